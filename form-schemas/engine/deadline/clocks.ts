import type { Calendar } from '../calendar/calendar';
import { dueDay, dueState } from '../calendar/count';
import { earliestDay, escalationDay } from '../calendar/earliest';
import { restedLimit, wordRest, type Rest } from '../calendar/rest';
import { addDays, daysInMonth, parseDay, yearOf, type Day } from '../day';
import type { ClockDocument, ClockSpan } from '../model/deadline';
import type { CaseState } from '../procedure/case';
import type { CompiledRegime } from '../procedure/compiled';
import { todayFact } from '../procedure/record-facts';
import type { Facts } from '../value';
import { judgeClock } from './clock-conditions';
import { countOver, wordClock } from './clock-spans';

/**
 * not-running: what it runs from has not happened, it does not apply, or the project is suspended or over. not-open: nothing can be done about it yet.
 * open, near (at most two workdays away, or due today) and late: to be met. met: done; a late deed is met as well.
 */
export type ClockStatus = 'not-running' | 'not-open' | 'open' | 'near' | 'late' | 'met';

/** A clock as it stands on a day. */
export interface ClockState {
  readonly code: string;
  readonly title: string;
  readonly of: ClockDocument['of'];
  /** Of a yearly clock: which year's. */
  readonly year: number | null;
  readonly status: ClockStatus;
  /** From when it runs; null while that has not happened. */
  readonly from: Day | null;
  /** First day on which something can be done about it; null where it opens at once. */
  readonly opens: Day | null;
  readonly due: Day | null;
  /** Counted through a year whose arrangement has not been announced: to be counted again when it is. */
  readonly provisional: boolean;
  readonly strength: 'must' | 'should';
  readonly clause: readonly string[];
  readonly article: string;
  /** `自“验收日期”起12个月内`. */
  readonly words: string;
  readonly who: readonly string[];
  /** The side procedure with which it is met. */
  readonly procedure: string | null;
  /** Days on which a reminder goes out while it is not met, earliest first. */
  readonly reminders: readonly Day[];
  /** The day on which it is told further up while it is not met, and to whom. */
  readonly escalation: { readonly on: Day; readonly to: readonly string[] } | null;
}

export interface ClocksAsked {
  /** Whose clocks; absent: all. */
  readonly of?: ClockDocument['of'];
  /** Only these, by code; absent: all. */
  readonly codes?: ReadonlySet<string>;
  /** Since when there is the project (or unit) of which they are: a yearly clock of a day before that never ran for it. */
  readonly since?: Day | null;
  /** The main case: how it stands and has stood says how the project's own clocks run. */
  readonly main?: Pick<CaseState, 'suspended' | 'ended' | 'rests'> | null;
}

/**
 * Whether a project's own clocks rest: those that have not been met do not run. It is suspended, or has ended without success
 * (refused, terminated): nothing can be asked of it any more. One that has ended well has all the rest of its life before it:
 * evaluations, running costs.
 */
function isAtRest({ main = null }: ClocksAsked): boolean {
  return main !== null && (main.suspended !== null || main.ended?.positive === false);
}

/**
 * How the clocks of a regime stand on a day by facts as they are that day. A clock that does not run because of its
 * `while` is not running whatever has been done.
 *
 * A yearly clock is asked of two years only, since facts say how things are now, not how they were: the year of `today`,
 * always; and the year before, while it still runs and has not been met. `while` and `done` are judged with
 * `clockYear`, the year meant.
 *
 * What a project has been suspended for is not counted towards a limit of its own that is counted from some day, as it is not
 * towards the limit of a stage (`restedLimit`): there is left of it as it goes on what was left before. A day that is named
 * (the same of every year, a day ordered or planned) is nobody's counting and stays; so does the day on which something opens, since time
 * that must pass does pass meanwhile.
 *
 * @param facts of the main case with what its surroundings say (`standingFacts`); `today` is put in here.
 */
export function clocksOf(
  regime: CompiledRegime,
  facts: Facts,
  calendar: Calendar,
  today: Day,
  asked: ClocksAsked = {},
): readonly ClockState[] {
  const { of, codes, since = null, main = null } = asked;
  const now: Facts = { ...facts, ...todayFact(regime, today) };
  return regime.regime.deadlines
    .filter((clock) => (of === undefined || clock.of === of) && (codes === undefined || codes.has(clock.code)))
    .flatMap((clock): readonly ClockState[] => {
      const rests = clock.of === 'project' ? (main?.rests ?? []) : [];
      const one: Asked = { regime, calendar, today, since, clock, facts: now, rests };
      if (!('yearly' in clock.from)) return [standing(one, beginOf(one), null)];
      const year = yearOf(today);
      const before = standing(one, dayOfYear(clock.from.yearly, year - 1), year - 1);
      const isOver = before.status === 'met' || before.status === 'not-running';
      return [...(isOver ? [] : [before]), standing(one, dayOfYear(clock.from.yearly, year), year)];
    })
    .map((clock) =>
      isAtRest(asked) && clock.of === 'project' && clock.status !== 'met' ? { ...clock, ...AT_REST } : clock,
    );
}

