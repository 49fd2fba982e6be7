import type { Calendar } from '../calendar/calendar';
import { dueDay } from '../calendar/count';
import { parseDay, type Day } from '../day';
import type { Facts, Value } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { CompiledInTime } from './compile';

/** What came too late: `done` is null of what is not done yet. */
export interface Late {
  readonly from: Day;
  readonly due: Day;
  readonly done: Day | null;
}

export interface InTimeVerdict {
  /** null: it cannot be judged; `not-begun`: there is nothing to judge. */
  readonly inTime: boolean | null | 'not-begun';
  /** The first that was late. */
  readonly late: Late | null;
}

const NOT_BEGUN: InTimeVerdict = { inTime: 'not-begun', late: null };
const UNKNOWN: InTimeVerdict = { inTime: null, late: null };

/** Judges `InTimeDocument`: what is not done yet is held against the fact `today`. */
export function judgeInTime(
  { document, count }: CompiledInTime,
  vocabulary: Vocabulary,
  facts: Facts,
  calendar: Calendar,
): InTimeVerdict {
  const read = vocabulary.reader(facts);
  const begun = daysOf(read(document.from));
  if (begun === null || begun.length === 0) return NOT_BEGUN;
  const given = read(document.done);
  const ended = given === null ? begun.map(() => null) : daysOf(given);
  const within = count.evaluate(read);
  if (ended?.length !== begun.length || typeof within !== 'number' || within < 0) return UNKNOWN;
  const [today = null] = daysOf(read('today')) ?? [];
  let isKnown = true;
  for (const [index, from] of begun.entries()) {
    const { on: due } = dueDay(calendar, from, within, document.within.unit);
    const done = ended[index] ?? null;
    const held = done ?? today;
    if (held === null) isKnown = false;
    else if (held > due) return { inTime: false, late: { from, due, done } };
  }
  return isKnown ? { inTime: true, late: null } : UNKNOWN;
}

/** A day as a list of one; null for what is no day. */
function daysOf(value: Value): readonly Day[] | null {
  const days = (Array.isArray(value) ? (value as readonly Value[]) : [value]).map((one) => parseDay(one).value);
  return days.every((day) => day !== null) ? days : null;
}
