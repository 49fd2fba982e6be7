import {
  isFine,
  isTold,
  mayGoOn,
  step,
  tellCase,
  writeState,
  type CaseEvent,
  type CaseState,
  type Finding,
} from '../../form-schemas/engine';
import { revisionOf } from '../calendar/calendar-of';
import { Project } from '../project/project.entity';
import { projectFigures } from '../project/project-figures';
import { markCaseRead } from '../notice/mark-case-read';
import { writeRows } from '../record/record-rows';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApplicationEvent } from './application-event.entity';
import { Application, ApplicationKind } from './application.entity';
import { judgeCaseFiles } from './case-files';
import { titleOfCase } from './case-title';
import { figuresOf } from './host-facts';
import { judgeBudget } from './judge-budget';
import { keepDraft } from './keep-draft';
import type { LoadedCase } from './load-case';
import { notifyCase } from './notify-case';
import { withReleased } from './released';
import { publishedNow } from './published-entries';
import { restTasks } from './rest-tasks';
import { aroundOf } from './surroundings';
import { writeTasks } from './write-tasks';

export interface Advanced {
  /** As it stands afterwards; the given one, unchanged, where the regime refuses. */
  readonly loaded: LoadedCase;
  readonly findings: readonly Finding[];
  readonly isRefused: boolean;
}

/**
 * Applies one event to a case whose row is locked, told of all that is recorded and goes on around it, and writes what
 * follows: the event itself, the snapshot, rows of records, tasks, drafts, the project, notices. All in the transaction at
 * hand; the command adds the audit.
 *
 * A refusal writes nothing here. What its caller has written before, it must not let commit.
 *
 * @param from the side case, by its database id, whose effect the event is
 */
export async function advanceCase(
  ctx: Context,
  before: LoadedCase,
  given: CaseEvent,
  from: string | null = null,
): Promise<Advanced> {
  const acted: CaseEvent = { ...given, actor: await withReleased(ctx, before, given.actor) };
  const { event, refusal } = await tell(ctx, before, acted);
  if (refusal) return { loaded: before, findings: [refusal], isRefused: true };
  const { value: after, findings } = step(before.regime, before.state, event);
  if (!isFine(findings)) return { loaded: before, findings, isRefused: true };
  const tooLarge = judgeCaseFiles(ctx, before.regime, before.state, after);
  if (tooLarge) return { loaded: before, findings: [...findings, tooLarge], isRefused: true };
  const budget = await judgeBudget(ctx, before.regime, { before: before.state, after, isFiled: event.type === 'file' });
  if (!isFine(budget)) return { loaded: before, findings: [...findings, ...budget], isRefused: true };
  const seq = before.application.version + 1;
  await ctx.tx.insert(ApplicationEvent, {
    government: ctx.government,
    application: before.application.id,
    seq,
    type: event.type,
    event: JSON.stringify(event),
    person: event.actor.person,
    appointment: signedIn(ctx).appointment?.id ?? null,
    recorder: (event.type === 'decide' ? event.recordedBy?.person : undefined) ?? null,
    on: event.on,
    at: ctx.now,
    request: ctx.requestId,
    calendar: before.regime.calendar === null ? null : revisionOf(before.regime.calendar),
  });
  const isFiled = isFiling(before, event) && before.application.kind === ApplicationKind.MAIN;
  const columns = {
    ...columnsOf(before, event, after),
    ...suspension(before, after, from),
    ...(isFiled ? { title: titleOfCase(before.regime, after) } : {}),
    updatedAt: ctx.now,
    version: seq,
  };
  await ctx.tx.update(Application, { government: ctx.government, id: before.application.id }, columns as object);
  const application = Object.assign(new Application(), before.application, columns);
  const loaded: LoadedCase = { application, regime: before.regime, state: after };
  const written = { application, regime: before.regime, before: before.state, after, person: event.actor.person };
  await writeRows(ctx, written);
  const opened = await writeTasks(ctx, before, event, after);
  await restTasks(ctx, before, after);
  if (application.kind === ApplicationKind.MAIN) await writeProject(ctx, loaded);
  await keepDraft(ctx, loaded, before.state);
  await markCaseRead(ctx, application.id, event.actor.person);
  await notifyCase(ctx, application, opened, before.state, after);
  return { loaded, findings: [...findings, ...budget], isRefused: false };
}

