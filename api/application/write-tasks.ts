import { randomUUID } from 'node:crypto';
import {
  bodyTitle,
  isAnothers,
  principalOf,
  signedSlots,
  type CaseEvent,
  type CaseState,
  type CompiledRegime,
  type DecideEvent,
  type Slot,
} from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import type { LoadedCase } from './load-case';
import { dueColumns, noDue, sameDue, type DueColumns } from './task-due';
import { Task, TaskStatus, TaskVerdict } from './task.entity';

type Signature = Pick<
  Task,
  'status' | 'verdict' | 'decider' | 'decidedForId' | 'recorder' | 'scan' | 'decidedAt' | 'opinion' | 'minutes'
>;

const UNSIGNED = {
  verdict: null,
  decider: null,
  decidedForId: null,
  recorder: null,
  scan: null,
  decidedAt: null,
  opinion: null,
  minutes: null,
} as const;

/**
 * Brings the tasks of a case in line with its new state: what was signed is decided, what is no longer needed is
 * closed, what the case now waits for is open. The task that was claimed for this very act is decided already.
 *
 * @returns the tasks that have just become open
 */
export async function writeTasks(
  ctx: Context,
  before: LoadedCase,
  event: CaseEvent,
  after: CaseState,
): Promise<readonly Task[]> {
  const { application, regime } = before;
  const known = await ctx.tx.find(Task, {
    where: { government: ctx.government, application: application.id },
    order: { openedAt: 'ASC', slot: 'ASC' },
  });
  const bySlot = new Map(known.map((task) => [task.slot, task]));
  const signed = signedIn(regime, before.state, event);
  const wanted = new Map(after.slots.map((slot) => [slot.id, slot]));
  const opened: Task[] = [];
  for (const task of known) {
    const slot = wanted.get(task.slot);
    // Closed and open again: a body that was let go is asked anew.
    const isAskedAnew = task.status === TaskStatus.CLOSED && slot?.status === 'open';
    if (task.status !== TaskStatus.OPEN && task.status !== TaskStatus.WAITING && !isAskedAnew) continue;
    const signature = signed.has(task.slot) ? signatureOf(ctx, event, task.bodyCode) : null;
    const isItsTurn = isAskedAnew || (task.status === TaskStatus.WAITING && slot?.status === 'open');
    const change = signature ?? {
      status: slot ? statusOf(slot) : TaskStatus.CLOSED,
      // In mode sequence the clock of whoever comes next starts now.
      ...(isItsTurn && slot ? { openedAt: ctx.now, ...dueColumns(regime, after, ctx.now, slot.step) } : {}),
    };
    const beside = slot ? besideOf(regime, after, slot) : null;
    if (change.status === task.status && (beside === null || isAsIs(task, beside))) continue;
    const changed = await changeTask(ctx, task, { ...change, ...beside });
    if (isItsTurn) opened.push(changed);
  }
  for (const slot of after.slots) {
    if (bySlot.has(slot.id)) continue;
    const task = await insertTask(ctx, before, event, after, slot, known);
    if (slot.status === 'open') opened.push(task);
  }
  return opened;
}

type Beside = Pick<Task, 'assignee' | 'addedByCode' | 'addedByTitle' | 'reminders' | 'remindedOn'>;

/** What was done about a slot besides deciding it. */
function besideOf(regime: CompiledRegime, state: CaseState, slot: Slot): Beside {
  const reminders = state.reminders.filter((one) => one.slot === slot.id);
  return {
    assignee: slot.assignee ?? null,
    addedByCode: slot.added?.by ?? null,
    addedByTitle: slot.added ? bodyTitle(regime, slot.added.by) : null,
    reminders: reminders.length,
    remindedOn: reminders.at(-1)?.on ?? null,
  };
}

function isAsIs(task: Task, beside: Beside): boolean {
  return task.assignee === beside.assignee && task.reminders === beside.reminders;
}

/** A reminder alone makes no new version: whoever is about to decide is not told that something has changed. */
async function changeTask(ctx: Context, task: Task, change: Partial<Task>): Promise<Task> {
  const isOnlyReminded = change.status === task.status && change.assignee === task.assignee;
  const changes = isOnlyReminded ? change : { ...change, version: task.version + 1 };
  await ctx.tx.update(Task, { government: ctx.government, id: task.id }, changes);
  return Object.assign(new Task(), task, changes);
}

