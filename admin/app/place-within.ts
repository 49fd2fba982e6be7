/** An address within the console, e.g. to go back to after signing in; null for anything else, such as `//elsewhere`. */
export function placeWithin(given: unknown): string | null {
  return typeof given === 'string' && /^\/(?![/\\])/.test(given) && !given.startsWith('/sign-in') ? given : null;
}