/** An event with what its case has to know; or why a case beside another cannot go on as that one stands. */
async function tell(
  ctx: Context,
  { application, regime, state }: LoadedCase,
  event: CaseEvent,
): Promise<{ readonly event: CaseEvent; readonly refusal: Finding | null }> {
  const isSide = application.kind === ApplicationKind.SIDE;
  if (!isSide && !isTold(event)) return { event, refusal: null };
  const { project, organisation } = application;
  const { surroundings } = await aroundOf(ctx, { regime, project, organisation });
  const refusal = isSide ? mayGoOn(regime, state, surroundings, event) : null;
  if (refusal || !isTold(event)) return { event, refusal };
  // Who files or decides has asked for all that the host knows.
  const isAsked = event.type === 'file' || event.type === 'decide';
  const published = isAsked ? {} : await publishedNow(ctx, regime, project);
  return { event: tellCase(regime, surroundings, state, event, published), refusal };
}

/** Whether an event files a case, at the beginning of its procedure. */
function isFiling({ regime, state }: Pick<LoadedCase, 'regime' | 'state'>, event: CaseEvent): boolean {
  return event.type === 'file' && state.stage === regime.procedures.get(state.procedure)?.document.start;
}

function suspension(
  { application, state }: LoadedCase,
  after: CaseState,
  from: string | null,
): Partial<Pick<Application, 'suspendedOn' | 'suspender'>> {
  if (after.suspended === state.suspended) return {};
  if (after.suspended === null) return { suspendedOn: null, suspender: null };
  return { suspendedOn: after.suspended.on, suspender: after.suspended.by ?? from ?? application.suspender };
}

/** The columns of a case that follow from its state. */
function columnsOf(
  before: LoadedCase,
  event: CaseEvent,
  after: CaseState,
): Pick<Application, 'stage' | 'stageTitle' | 'outcome' | 'positive' | 'filedOn' | 'figures' | 'snapshot'> {
  const { application, regime, state } = before;
  const procedure = regime.procedures.get(after.procedure);
  const stage = procedure?.stages.get(after.stage);
  const tookFilingBack =
    event.type === 'withdraw' && state.undo?.act === 'file' && after.stage === procedure?.document.start;
  return {
    stage: after.stage,
    stageTitle: stage?.title ?? after.stage,
    outcome: after.ended?.outcome ?? null,
    positive: after.ended?.positive ?? null,
    filedOn: isFiling(before, event) ? event.on : tookFilingBack ? null : application.filedOn,
    figures: figuresOf(regime, regime.vocabulary.reader(after.facts)),
    snapshot: writeState(regime, after),
  };
}

async function writeProject(ctx: Context, { application, regime, state }: LoadedCase): Promise<void> {
  const { planYear, ...figures } = projectFigures(regime, state);
  await ctx.tx
    .createQueryBuilder()
    .update(Project)
    .set({
      ...figures,
      ...(planYear === null ? {} : { planYear }),
      title: application.title,
      status: projectStatus(application),
      version: () => 'version + 1',
    })
    .where('government = :government and id = :project', { government: ctx.government, project: application.project })
    .execute();
}

/** The end's own word, or how a case without an end stands. */
function projectStatus({ outcome, filedOn, suspendedOn }: Application): string {
  if (outcome !== null) return outcome;
  if (suspendedOn !== null) return 'suspended';
  return filedOn === null ? 'withdrawn' : 'in-progress';
}
