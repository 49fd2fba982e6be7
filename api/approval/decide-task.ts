import {
  isFine,
  type DecideEvent,
  type FieldRemark,
  type Finding,
  type JsonObject,
  type OverrideGiven,
  type Verdict,
} from '../../form-schemas/engine';
import { actOnCase } from '../application/act-on-case';
import { behalfOf } from '../application/actor-in';
import type { Application } from '../application/application.entity';
import { hostFacts } from '../application/host-facts';
import { ListLine } from '../application/list-line.entity';
import { readCase, type LoadedCase } from '../application/load-case';
import { Task } from '../application/task.entity';
import { signatureOf } from '../application/write-tasks';
import { verifyAttachments } from '../attachment/verify-attachments';
import { recordAudit } from '../audit/record-audit';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { refuseInput } from '../platform/user-error';
import { ownActor } from './act-on-task';
import { claimSlot } from './claim-slot';
import { judgeTo } from './judge-to';
import { judgeRecording, type JudgedRecording, type RecordFor } from './record-for';

export interface DecideTask {
  readonly task: string;
  readonly verdict: Verdict;
  readonly to?: string | undefined;
  readonly opinion?: string | undefined;
  readonly minutes?: string | undefined;
  readonly answers?: JsonObject | undefined;
  readonly overrides: readonly OverrideGiven[];
  /** Of a list: cases (database ids) that do not share the verdict. */
  readonly lines: readonly { readonly application: string; readonly verdict: Verdict }[];
  /** With a return or a refusal: what is to be mended. */
  readonly remarks?: readonly FieldRemark[] | undefined;
  readonly recordFor?: RecordFor | undefined;
  readonly expectedVersion: number;
}

export interface DecidedTask {
  /** Both null: refused by the regime, see the findings; nothing may then be kept of this transaction. */
  readonly task: Task | null;
  readonly application: Application | null;
  readonly findings: readonly Finding[];
}

/**
 * Decides a task, in one's own name or (a clerk, from paper) in that of the person who holds the body.
 *
 * @throws ApiError NOT_FOUND for a task that is missing or another government's; FORBIDDEN for somebody else's;
 * CONFLICT for one that has been decided, or has changed since `expectedVersion`
 */
export async function decideTask(ctx: Context, input: DecideTask): Promise<DecidedTask> {
  authorise(ctx, input.recordFor ? 'task:record' : 'task:decide');
  const task = await ctx.tx.findOne(Task, { where: { government: ctx.government, id: input.task } });
  if (!task) throw new ApiError('NOT_FOUND', '没有找到该待办');
  const actor = await actorOf(ctx, task, input.recordFor);
  if (actor.findings.length > 0) return refused(actor.findings);
  const recorder = signedIn(ctx).person.id;
  const draft: Omit<DecideEvent, 'given' | 'lines'> = {
    type: 'decide',
    on: ctx.today,
    actor: { ...actor.actor, person: input.recordFor?.person ?? recorder },
    slot: task.slot,
    verdict: input.verdict,
    overrides: input.overrides,
    ...(input.to === undefined ? {} : { to: input.to }),
    ...(input.opinion === undefined ? {} : { opinion: input.opinion }),
    ...(input.minutes === undefined ? {} : { minutes: input.minutes }),
    ...(input.answers === undefined ? {} : { answers: input.answers }),
    ...((input.remarks ?? []).length === 0 ? {} : { remarks: input.remarks ?? [] }),
    ...(input.recordFor === undefined ? {} : { recordedBy: { person: recorder, scan: input.recordFor.scan } }),
  };
  await claimSlot(
    ctx,
    { id: task.id, application: task.application, expectedVersion: input.expectedVersion },
    signatureOf(ctx, draft, task.bodyCode),
  );
  const before = await readCase(ctx, task.application);
  const notes = [
    ...judgeTo(before, draft.actor, draft),
    ...(await judgeAttachments(ctx, before, task.slot, input.answers)),
  ];
  if (!isFine(notes)) return refused(notes);
  const lines = await linesByCode(ctx, before, input.lines);
  const given = await hostFacts(ctx, {
    regime: before.regime,
    organisation: task.organisation,
    application: task.application,
    project: before.application.project,
  });
  const event: DecideEvent = { ...draft, given, ...(lines === null ? {} : { lines }) };
  const { loaded, findings, isRefused } = await actOnCase(ctx, before, event);
  if (isRefused) return refused(findings);
  recordAudit(ctx, {
    verb: input.recordFor ? 'task:record' : 'task:decide',
    subject: { type: 'Task', id: task.id },
    details: {
      application: task.application,
      body: task.bodyCode,
      verdict: input.verdict,
      decidedBy: event.actor.person,
      ...(await behalfOf(ctx, event.actor, task.bodyCode)),
      overrides: input.overrides,
      remarks: input.remarks?.length ?? 0,
      stage: loaded.state.stage,
    },
  });
  const decided = await ctx.tx.findOne(Task, { where: { government: ctx.government, id: task.id } });
  return { task: decided, application: loaded.application, findings };
}

function refused(findings: readonly Finding[]): DecidedTask {
  return { task: null, application: null, findings };
}

/** In whose name the decision is taken. @throws ApiError FORBIDDEN when the task is not the session's */
async function actorOf(ctx: Context, task: Task, recordFor: RecordFor | undefined): Promise<JudgedRecording> {
  if (recordFor) return judgeRecording(ctx, task, recordFor);
  return { actor: await ownActor(ctx, task), findings: [] };
}

/** Files that come with the decision must have been uploaded by the organisation that decides. */
async function judgeAttachments(
  ctx: Context,
  { regime, state }: LoadedCase,
  slot: string,
  answers: JsonObject | undefined,
): Promise<readonly Finding[]> {
  const at = state.slots.find(({ id }) => id === slot)?.step ?? state.step;
  const form = regime.forms.get(state.chain[at]?.form ?? '');
  const organisation = signedIn(ctx).appointment?.organisation;
  if (answers === undefined || !form || organisation === undefined) return [];
  return verifyAttachments(ctx, form, answers, organisation);
}

/** Verdicts on single lines by the code under which the list knows them. @throws InputRefused for a case not on it, or given twice */
async function linesByCode(
  ctx: Context,
  { application }: LoadedCase,
  given: DecideTask['lines'],
): Promise<Readonly<Record<string, Verdict>> | null> {
  if (given.length === 0) return null;
  const lines = await ctx.tx.find(ListLine, { where: { government: ctx.government, list: application.id } });
  const codes = new Map(lines.map((line) => [line.application, line.code]));
  const pairs = given.map(({ application: id, verdict }, index): [string, Verdict] => {
    const code = codes.get(id);
    if (code === undefined) throw refuseInput(`lines[${index}].applicationId`, '清单中没有该项目');
    if (given.findIndex((line) => line.application === id) < index)
      throw refuseInput(`lines[${index}].applicationId`, `项目 ${code} 给出了两次`);
    return [code, verdict];
  });
  return Object.fromEntries(pairs);
}
