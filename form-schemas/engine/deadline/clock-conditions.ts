import { compileCondition, type Condition } from '../check/condition';
import { compileExpression } from '../expression/compile';
import type { ClockDocument } from '../model/deadline';
import type { CompiledRegime } from '../procedure/compiled';
import type { Facts } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';

/** The name by which conditions of a yearly clock ask which year is meant. */
export const CLOCK_YEAR = 'clockYear';

interface Conditions {
  readonly while: Condition | null;
  readonly done: Condition | null;
}

/** Compiled once per vocabulary: an edition's conditions never change. */
const known = new WeakMap<Vocabulary, Map<string, Conditions>>();

const read = new WeakMap<Vocabulary, Map<string, ReadonlySet<string>>>();

/**
 * The facts by which a clock goes: the day that it runs from, its conditions, what its spans are counted by. Whoever may not know one of
 * them may not be told how the clock stands.
 */
export function factsOfClock(regime: CompiledRegime, clock: ClockDocument): ReadonlySet<string> {
  const clocks = read.get(regime.vocabulary) ?? new Map<string, ReadonlySet<string>>();
  read.set(regime.vocabulary, clocks);
  const before = clocks.get(clock.code);
  if (before) return before;
  const conditions = conditionsOf(regime, clock);
  const counts = [clock.opens, clock.within].flatMap((span) => (typeof span?.count === 'string' ? [span.count] : []));
  const names = new Set([
    ...('fact' in clock.from ? [clock.from.fact] : []),
    ...(conditions.while?.dependencies ?? []),
    ...(conditions.done?.dependencies ?? []),
    ...counts.flatMap((text) => compileExpression(text, regime.vocabulary.scope).value?.dependencies ?? []),
  ]);
  clocks.set(clock.code, names);
  return names;
}

function conditionsOf({ vocabulary }: CompiledRegime, clock: ClockDocument): Conditions {
  let clocks = known.get(vocabulary);
  if (!clocks) known.set(vocabulary, (clocks = new Map()));
  const before = clocks.get(clock.code);
  if (before) return before;
  const names = new Map(vocabulary.scope.names);
  if (!names.has(CLOCK_YEAR)) names.set(CLOCK_YEAR, { kind: 'integer' });
  const words = { ...vocabulary, scope: { ...vocabulary.scope, names } };
  const compiled = {
    while: clock.while === undefined ? null : compileCondition(clock.while, words).value,
    done: compileCondition(clock.done, words).value,
  };
  clocks.set(clock.code, compiled);
  return compiled;
}

/** Whether a clock runs and whether it is met by these facts, of a yearly one for a year. Undecided is neither. */
export function judgeClock(
  regime: CompiledRegime,
  clock: ClockDocument,
  facts: Facts,
  year: number | null,
): { readonly runs: boolean; readonly met: boolean } {
  const { vocabulary } = regime;
  const known: Facts = year === null ? facts : { ...facts, [CLOCK_YEAR]: year };
  const words: Vocabulary =
    year === null || vocabulary.scope.names.has(CLOCK_YEAR)
      ? vocabulary
      : {
          ...vocabulary,
          reader: (given) => {
            const read = vocabulary.reader(given);
            return (name) => (name === CLOCK_YEAR ? year : read(name));
          },
        };
  const conditions = conditionsOf(regime, clock);
  const holds = (condition: Condition | null) => condition?.judge(words, known) === true;
  return { runs: clock.while === undefined || holds(conditions.while), met: holds(conditions.done) };
}
