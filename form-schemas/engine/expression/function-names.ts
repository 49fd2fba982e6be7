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
  'add days',
  'add months',
  'days between',
] as const;

export type FunctionName = (typeof FUNCTION_NAMES)[number];

const KNOWN: ReadonlySet<string> = new Set(FUNCTION_NAMES);
const MOST_WORDS = 3;
/** `between` is an operator as well: `days between(a, b)` is a call, `days between (a) and b` compares a fact `days`. */
const KEYWORD_IN_NAME: ReadonlySet<string> = new Set(['days between']);

/**
 * A function's name at a place: the row of up to three names before a `(`; where it is none the check refuses it with a
 * suggestion. Null when no call stands there.
 */
export function functionNameAt(
  tokens: readonly Token[],
  at: number,
): { readonly name: string; readonly tokens: number } | null {
  const words: string[] = [];
  for (let count = 1; count <= MOST_WORDS; count += 1) {
    const token = tokens[at + count - 1];
    const isKeyword = token?.kind === 'keyword' && KEYWORD_IN_NAME.has([...words, token.text].join(' '));
    if (token === undefined || (token.kind !== 'name' && !isKeyword)) return null;
    words.push(token.text);
    if (isOpening(tokens[at + count])) {
      if (isKeyword && !hasTwoArguments(tokens, at + count)) return null;
      return { name: words.join(' '), tokens: count };
    }
  }
  return null;
}

function isOpening(token: Token | undefined): boolean {
  return token?.kind === 'symbol' && token.text === '(';
}

/** Whether a comma stands right within the bracket that opens at a place. */
function hasTwoArguments(tokens: readonly Token[], open: number): boolean {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'symbol') continue;
    if (token.text === '(' || token.text === '[') depth += 1;
    else if (token.text === ')' || token.text === ']') depth -= 1;
    else if (token.text === ',' && depth === 1) return true;
    if (depth === 0) return false;
  }
  return false;
}

export function isFunctionName(name: string): name is FunctionName {
  return KNOWN.has(name);
}

export function suggestFunction(name: string): string {
  return didYouMean(name, FUNCTION_NAMES);
}
