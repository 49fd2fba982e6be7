import { didYouMean } from './suggest';
import type { Token } from './lexer';

/** The functions there are, by FEEL's names where FEEL has them; some are of several words. */
export const FUNCTION_NAMES = [
  'date',
  'not',
  'is defined',
  'is empty',
  'count',
  'sum',
  'min',
  'max',
  'mean',
  'all',
  'any',
  'list contains',
  'distinct values',
  'append',
  'concatenate',
  'contains',
  'starts with',
  'ends with',
  'string length',
  'abs',
  'floor',
  'ceiling',
  'round',
  'round half up',
  'yuan',
  'year',
  'month',
  'day',
] as const;

export type FunctionName = (typeof FUNCTION_NAMES)[number];

const KNOWN: ReadonlySet<string> = new Set(FUNCTION_NAMES);
const MOST_WORDS = 3;

/**
 * A function's name at a place: the longest row of up to three names before a `(` that is known; failing that
 * the single name before a `(`, which the check then refuses with a suggestion. Null when no call stands there.
 */
export function functionNameAt(
  tokens: readonly Token[],
  at: number,
): { readonly name: string; readonly tokens: number } | null {
  const words: string[] = [];
  for (let count = 1; count <= MOST_WORDS; count += 1) {
    const token = tokens[at + count - 1];
    if (token?.kind !== 'name') return null;
    words.push(token.text);
    const after = tokens[at + count];
    if (after?.kind === 'symbol' && after.text === '(') return { name: words.join(' '), tokens: count };
  }
  return null;
}

export function isFunctionName(name: string): name is FunctionName {
  return KNOWN.has(name);
}

export function suggestFunction(name: string): string {
  return didYouMean(name, FUNCTION_NAMES);
}
