import type { Tone } from './words';

/** A state in a word, with a colour that says the same. */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return <span className={`tc-accept-mark tc-accept-${tone}`}>{children}</span>;
}
