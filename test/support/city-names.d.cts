export const cityNames: readonly string[];
