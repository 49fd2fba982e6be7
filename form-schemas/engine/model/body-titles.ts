import type { Body } from './body';

/** A regime, or so much of it as tells of its bodies. */
interface Bodies {
  readonly bodies: ReadonlyMap<string, Body>;
}

/** What a body is called; the code itself where the regime does not know it, or is not there to be asked. */
export function bodyTitle(regime: Bodies | null | undefined, code: string): string {
  return regime?.bodies.get(code)?.title ?? code;
}

/** What bodies are called, in the order given. */
export function bodyTitles(regime: Bodies | null | undefined, codes: readonly string[]): string[] {
  return codes.map((code) => bodyTitle(regime, code));
}

/** A body by code and title, as it is shown where it can be chosen or followed. */
export function namedBody(regime: Bodies, code: string): { readonly code: string; readonly title: string } {
  return { code, title: bodyTitle(regime, code) };
}
