import { registerEnumType } from 'type-graphql';
import {
  daysBetween,
  deadlineOf,
  dueOf,
  dueState,
  restedDue,
  type Calendar,
  type CaseState,
  type CompiledRegime,
  type Day,
  type Rest,
} from '../../form-schemas/engine';
import { revisionOf } from '../calendar/calendar-of';
import { dayOf } from '../platform/scalars/time';
import { TaskStatus, type Task } from './task.entity';

export enum TaskDue {
  ON_TIME = 'on-time',
  NEAR = 'near',
  LATE = 'late',
}
registerEnumType(TaskDue, {
  name: 'TaskDue',
  description: '时限的状态：ON_TIME 未到期、NEAR 两个工作日内到期、LATE 已逾期（只标示，不自动作决定）',
});

export type DueColumns = Pick<
  Task,
  | 'dueOn'
  | 'dueProvisional'
  | 'dueWords'
  | 'dueClause'
  | 'dueArticle'
  | 'dueFrom'
  | 'dueWithin'
  | 'dueUnit'
  | 'dueRevision'
  | 'escalateTo'
  | 'escalateAfter'
  | 'turn'
>;

/**
 * What a task that opens now, at a step, is due by. A first filing waits for nobody: only one that was sent back has a
 * limit.
 */
export function dueColumns(regime: CompiledRegime, state: CaseState, opened: Date, step = state.step): DueColumns {
  const stage = regime.procedures.get(state.procedure)?.stages.get(state.stage);
  const isFirst = stage?.kind === 'file' && state.trail.length === 0;
  const calendar = calendarFor(regime);
  const asked = state.chain[step];
  const due = stage && !isFirst ? dueOf(regime, stage, calendar, dayOf(opened), asked, state.facts, state.rests) : null;
  if (!stage || !due) return noDue(opened);
  const escalate = (asked?.deadline ?? deadlineOf(stage))?.escalate;
  return {
    dueOn: due.on,
    dueProvisional: due.provisional,
    dueWords: due.limit.words,
    dueClause: [...due.limit.clause],
    dueArticle: due.limit.article,
    dueFrom: dayOf(opened),
    dueWithin: due.limit.within,
    dueUnit: due.limit.unit,
    dueRevision: revisionOf(calendar),
    escalateTo: [...(escalate?.to ?? [])],
    escalateAfter: escalate && escalate.to.length > 0 ? escalate.after : null,
    turn: turnOf(due.on, opened),
  };
}

/** By which a regime of an edition counts; every one that a case runs under has one. */
function calendarFor({ calendar }: CompiledRegime): Calendar {
  if (calendar === null) throw new Error('a regime without a calendar counts nothing');
  return calendar;
}

/** Of a task without a limit, or whose turn has not come. */
export function noDue(opened: Date): DueColumns {
  return {
    dueOn: null,
    dueProvisional: false,
    dueWords: null,
    dueClause: [],
    dueArticle: null,
    dueFrom: null,
    dueWithin: null,
    dueUnit: null,
    dueRevision: null,
    escalateTo: [],
    escalateAfter: null,
    turn: turnOf(null, opened),
  };
}

/** The limit that a task took over from the round before, e.g. when a decision is taken back: it does not start anew. */
export function sameDue(task: DueColumns, opened: Date): DueColumns {
  const { dueOn, dueProvisional, dueWords, dueClause, dueArticle } = task;
  const { dueFrom, dueWithin, dueUnit, dueRevision, escalateTo, escalateAfter } = task;
  return {
    dueOn,
    dueProvisional,
    dueWords,
    dueClause,
    dueArticle,
    dueFrom,
    dueWithin,
    dueUnit,
    dueRevision,
    escalateTo,
    escalateAfter,
    turn: turnOf(dueOn, opened),
  };
}

/** What an open task is due by after a time for which its case was suspended; null where it has no limit. */
export function dueAfterRest(
  regime: CompiledRegime,
  task: Pick<Task, keyof DueColumns | 'openedAt'>,
  rest: Rest,
): Partial<DueColumns> | null {
  const { dueFrom, dueWithin, dueUnit, dueWords } = task;
  if (dueFrom === null || dueWithin === null || dueUnit === null || dueWords === null) return null;
  const calendar = calendarFor(regime);
  const { on, provisional, limit } = restedDue(
    calendar,
    dueFrom,
    { within: dueWithin, unit: dueUnit, words: dueWords },
    [rest],
  );
  return {
    dueOn: on,
    dueProvisional: provisional,
    dueWords: limit.words,
    dueWithin: limit.within,
    dueUnit: limit.unit,
    dueRevision: revisionOf(calendar),
    turn: turnOf(on, task.openedAt),
  };
}

/** The place of a task among others, as a text that orders by due day and then by when it came. */
export function turnOf(dueOn: Day | null, opened: Date): string {
  return `${dueOn ?? '9999-12-31'} ${opened.toISOString()}`;
}

/**
 * How a task stands to its limit: while it waits on a day, once decided on the day of the decision. While its case rests (`atRest`,
 * see `suspensionOf`) it is not late, as nobody is told that it is.
 */
export function dueStateOf(
  task: Pick<Task, 'dueOn' | 'status' | 'decidedAt'>,
  today: Day,
  calendar: Calendar,
  atRest: boolean,
): TaskDue | null {
  if (task.dueOn === null || task.status === TaskStatus.CLOSED) return null;
  if (task.decidedAt !== null) return dayOf(task.decidedAt) > task.dueOn ? TaskDue.LATE : TaskDue.ON_TIME;
  if (atRest) return TaskDue.ON_TIME;
  return dueStateOn(task.dueOn, today, calendar);
}

export function dueStateOn(due: Day, today: Day, calendar: Calendar): TaskDue {
  return dueState(calendar, due, today) as TaskDue;
}

/** What a case as a whole is due by: the first of its open tasks, or the decision of the list that it waits for. */
export function caseDue(
  regime: CompiledRegime,
  state: CaseState,
  open: readonly Pick<Task, keyof DueColumns>[],
): DueColumns | null {
  const stage = regime.procedures.get(state.procedure)?.stages.get(state.stage);
  const since = state.trail.at(-1)?.on;
  if (stage?.kind === 'pool' && since !== undefined) {
    const columns = dueColumns(regime, state, new Date(`${since}T00:00:00+08:00`));
    return columns.dueOn === null ? null : columns;
  }
  const limited = open.filter((task) => task.dueOn !== null);
  return limited.reduce<Pick<Task, keyof DueColumns> | null>(
    (first, task) => (first === null || task.turn < first.turn ? task : first),
    null,
  );
}

/** Calendar days from when a task came until it was decided, or until today. */
export function waitingDays(task: Pick<Task, 'openedAt' | 'decidedAt'>, today: Day): number {
  return daysBetween(dayOf(task.openedAt), task.decidedAt === null ? today : dayOf(task.decidedAt));
}