function insertTask(
  ctx: Context,
  { application, regime }: LoadedCase,
  event: CaseEvent,
  state: CaseState,
  slot: Slot,
  known: readonly Task[],
): Promise<Task> {
  const stage = regime.procedures.get(state.procedure)?.stages.get(state.stage);
  const step = state.chain[slot.step];
  const body = regime.bodies.get(slot.body);
  const lane = stage?.kind === 'parallel' ? stage.lanes.find(({ code }) => code === step?.lane) : undefined;
  const clause = state.route?.clause ?? lane?.clause ?? stage?.clause ?? [];
  return insertRow(ctx, Task, {
    government: ctx.government,
    id: randomUUID(),
    application: application.id,
    slot: slot.id,
    stage: state.stage,
    stageTitle: lane ? `${stage?.title}：${lane.title}` : (stage?.title ?? state.stage),
    action: step?.action ?? 'check',
    mode: step?.mode ?? 'one',
    bodyCode: slot.body,
    bodyTitle: body?.title ?? slot.body,
    meeting: body?.kind === 'meeting',
    byUnit: body?.resolve === 'applicant',
    organisation: application.organisation,
    clause: [...clause],
    article: regime.article(clause),
    ...carried(state, slot, known),
    ...besideOf(regime, state, slot),
    openedAt: ctx.now,
    ...dueAfter(ctx, regime, event, state, slot, known),
    version: 1,
  });
}

/** An act taken back does not give more time: the task keeps the limit that it had before that act. */
function dueAfter(
  ctx: Context,
  regime: CompiledRegime,
  event: CaseEvent,
  state: CaseState,
  slot: Slot,
  known: readonly Task[],
): DueColumns {
  if (slot.status === 'waiting') return noDue(ctx.now);
  const before =
    event.type === 'withdraw'
      ? known.findLast((task) => task.stage === state.stage && task.bodyCode === slot.body)
      : undefined;
  return before ? sameDue(before, ctx.now) : dueColumns(regime, state, ctx.now, slot.step);
}

/** A signature that stands although the case was taken back a step: it keeps who gave it and when. */
function carried(state: CaseState, slot: Slot, known: readonly Task[]): Signature {
  const decision = slot.decision;
  if (!decision) return { ...UNSIGNED, status: statusOf(slot) };
  const given = known.find(
    (task) =>
      task.stage === state.stage &&
      task.bodyCode === slot.body &&
      task.decider === decision.person &&
      task.verdict === decision.verdict,
  );
  return {
    status: TaskStatus.DECIDED,
    verdict: decision.verdict as TaskVerdict,
    decider: decision.person,
    decidedForId: decision.proxyOf ?? null,
    recorder: decision.recordedBy,
    scan: decision.scan,
    decidedAt: given?.decidedAt ?? null,
    opinion: decision.opinion,
    minutes: decision.minutes,
  };
}

/** Slots that an event signs, its named one among them. */
function signedIn(regime: CompiledRegime, before: CaseState, event: CaseEvent): ReadonlySet<string> {
  if (event.type === 'file') {
    const slot = before.slots.find(
      (open) => open.status === 'open' && event.actor.bodies.includes(open.body) && !isAnothers(open, event.actor),
    );
    return new Set(slot ? [slot.id] : []);
  }
  const named = event.type === 'decide' ? before.slots.find((slot) => slot.id === event.slot) : undefined;
  const step = named && before.chain[named.step];
  if (event.type !== 'decide' || !step || !named) return new Set();
  return new Set(signedSlots(regime, before, step, named, event).map((slot) => slot.id));
}

/** What an act writes into a task that it signs. */
export function signatureOf(
  ctx: Context,
  event: CaseEvent | Omit<DecideEvent, 'given' | 'lines'>,
  body: string,
): Signature {
  const decided = event.type === 'decide' ? event : null;
  return {
    status: TaskStatus.DECIDED,
    verdict: (decided?.verdict ?? 'file') as TaskVerdict,
    decider: event.actor.person,
    decidedForId: principalOf(event.actor, body) ?? null,
    recorder: decided?.recordedBy?.person ?? null,
    scan: decided?.recordedBy?.scan ?? null,
    decidedAt: ctx.now,
    opinion: decided?.opinion ?? null,
    minutes: decided?.minutes ?? null,
  };
}

function statusOf(slot: Slot): TaskStatus {
  return slot.status as TaskStatus;
}
