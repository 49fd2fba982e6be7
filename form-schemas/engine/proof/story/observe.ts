import { NO_CALENDAR } from '../../calendar/earliest';
import { parseDay, type Day } from '../../day';
import { clocksOf, type ClockState } from '../../deadline/clocks';
import { duesOf } from '../../deadline/stage-dues';
import type { StoryEvent } from '../../model/worked-case';
import type { CaseState } from '../../procedure/case';
import type { CompiledRegime } from '../../procedure/compiled';
import { earliestDay, type EarliestDay } from '../../procedure/earliest-day';
import { mergeFacts } from '../../procedure/given';
import { openOnes } from '../../procedure/slots';
import { couldOpen } from '../../project/could-open';
import { factsAround, standingFacts } from '../../project/project-facts';
import { unitFacts, type World } from '../../project/world';
import type { Facts, Json } from '../../value';
import { writeFacts } from '../../vocabulary/read-facts';

/** What is looked at after an event: everything around, and the case that it happened to. */
export interface Looked {
  readonly event: StoryEvent;
  readonly after: CaseState;
  readonly world: World;
}

type Expect = StoryEvent['expect'];
export type Observed = Omit<{ readonly [K in keyof Expect]?: Expect[K] | null }, 'refused' | 'warned'>;

/**
 * How things stand after an event, of all that its expectation speaks of, in the same shape; null where there is no such
 * thing (nothing open that is due, no wait).
 */
export function observe(compiled: CompiledRegime, looked: Looked): Observed {
  const { event, after, world } = looked;
  const { expect } = event;
  const { main, rows } = world.surroundings;
  const seen: { -readonly [K in keyof Observed]: Observed[K] } = {};
  if (expect.stage !== undefined) seen.stage = after.stage;
  if (expect.waitingFor) seen.waitingFor = openOnes(after.slots).map(({ body }) => body);
  if (expect.ended !== undefined) seen.ended = after.ended?.outcome ?? null;
  if (expect.facts)
    seen.facts = Object.fromEntries(factsNow(compiled, freshened(compiled, looked), Object.keys(expect.facts)));
  if (expect.suspended !== undefined) seen.suspended = main !== null && main.suspended !== null;
  if (expect.main !== undefined) seen.main = main?.stage ?? null;
  if (expect.due !== undefined) seen.due = dueIn(compiled, after);
  if (expect.earliest !== undefined) seen.earliest = earliestIn(compiled, after)?.on ?? null;
  if (expect.records)
    seen.records = count(Object.keys(expect.records), (record) => rows.filter((row) => row.record === record).length);
  if (expect.clocks) {
    const clocks = clocksIn(compiled, looked);
    seen.clocks = count(
      Object.keys(expect.clocks),
      (code) => clocks.find((clock) => clock.code === code)?.status ?? '',
    );
  }
  if (expect.couldOpen)
    seen.couldOpen = couldOpen(
      compiled,
      world.surroundings,
      [event.by],
      unitFacts(compiled, world),
      event.on as Day,
    ).map(({ procedure }) => procedure);
  return seen;
}

/** The first day on which anything that is open in a case is due; null where nothing has a limit. */
function dueIn(compiled: CompiledRegime, state: CaseState): Day | null {
  const days = duesOf(compiled, state, compiled.calendar ?? NO_CALENDAR).map(({ due }) => due.on);
  return [...days].sort()[0] ?? null;
}

/** From when the wait at which a case stands may be ended; null where it waits for no time. */
export function earliestIn(compiled: CompiledRegime, state: CaseState): EarliestDay | null {
  const stage = compiled.procedures.get(state.procedure)?.stages.get(state.stage);
  return stage?.kind === 'wait' ? earliestDay(compiled, stage, state).value : null;
}

/** How all clocks stand on the day of an event. Of a yearly one last year's comes first, while it is to be met. */
export function clocksIn(compiled: CompiledRegime, { event, world }: Looked): readonly ClockState[] {
  const today = parseDay(event.on).value;
  if (today === null) return [];
  const facts = standingFacts(compiled, world.surroundings, {}, unitFacts(compiled, world));
  const trails = [world.surroundings.main, ...Object.values(world.surroundings.sides)];
  const since = trails.flatMap((state) => state?.trail[0]?.on ?? []).sort()[0] ?? today;
  const { main } = world.surroundings;
  return clocksOf(compiled, facts, compiled.calendar ?? NO_CALENDAR, today, { since, main });
}

/** The facts of a case with what its surroundings say now: rows that the event itself has written count. */
function freshened(compiled: CompiledRegime, { after, world }: Looked): Pick<CaseState, 'facts'> {
  const { procedure, about, facts } = after;
  return { facts: mergeFacts(facts, factsAround(compiled, world.surroundings, { procedure, about })) };
}

/** Facts of a case in their JSON form; null where there is no value. */
export function factsNow(
  compiled: CompiledRegime,
  state: { readonly facts: Facts },
  names: readonly string[],
): ReadonlyMap<string, Json> {
  const read = compiled.vocabulary.reader(state.facts);
  const actual = writeFacts(compiled.vocabulary, Object.fromEntries(names.map((name) => [name, read(name)])));
  return new Map(names.map((name) => [name, Object.hasOwn(actual, name) ? (actual[name] ?? null) : null]));
}

function count<T>(names: readonly string[], of: (name: string) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(names.map((name) => [name, of(name)]));
}
