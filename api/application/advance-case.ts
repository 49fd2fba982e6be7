import { isFine, step, writeState, type CaseEvent, type CaseState, type Finding } from '../../form-schemas/engine';
import { Project } from '../project/project.entity';
import { projectFigures } from '../project/project-figures';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApplicationEvent } from './application-event.entity';
import { Application, ApplicationKind } from './application.entity';
import { titleOfCase } from './case-title';
import { figuresOf } from './host-facts';
import type { LoadedCase } from './load-case';
import { notifyCase } from './notify-case';
import { reopenDraft } from './reopen-draft';
import { writeTasks } from './write-tasks';

export interface Advanced {
  /** As it stands afterwards; the given one, unchanged, where the regime refuses. */
  readonly loaded: LoadedCase;
  readonly findings: readonly Finding[];
  readonly isRefused: boolean;
}

/**
 * Applies one event to a case whose row is locked, and writes all that follows from it: the event itself, the
 * snapshot, tasks, the project, notices. All in the transaction at hand; the command adds the audit.
 *
 * A refusal writes nothing here. What its caller has written before, it must not let commit.
 */
export async function advanceCase(ctx: Context, before: LoadedCase, event: CaseEvent): Promise<Advanced> {
  const { value: after, findings } = step(before.regime, before.state, event);
  if (!isFine(findings)) return { loaded: before, findings, isRefused: true };
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
  });
  const isFiled = event.type === 'file' && before.application.kind === ApplicationKind.MAIN;
  const columns = {
    ...columnsOf(before, event, after),
    ...(isFiled ? { title: titleOfCase(before.regime, after) } : {}),
    updatedAt: ctx.now,
    version: seq,
  };
  await ctx.tx.update(Application, { government: ctx.government, id: before.application.id }, columns as object);
  const application = Object.assign(new Application(), before.application, columns);
  const loaded: LoadedCase = { application, regime: before.regime, state: after };
  const opened = await writeTasks(ctx, before, event, after);
  if (application.project !== null) await writeProject(ctx, loaded, application.project);
  await reopenDraft(ctx, loaded, event);
  await notifyCase(ctx, application, opened, after);
  return { loaded, findings, isRefused: false };
}

/** The columns of a case that follow from its state. */
function columnsOf(
  {
    application,
    regime,
    state: before,
  }: Pick<LoadedCase, 'regime' | 'state'> & { readonly application: Pick<Application, 'filedOn'> },
  event: CaseEvent,
  after: CaseState,
): Pick<Application, 'stage' | 'stageTitle' | 'outcome' | 'positive' | 'filedOn' | 'figures' | 'snapshot'> {
  const stage = regime.procedures.get(after.procedure)?.stages.get(after.stage);
  const tookFilingBack = event.type === 'withdraw' && before.undo?.act === 'file';
  return {
    stage: after.stage,
    stageTitle: stage?.title ?? after.stage,
    outcome: after.ended?.outcome ?? null,
    positive: after.ended?.positive ?? null,
    filedOn: event.type === 'file' ? event.on : tookFilingBack ? null : application.filedOn,
    figures: figuresOf(regime, regime.vocabulary.reader(after.facts)),
    snapshot: writeState(regime, after),
  };
}

async function writeProject(ctx: Context, { application, regime, state }: LoadedCase, project: string): Promise<void> {
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
    .where('government = :government and id = :project', { government: ctx.government, project })
    .execute();
}

/** The end's own word, or how a case without an end stands. */
function projectStatus(application: Pick<Application, 'outcome' | 'filedOn'>): string {
  return application.outcome ?? (application.filedOn === null ? 'withdrawn' : 'in-progress');
}
