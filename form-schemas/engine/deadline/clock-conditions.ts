import { compileCondition, type Condition } from '../check/condition';
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
