import { useEditionsInForce, useRegime } from '../regime/use-regime';

/** The bodies of the regime in force, title by code; empty until they are known. */
export function useBodies(): { readonly bodies: ReadonlyMap<string, string>; readonly isPending: boolean } {
  const editions = useEditionsInForce();
  const regime = useRegime(editions.data?.[0]);
  return {
    bodies: new Map([...(regime.data?.bodies ?? [])].map(([code, { title }]) => [code, title])),
    isPending: editions.isPending || regime.isPending,
  };
}
