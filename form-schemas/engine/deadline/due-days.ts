import type { Calendar } from '../calendar/calendar';
import { earliestDay, escalationDay } from '../calendar/earliest';
import { clip } from '../clip';
import type { Day } from '../day';
import { found, type Outcome } from '../finding';
import type { ClockSpan, DeadlineDocument } from '../model/deadline';
import type { StageDocument } from '../model/procedure';
import type { DueCase } from '../model/worked-case';
import type { CompiledProcedure, CompiledRegime } from '../procedure/compiled';
import { deadlineOf, dueOf, parameterOf, UNIT_WORDS } from '../procedure/due';
import { nameBodies, speak } from '../procedure/speak';
import type { Facts } from '../value';
import { clockBegin, clockDays } from './clocks';
import { countOver, wordClock } from './clock-spans';

/** When what begins to run on a day is due. */
export interface DueDays {
  /** Of a lane or step with its stage before it: `联合审查·技术审查`. */
  readonly title: string;
  /** First day on which something can be done about it: of a wait the one on which it may be ended. */
  readonly opens: Day | null;
  /** Of a wait without a limit of its own the day on which it may be ended. */
  readonly due: Day;
  /** The day on which it is told further up while it is not met; null where it is told to nobody. */
  readonly escalation: Day | null;
  /** Counted through days whose arrangement has not been announced. */
  readonly provisional: boolean;
  readonly strength: 'must' | 'should';
  /** `10个工作日内`, `至少7日，1个月内`. */
  readonly words: string;
  readonly clause: readonly string[];
  readonly article: string;
}

/** What is asked for: as a worked case names it, or a step of a row of a stage's matrix, counted from 1. */
export type DueAsked =
  | DueCase['deadline']
  | { readonly procedure: string; readonly stage: string; readonly row: string; readonly step: number };

/**
 * When the limit of a stage (or lane, or step), a wait, or a clock is due that begins to run on a day; a yearly clock on its own day,
 * the first that is not before it. Null with a finding where
 * there is none: `procedure-unknown`, `stage-unknown`, `lane-unknown`, `step-unknown`, `clock-unknown`, `deadline-none`,
 * `deadline-open` while a parameter that it is counted by is not set.
 */
export function dueDays(
  regime: CompiledRegime,
  deadline: DueAsked,
  calendar: Calendar,
  from: Day,
  facts: Facts = {},
): Outcome<DueDays | null> {
  return 'clock' in deadline
    ? ofClock(regime, deadline.clock, calendar, from, facts)
    : ofStage(regime, deadline, calendar, from, facts);
}

function ofClock(
  regime: CompiledRegime,
  code: string,
  calendar: Calendar,
  from: Day,
  facts: Facts,
): Outcome<DueDays | null> {
  const { deadlines } = regime.regime;
  const clock = deadlines.find((one) => one.code === code);
  if (!clock) return none(regime, 'clock-unknown', `没有时钟 ${clip(code)}；现有：${list(deadlines)}`);
  const { title, strength, clause } = clock;
  const words = wordClock(regime, clock, facts);
  const days = clockDays(regime, clock, calendar, clockBegin(clock, from), facts);
  if (!days) return notSet(regime, title, clause, [clock.opens?.count, clock.within?.count], facts);
  const { opens, due, provisional } = days;
  const escalation = days.escalation?.on ?? null;
  return found(
    { title, opens, due, escalation, provisional, strength, words, clause, article: regime.article(clause) },
    [],
  );
}

function ofStage(
  regime: CompiledRegime,
  asked: Exclude<DueAsked, { readonly clock: string }>,
  calendar: Calendar,
  from: Day,
  facts: Facts,
): Outcome<DueDays | null> {
  const procedure = regime.procedures.get(asked.procedure);
  if (!procedure) {
    const known = list([...regime.procedures.values()].map(({ document }) => document));
    return none(regime, 'procedure-unknown', `没有程序 ${clip(asked.procedure)}；现有：${known}`);
  }
  const part = partOf(regime, procedure, asked);
  if (!('stage' in part)) return part;
  const { stage, step } = part;
  const title = part.title === null ? stage.title : `${stage.title}·${part.title}`;
  const deadline = step?.deadline ?? deadlineOf(stage);
  const wait = stage.kind === 'wait' ? stage.atLeast : null;
  if (!deadline && !wait) {
    const others = part.title === null ? partsOf(regime, stage) : '';
    return none(regime, 'deadline-none', `“${title}”没有规定时限，也没有须经过的期间${others}`, stage.clause);
  }
  const least = wait && countOver(regime, wait, facts);
  const due = deadline ? dueOf(regime, stage, calendar, from, step, facts) : null;
  if ((wait && least === null) || (deadline && !due))
    return notSet(regime, title, deadline?.clause ?? stage.clause, [wait?.count, deadline?.within], facts);
  const first = wait && least !== null ? earliestDay(calendar, from, least, wait.unit) : null;
  const on = due?.on ?? first?.on ?? from;
  const clause = deadline?.clause ?? wait?.clause ?? [];
  const words = [
    ...(wait && least !== null ? [`至少${least}${UNIT_WORDS[wait.unit]}`] : []),
    ...(due ? [due.limit.words] : []),
  ];
  return found(
    {
      title,
      opens: first?.on ?? null,
      due: on,
      escalation: deadline?.escalate ? escalationDay(calendar, on, deadline.escalate.after) : null,
      provisional: (due?.provisional ?? false) || (first?.provisional ?? false),
      strength: deadline?.strength ?? 'must',
      words: words.join('，'),
      clause,
      article: regime.article(clause),
    },
    [],
  );
}

