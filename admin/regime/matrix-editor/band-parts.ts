import { t } from '../../i18n/t';
import {
  HIGH_WORDS,
  LOW_WORDS,
  includesBound,
  joinWord,
  usualWord,
  wordValue,
  type BoundSemantics,
  type CellColumn,
  type HighWord,
  type LowWord,
  type UnaryTests,
} from '../../../form-schemas/engine';
import { wordsIn } from '../../../form-schemas/engine/matrix/cell-read';

/** A band as two limits, each an amount with its word; an empty amount is no limit. */
export interface BandParts {
  readonly low: string;
  readonly lowWord: LowWord;
  readonly high: string;
  readonly highWord: HighWord;
}

/** The limits of a cell that is one band; null where it is something else. Words as typed where they mean the same. */
export function partsOf(
  tests: UnaryTests | null,
  column: CellColumn,
  bounds: BoundSemantics,
  typed: string,
): BandParts | null {
  const usual = {
    lowWord: usualWord('low', bounds.above === 'included', bounds),
    highWord: usualWord('high', bounds.below === 'included', bounds),
  };
  if (tests?.any) return { low: '', high: '', ...usual };
  const [band] = tests?.tests ?? [];
  if (!tests || tests.negated || tests.tests.length !== 1 || band?.kind !== 'interval') return null;
  const said = wordsIn(typed);
  const low = said.low && includesBound(said.low, bounds) === band.lowIncluded ? said.low : null;
  const high = said.high && includesBound(said.high, bounds) === band.highIncluded ? said.high : null;
  return {
    low: band.low === null ? '' : wordValue(band.low, column),
    lowWord: band.low === null ? usual.lowWord : (low ?? usualWord('low', band.lowIncluded, bounds)),
    high: band.high === null ? '' : wordValue(band.high, column),
    highWord: band.high === null ? usual.highWord : (high ?? usualWord('high', band.highIncluded, bounds)),
  };
}

/** The band as it would be typed. */
export function joinParts({ low, lowWord, high, highWord }: BandParts): string {
  return [
    low.trim() === '' ? '' : joinWord(lowWord, low.trim()),
    high.trim() === '' ? '' : joinWord(highWord, high.trim()),
  ]
    .filter((part) => part !== '')
    .join(t('，'));
}

export const LOW_CHOICES: readonly LowWord[] = LOW_WORDS;
export const HIGH_CHOICES: readonly HighWord[] = HIGH_WORDS;
