import { randomUUID } from 'node:crypto';
import type { CaseEvent, CaseState, CompiledRegime, DecideEvent, Slot } from '../../form-schemas/engine';
import { signedSlots } from '../../form-schemas/engine/procedure/sign';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import type { LoadedCase } from './load-case';
import { Task, TaskStatus, TaskVerdict } from './task.entity';

type Signature = Pick<
  Task,
  'status' | 'verdict' | 'decider' | 'recorder' | 'scan' | 'decidedAt' | 'opinion' | 'minutes'
>;

const UNSIGNED = {
  verdict: null,
  decider: null,
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
  const known = await ctx.tx.find(Task, { where: { government: ctx.government, application: application.id } });
  const bySlot = new Map(known.map((task) => [task.slot, task]));
  const signed = signedIn(regime, before.state, event);
  const wanted = new Map(after.slots.map((slot) => [slot.id, slot]));
  for (const task of known) {
    if (task.status !== TaskStatus.OPEN && task.status !== TaskStatus.WAITING) continue;
    const slot = wanted.get(task.slot);
    const signature = signed.has(task.slot) ? signatureOf(ctx, event) : null;
    const change = signature ?? { status: slot ? statusOf(slot) : TaskStatus.CLOSED };
    if (change.status !== task.status) await changeTask(ctx, task, change);
  }
  const opened: Task[] = [];
  for (const slot of after.slots) {
    const task = bySlot.get(slot.id);
    if (task ? task.status === TaskStatus.WAITING && slot.status === 'open' : slot.status === 'open') {
      opened.push(task ?? (await insertTask(ctx, before, after, slot, known)));
    } else if (!task) await insertTask(ctx, before, after, slot, known);
  }
  return opened;
}

async function changeTask(ctx: Context, task: Task, change: Partial<Signature>): Promise<void> {
  await ctx.tx.update(Task, { government: ctx.government, id: task.id }, { ...change, version: task.version + 1 });
}

function insertTask(
  ctx: Context,
  { application, regime }: LoadedCase,
  state: CaseState,
  slot: Slot,
  known: readonly Task[],
): Promise<Task> {
  const stage = regime.procedures.get(state.procedure)?.stages.get(state.stage);
  const step = state.chain[slot.step];
  const body = regime.bodies.get(slot.body);
  const clause = state.route?.clause ?? stage?.clause ?? [];
  return insertRow(ctx, Task, {
    government: ctx.government,
    id: randomUUID(),
    application: application.id,
    slot: slot.id,
    stage: state.stage,
    stageTitle: stage?.title ?? state.stage,
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
    openedAt: ctx.now,
    version: 1,
  });
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
    const slot = before.slots.find((open) => open.status === 'open' && event.actor.bodies.includes(open.body));
    return new Set(slot ? [slot.id] : []);
  }
  const step = before.chain[before.step];
  const named = event.type === 'decide' ? before.slots.find((slot) => slot.id === event.slot) : undefined;
  if (event.type !== 'decide' || !step || !named) return new Set();
  return new Set(signedSlots(regime, before, step, named, event).map((slot) => slot.id));
}

/** What an act writes into the tasks that it signs. */
export function signatureOf(ctx: Context, event: CaseEvent | Omit<DecideEvent, 'given' | 'lines'>): Signature {
  const decided = event.type === 'decide' ? event : null;
  return {
    status: TaskStatus.DECIDED,
    verdict: (decided?.verdict ?? 'file') as TaskVerdict,
    decider: event.actor.person,
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