/** What of a stage is asked for: the whole, a lane, or a step of its matrix. */
interface Part {
  readonly stage: StageDocument;
  readonly title: string | null;
  readonly step?: { readonly deadline?: DeadlineDocument };
}

function partOf(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  asked: Exclude<DueAsked, { readonly clock: string }>,
): Part | Outcome<null> {
  const { stages, title } = procedure.document;
  const stage = procedure.stages.get(asked.stage);
  if (!stage) return none(regime, 'stage-unknown', `“${title}”中没有环节 ${clip(asked.stage)}；现有：${list(stages)}`);
  if ('row' in asked) {
    const step = stage.kind === 'route' ? rowsOf(regime, stage.matrix).get(asked.row)?.[asked.step - 1] : undefined;
    if (step) return { stage, title: nameBodies(regime, step.bodies), step };
    const path = clip(`${asked.row}/${asked.step}`);
    return none(
      regime,
      'step-unknown',
      `“${stage.title}”中没有审批步骤 ${path}${partsOf(regime, stage)}`,
      stage.clause,
    );
  }
  if (!('lane' in asked) || asked.lane === undefined) return { stage, title: null };
  const lanes = stage.kind === 'parallel' ? stage.lanes : [];
  const lane = lanes.find(({ code }) => code === asked.lane);
  if (lane) return { stage, title: lane.title, step: lane };
  const known = `现有：${list(lanes)}`;
  return none(regime, 'lane-unknown', `“${stage.title}”中没有并行的 ${clip(asked.lane)}；${known}`, stage.clause);
}

function rowsOf({ regime }: CompiledRegime, matrix: string) {
  return new Map((regime.matrices.find(({ code }) => code === matrix)?.rows ?? []).map(({ id, chain }) => [id, chain]));
}

/** Parts of a stage that have limits of their own, in words; empty where there are none. */
function partsOf(regime: CompiledRegime, stage: StageDocument): string {
  if (stage.kind === 'parallel') return `；其各路：${list(stage.lanes)}`;
  if (stage.kind !== 'route') return '';
  const steps = [...rowsOf(regime, stage.matrix)].flatMap(([id, chain]) =>
    chain.flatMap(({ deadline }, index) => (deadline ? [`${id}/${index + 1}`] : [])),
  );
  return steps.length === 0 ? '' : `；审批矩阵“${stage.matrix}”各行各步的时限：${steps.join('、')}`;
}

/** That a number which a limit is counted by is not set, or none that time can be counted by. */
function notSet(
  regime: CompiledRegime,
  title: string,
  clause: readonly string[],
  counts: readonly (ClockSpan['count'] | undefined)[],
  facts: Facts,
): Outcome<null> {
  const open = counts.flatMap((count) => {
    const name = count === undefined ? null : parameterOf({ within: count });
    const isOpen = name !== null && countOver(regime, { count: `parameters.${name}`, unit: 'day' }, facts) === null;
    return isOpen ? [`“${regime.vocabulary.titleOf(`parameters.${name}`)}”（${name}）`] : [];
  });
  const which = open.length === 0 ? '' : `取自参数${open.join('、')}，`;
  return none(regime, 'deadline-open', `“${title}”的时限${which}尚未设定或不是合理的正整数`, clause);
}

function list(all: readonly { readonly code: string }[]): string {
  return all.map(({ code }) => code).join('、') || '无';
}

function none(regime: CompiledRegime, code: string, message: string, clause: readonly string[] = []): Outcome<null> {
  return found(null, [speak(regime, { code, message, clause })]);
}
