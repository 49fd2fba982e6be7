import type { Interval, UnaryTests } from '../expression/unary';
import { quote } from '../expression/place';
import { compareExact, isExact } from '../expression/exact';
import { fine, found, type Finding, type Outcome } from '../finding';
import type { RegimeDocument } from '../model/regime';
import type { Value } from '../value';
import { readAmount, type WordedAmount } from './amount-words';

export type BoundSemantics = RegimeDocument['bounds'];

/** The tests that a band's words stand for, and whether they speak of money or of a share. */
export interface BandWords {
  readonly tests: UnaryTests;
  readonly kind: WordedAmount['kind'];
}

type ReadAmount = (text: string) => WordedAmount | null;

type Side = 'low' | 'high' | 'point';

/** Words before an amount; none of them is touched by what the regime says of 以上 and 以下. */
const BEFORE: readonly (readonly [word: string, side: Side, included: boolean])[] = [
  ['不低于', 'low', true],
  ['不少于', 'low', true],
  ['不小于', 'low', true],
  ['不足', 'high', false],
  ['不满', 'high', false],
  ['不超过', 'high', true],
  ['不高于', 'high', true],
  ['不多于', 'high', true],
  ['不大于', 'high', true],
  ['未达到', 'high', false],
  ['未满', 'high', false],
  ['未超过', 'high', true],
  ['达到', 'low', true],
  ['超过', 'low', false],
  ['高于', 'low', false],
  ['大于', 'low', false],
  ['多于', 'low', false],
  ['低于', 'high', false],
  ['小于', 'high', false],
  ['少于', 'high', false],
  ['至少', 'low', true],
  ['至多', 'high', true],
  ['等于', 'point', true],
  ['正好', 'point', true],
  ['恰好', 'point', true],
];

const SEPARATOR = /^(?:[，、,;；]|且|并且|同时|但|的)+/;

/**
 * Reads a band in a regulation's words: `200万元以上，500万元以下`, `超过 1000 万元`, `不低于三十万元、不足50万元`.
 *
 * 以上 and 以下 include the number or not as `bounds` says (an article such as 第六十二条), unless the words
 * say it themselves: `500万元（含）以上`, `500万元以下（不含本数）`. 以内 includes it. Amounts are read as fen,
 * percentages as numbers.
 *
 * Finding `words-unreadable` (with what was not understood), `words-contradict` (two lower bounds, nothing
 * between the bounds, money beside shares).
 *
 * @param read reads an amount from the start of a text; another one reads bands of plain numbers or days
 */
export function parseBandWords(
  words: string,
  bounds: BoundSemantics,
  read: ReadAmount = readAmount,
): Outcome<BandWords | null> {
  let rest = plain(words);
  let [low, high]: [Bound | null, Bound | null] = [null, null];
  let kind: WordedAmount['kind'] | null = null;
  while (rest !== '') {
    const term = readTerm(rest, bounds, read);
    if (!term)
      return refuse(
        'words-unreadable',
        words,
        `读不懂${quote(rest)}：须写成“200万元以上”“不超过 500 万元”之类，带上单位（元、万元、亿元或 %）`,
      );
    if (kind !== null && kind !== term.amount.kind)
      return refuse('words-contradict', words, '金额与百分比不能写在同一档');
    kind = term.amount.kind;
    const bound = { value: term.amount.value, included: term.included };
    if (term.side !== 'high') {
      if (low) return refuse('words-contradict', words, '有两个下限');
      low = bound;
    }
    if (term.side !== 'low') {
      if (high) return refuse('words-contradict', words, '有两个上限');
      high = bound;
    }
    const next = rest.slice(term.length);
    rest = next.replace(SEPARATOR, '');
    if (rest !== '' && next === rest && !/^[0-9不未达超高大多低小少至等正恰]/.test(rest)) {
      return refuse('words-unreadable', words, `读不懂${quote(rest)}`);
    }
  }
  if (kind === null) return refuse('words-unreadable', words, '没有写任何界限');
  if (low && high && isNothing(low, high)) return refuse('words-contradict', words, '下限高于上限，不含任何值');
  const interval: Interval = {
    kind: 'interval',
    low: low?.value ?? null,
    lowIncluded: low?.included ?? false,
    high: high?.value ?? null,
    highIncluded: high?.included ?? false,
  };
  return fine({ tests: { text: words, any: false, negated: false, tests: [interval] }, kind });
}

interface Bound {
  readonly value: Value;
  readonly included: boolean;
}

interface Term extends Pick<Bound, 'included'> {
  readonly amount: WordedAmount;
  readonly side: Side;
  readonly length: number;
}

const AFTER = /^(\(含(?:本数)?\)|\(不含(?:本数)?\))?(以上|以下|以内)(\(含(?:本数)?\)|\(不含(?:本数)?\))?/;

function readTerm(text: string, bounds: BoundSemantics, readNext: ReadAmount): Term | null {
  const before = BEFORE.find(([word]) => text.startsWith(word));
  const skip = before?.[0].length ?? 0;
  const amount = readNext(text.slice(skip));
  if (!amount) return null;
  const read = skip + amount.length;
  const after = AFTER.exec(text.slice(read));
  if (before) return after ? null : { amount, side: before[1], included: before[2], length: read };
  if (!after) return null;
  const [all, first, word, last] = after;
  if (first && last) return null;
  const said = first ?? last;
  const usual = word === '以内' ? true : (word === '以上' ? bounds.above : bounds.below) === 'included';
  return {
    amount,
    side: word === '以上' ? 'low' : 'high',
    included: said === undefined ? usual : !said.includes('不'),
    length: read + all.length,
  };
}

/** Without blanks, in half-width digits and brackets. */
function plain(words: string): string {
  return words
    .replace(/[\uFF10-\uFF19\uFF0E\uFF05\uFF08\uFF09]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)，(?=\d{3}(?!\d))/g, ',')
    .replace(/\s+/g, '');
}

function isNothing(low: Bound, high: Bound): boolean {
  if (!isExact(low.value) || !isExact(high.value)) return false;
  const order = compareExact(low.value, high.value);
  return order > 0 || (order === 0 && !(low.included && high.included));
}

function refuse(code: string, words: string, why: string): Outcome<null> {
  const finding: Finding = {
    code,
    severity: 'error',
    message: `${quote(words)}：${why}`,
    parameters: { words: words.slice(0, 200) },
  };
  return found(null, [finding]);
}
