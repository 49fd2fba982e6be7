import { NO_CALENDAR } from '../../calendar/earliest';
import type { Day } from '../../day';
import type { ClockState } from '../../deadline/clocks';
import { duesOf } from '../../deadline/stage-dues';
import { isFine, type Finding } from '../../finding';
import type { StoryAct, StoryCase } from '../../model/worked-case';
import type { CaseState } from '../../procedure/case';
import type { CompiledRegime } from '../../procedure/compiled';
import type { Due } from '../../procedure/due';
import { openOnes } from '../../procedure/slots';
import { nameBodies } from '../../procedure/speak';
import { couldOpen } from '../../project/could-open';
import { unitFacts } from '../../project/world';
import { clocksIn, earliestIn } from './observe';
import { playStory, type PlayedEvent } from './play-story';

/** A thing of the regime by its code, with its title for people. */
export interface Named {
  readonly code: string;
  readonly title: string;
}

/** A day by which, or from which, something is to be done. */
export interface ExplainedDay {
  readonly on: Day;
  /** provisional: counted through a year whose arrangement has not been announced. */
  readonly certainty: 'sure' | 'provisional';
  /** `10个工作日内`, `至少7日`. */
  readonly words: string;
  readonly strength: 'must' | 'should';
  readonly clause: readonly string[];
  readonly article: string;
}

/** Who is waited for, and until when. */
export interface ExplainedTask extends Named {
  /** `<visit>.<step>.<body>` */
  readonly slot: string;
  /** Of a parallel stage: the lane. */
  readonly lane: string | null;
  readonly due: ExplainedDay | null;
}

/** A case as it stands. */
export interface ExplainedCase {
  /** Label of the case in the story; null of the main case. */
  readonly label: string | null;
  readonly procedure: Named;
  readonly stage: Named;
  readonly waitingFor: readonly ExplainedTask[];
  /** Of a wait: from when it may be ended. */
  readonly earliest: ExplainedDay | null;
  /** The decision word, where it has ended. */
  readonly ended: string | null;
  /** Since when it is suspended. */
  readonly suspended: Day | null;
}

/** One event of a story and how everything stands after it. */
export interface ExplainedEvent {
  readonly on: string;
  readonly by: Named;
  readonly do: StoryAct;
  /** The case that it happened to. */
  readonly case: ExplainedCase;
  /** The main case, where it happened to another. */
  readonly main: ExplainedCase | null;
  readonly refused: boolean;
  readonly findings: readonly Finding[];
  /** What differs from what the story says must hold; empty where it holds, or says nothing. */
  readonly problems: readonly string[];
  /** How many rows each record type has by now; none where there are none. */
  readonly records: Readonly<Record<string, number>>;
  /** Clocks that run, as they stand on that day. */
  readonly clocks: readonly ClockState[];
  /** Side procedures that whoever acted could open now. */
  readonly couldOpen: readonly Named[];
}

export interface ExplainedStory {
  readonly procedure: Named;
  readonly notBegun: readonly Finding[];
  readonly events: readonly ExplainedEvent[];
  /** Whether every event could be played; false where one was refused that had to go through, and ends the play. */
  readonly whole: boolean;
}

/**
 * Plays a story and says after each event where things stand: stage, who is waited for, due days with their certainty,
 * clocks, what could be opened, and the findings. Data for a host to print; all words are of the regime.
 */
export function explainStory(compiled: CompiledRegime, story: StoryCase): ExplainedStory {
  const played = playStory(compiled, story);
  return {
    procedure: procedureOf(compiled, story.procedure),
    notBegun: played.notBegun,
    events: played.events.map((event) => explain(compiled, event)),
    whole: played.whole,
  };
}

function explain(compiled: CompiledRegime, played: PlayedEvent): ExplainedEvent {
  const { event, after, world, findings, problems } = played;
  const { main, rows } = world.surroundings;
  const records = new Map<string, number>();
  for (const { record } of rows) records.set(record, (records.get(record) ?? 0) + 1);
  const isMain = after === main || event.case === undefined;
  return {
    on: event.on,
    by: { code: event.by, title: nameBodies(compiled, [event.by]) },
    do: event.do,
    case: explainCase(compiled, after, isMain ? null : (event.case ?? null)),
    main: isMain || main === null ? null : explainCase(compiled, main, null),
    refused: !isFine(findings),
    findings,
    problems,
    records: Object.fromEntries(records),
    clocks: clocksIn(compiled, played).filter(({ status }) => status !== 'not-running'),
    couldOpen: couldOpen(compiled, world.surroundings, [event.by], unitFacts(compiled, world), event.on as Day).map(
      ({ procedure }) => procedureOf(compiled, procedure),
    ),
  };
}

/** A case as it stands: where, who is waited for, and until when. */
export function explainCase(compiled: CompiledRegime, state: CaseState, label: string | null): ExplainedCase {
  const dues = duesOf(compiled, state, compiled.calendar ?? NO_CALENDAR);
  const stage = compiled.procedures.get(state.procedure)?.stages.get(state.stage);
  const tasks = openOnes(state.slots).map((slot): ExplainedTask => {
    const found = dues.find((due) => due.slot === slot.id)?.due;
    return {
      code: slot.body,
      title: nameBodies(compiled, [slot.body]),
      slot: slot.id,
      lane: state.chain[slot.step]?.lane ?? null,
      due: found ? explainDue(found) : null,
    };
  });
  return {
    label,
    procedure: procedureOf(compiled, state.procedure),
    stage: { code: state.stage, title: stage?.title ?? state.stage },
    waitingFor: tasks,
    earliest: explainWait(compiled, state),
    ended: state.ended?.outcome ?? null,
    suspended: state.suspended?.on ?? null,
  };
}

function explainWait(compiled: CompiledRegime, state: CaseState): ExplainedDay | null {
  const stage = compiled.procedures.get(state.procedure)?.stages.get(state.stage);
  const earliest = earliestIn(compiled, state);
  if (stage?.kind !== 'wait' || !earliest) return null;
  const { clause } = stage.atLeast;
  return {
    on: earliest.on,
    certainty: certainty(earliest),
    words: earliest.words,
    strength: 'must',
    clause,
    article: compiled.article(clause),
  };
}

function certainty({ provisional }: { readonly provisional: boolean }): ExplainedDay['certainty'] {
  return provisional ? 'provisional' : 'sure';
}

function explainDue(due: Due): ExplainedDay {
  const { words, strength, clause, article } = due.limit;
  return { on: due.on, certainty: certainty(due), words, strength, clause, article };
}

function procedureOf(compiled: CompiledRegime, code: string): Named {
  return { code, title: compiled.procedures.get(code)?.document.title ?? code };
}
