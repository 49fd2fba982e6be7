import { compareExact, exactFromText, exactToText, isExact, multiply } from '../expression/exact';
import type { UnaryTests } from '../expression/unary';
import { wordMoney, type Fen } from '../money';
import type { Value } from '../value';
import { parseBandWords, type BoundSemantics } from './words';

/** Words for where a band begins; `以上` stands after the amount and means what the regime says, the others before it. */
export const LOW_WORDS = ['以上', '不低于', '达到', '超过'] as const;
/** Words for where a band ends. */
export const HIGH_WORDS = ['以下', '不超过', '低于', '未达到', '以内'] as const;

export type LowWord = (typeof LOW_WORDS)[number];
export type HighWord = (typeof HIGH_WORDS)[number];

const INCLUDED: Readonly<Record<Exclude<LowWord | HighWord, '以上' | '以下'>, boolean>> = {
  不低于: true,
  达到: true,
  超过: false,
  不超过: true,
  低于: false,
  未达到: false,
  以内: true,
};

/** Whether an amount with this word belongs to the band; of 以上 and 以下 the regime says it (an article such as 第六十二条). */
export function includesBound(word: LowWord | HighWord, bounds: BoundSemantics): boolean {
  if (word === '以上') return bounds.above === 'included';
  if (word === '以下') return bounds.below === 'included';
  return INCLUDED[word];
}

/** The usual words for a bound: 以上 and 以下 where they mean it, else the plainest that do. */
export function usualWord(side: 'low', included: boolean, bounds: BoundSemantics): LowWord;
export function usualWord(side: 'high', included: boolean, bounds: BoundSemantics): HighWord;
export function usualWord(side: 'low' | 'high', included: boolean, bounds: BoundSemantics): LowWord | HighWord {
  const words: readonly (LowWord | HighWord)[] = side === 'low' ? LOW_WORDS : HIGH_WORDS;
  const plain = side === 'low' ? (included ? '不低于' : '超过') : included ? '不超过' : '低于';
  const [usual] = words;
  return usual !== undefined && includesBound(usual, bounds) === included ? usual : plain;
}

/** Puts a word to an amount: `200万元以上`, `不超过500万元`. */
export function joinWord(word: LowWord | HighWord, amount: string): string {
  return word === '以上' || word === '以下' || word === '以内' ? `${amount}${word}` : `${word}${amount}`;
}

/**
 * Words a cell of money or of shares as regulations write bands: `200万元以上，500万元以下`. The words wished for are
 * taken where they mean the cell, else the usual ones.
 *
 * @returns null where words cannot say it (several ranges, a negation, an amount that is no whole fen or no finite
 * percentage): what is returned always reads back as the same tests by {@link parseBandWords}.
 */
export function wordBand(
  tests: Pick<UnaryTests, 'any' | 'negated' | 'tests'>,
  kind: 'money' | 'number',
  bounds: BoundSemantics,
  wished: { readonly low?: LowWord; readonly high?: HighWord } = {},
): string | null {
  const [test] = tests.tests;
  if (tests.any || tests.negated || tests.tests.length !== 1 || !test) return null;
  const words: string[] = [];
  if (test.kind === 'equal' || (test.low !== null && sameAmount(test.low, test.high))) {
    const amount = wordAmount(test.kind === 'equal' ? test.value : test.low, kind);
    words.push(amount === null ? '' : `正好${amount}`);
  } else {
    if (test.low !== null) {
      const word = wished.low && includesBound(wished.low, bounds) === test.lowIncluded ? wished.low : null;
      const amount = wordAmount(test.low, kind);
      words.push(amount === null ? '' : joinWord(word ?? usualWord('low', test.lowIncluded, bounds), amount));
    }
    if (test.high !== null) {
      const word = wished.high && includesBound(wished.high, bounds) === test.highIncluded ? wished.high : null;
      const amount = wordAmount(test.high, kind);
      words.push(amount === null ? '' : joinWord(word ?? usualWord('high', test.highIncluded, bounds), amount));
    }
  }
  if (words.length === 0 || words.includes('')) return null;
  const text = words.join('，');
  return parseBandWords(text, bounds).value?.kind === kind ? text : null;
}

function wordAmount(value: Value, kind: 'money' | 'number'): string | null {
  if (kind === 'money')
    return typeof value === 'number' && value >= 0 ? wordMoney(value as Fen).replaceAll(',', '') : null;
  const percent = isExact(value) ? multiply(value, 100) : null;
  if (percent === null) return null;
  const text = exactToText(percent);
  const read = exactFromText(text);
  return /^[0-9]/.test(text) && read !== null && sameAmount(read, percent) ? `${text}%` : null;
}

function sameAmount(a: Value, b: Value): boolean {
  return isExact(a) && isExact(b) && compareExact(a, b) === 0;
}