/** Of a clock that does not run: it has no days. */
const AT_REST = {
  status: 'not-running',
  opens: null,
  due: null,
  provisional: false,
  reminders: [],
  escalation: null,
} as const satisfies Partial<ClockState>;

interface Asked {
  readonly regime: CompiledRegime;
  readonly calendar: Calendar;
  readonly today: Day;
  readonly since: Day | null;
  readonly clock: ClockDocument;
  readonly facts: Facts;
  readonly rests: readonly Rest[];
}

function beginOf({ regime, clock, facts }: Asked): Day | null {
  return 'fact' in clock.from ? parseDay(regime.vocabulary.reader(facts)(clock.from.fact)).value : null;
}

/** When a clock begins that is asked for from a day: a yearly one on its own day, the first that is not before the one asked. */
export function clockBegin({ from }: ClockDocument, asked: Day): Day {
  if ('fact' in from) return asked;
  const thisYear = dayOfYear(from.yearly, yearOf(asked));
  return (thisYear !== null && thisYear >= asked ? thisYear : dayOfYear(from.yearly, yearOf(asked) + 1)) ?? asked;
}

/** The same day of a year; the month's end where the year has no such day. */
function dayOfYear(monthDay: string, year: number): Day | null {
  const [month, day] = [monthDay.slice(0, 2), Number(monthDay.slice(3))];
  const last = Math.min(day, daysInMonth(year, Number(month)));
  return parseDay(`${year}-${month}-${String(last).padStart(2, '0')}`).value;
}

function standing(asked: Asked, from: Day | null, year: number | null): ClockState {
  const { regime, clock, facts, calendar, today, rests } = asked;
  const { code, title, of, strength, clause, who, procedure = null } = clock;
  const rested = from === null || !isCounted(clock) ? '' : wordRest(calendar, from, clock.within.unit, rests);
  const words = `${wordClock(regime, clock, facts)}${rested === '' ? '' : `（${rested}）`}`;
  const said = { code, title, of, year, strength, clause, who, procedure, words };
  const base = { ...said, article: regime.article(clause), from };
  const days = daysOf(asked, from);
  const { runs, met } = judgeClock(regime, clock, facts, year);
  if (days === null || !runs) return { ...base, ...AT_REST };
  return { ...base, ...days, status: met ? 'met' : runningStatus(calendar, days, today) };
}

/** The days of a clock. */
export type ClockDays = Pick<ClockState, 'opens' | 'provisional' | 'reminders' | 'escalation'> & { readonly due: Day };

/** The days of a clock that runs; null where what it runs from has not come about, or where it did before there was the project. */
function daysOf(asked: Asked, from: Day | null): ClockDays | null {
  const { regime, calendar, since, clock, facts, rests } = asked;
  const days = from === null ? null : clockDays(regime, clock, calendar, from, facts, rests);
  return days !== null && 'yearly' in clock.from && since !== null && days.due < since ? null : days;
}

/** Whether a limit is counted from a day that comes about: neither a day that is named nor one of every year. */
function isCounted(clock: ClockDocument): clock is ClockDocument & { readonly within: ClockSpan } {
  return 'fact' in clock.from && clock.within !== undefined;
}

/**
 * The days of a clock that runs from a day; null where a number that it is counted by is not set.
 *
 * @param rests for which the project was suspended: they are not counted, see {@link clocksOf}.
 */
export function clockDays(
  regime: CompiledRegime,
  clock: ClockDocument,
  calendar: Calendar,
  from: Day,
  facts: Facts,
  rests: readonly Rest[] = [],
): ClockDays | null {
  const open = clock.opens && countOver(regime, clock.opens, facts);
  const within = clock.within && countOver(regime, clock.within, facts);
  if (open === null || within === null) return null;
  const opens = clock.opens && open !== undefined ? earliestDay(calendar, from, open, clock.opens.unit) : null;
  const limit = clock.within && within !== undefined ? { within, unit: clock.within.unit } : null;
  const counted = limit && isCounted(clock) ? restedLimit(calendar, from, limit, rests) : limit;
  const due = counted ? dueDay(calendar, from, counted.within, counted.unit) : { on: from, provisional: false };
  const runsUp = (day: Day) => 'yearly' in clock.from || day > from;
  const reminders = (clock.remind ?? []).map((days) => addDays(due.on, -days)).filter(runsUp);
  const { escalate } = clock;
  return {
    opens: opens?.on ?? null,
    due: due.on,
    provisional: due.provisional || (opens?.provisional ?? false),
    reminders: [...new Set(reminders)].sort(),
    escalation: escalate ? { on: escalationDay(calendar, due.on, escalate.after), to: escalate.to } : null,
  };
}

/** How a clock that runs and has not been met stands on a day: whatever has kept its days can ask again on another one. */
export function runningStatus(
  calendar: Calendar,
  { opens, due }: Pick<ClockDays, 'opens' | 'due'>,
  today: Day,
): Exclude<ClockStatus, 'not-running' | 'met'> {
  if (opens !== null && today < opens && today <= due) return 'not-open';
  const state = dueState(calendar, due, today);
  return state === 'on-time' ? 'open' : state;
}
