import { effectEvents, type CaseEvent, type Finding } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import type { Context } from '../platform/context';
import { Project } from '../project/project.entity';
import { advanceCase, type Advanced } from './advance-case';
import { ApplicationKind } from './application.entity';
import { ListLine } from './list-line.entity';
import { lockCase, readCase, type LoadedCase } from './load-case';
import { lockCaseRows } from './lock-cases';
import { Task } from './task.entity';

/**
 * Applies an event to a case, and all that it means for others: what a side case does to its main case, and, when a list
 * has ended by it, its decision for the case of every line. All of them go on in the same transaction, or none does.
 */
export async function actOnCase(ctx: Context, before: LoadedCase, event: CaseEvent): Promise<Advanced> {
  const advanced = await advanceCase(ctx, before, event);
  if (advanced.isRefused) return advanced;
  const { kind } = before.application;
  const after = advanced.loaded;
  const others =
    kind === ApplicationKind.SIDE
      ? await affectMain(ctx, before, after, event)
      : kind === ApplicationKind.LIST && after.state.ended
        ? await decideLines(ctx, after, event)
        : NOTHING;
  const findings = [...advanced.findings, ...others.findings];
  return { loaded: others.isRefused ? before : after, findings, isRefused: others.isRefused };
}

/** What it came to for other cases. */
interface Others {
  readonly findings: readonly Finding[];
  readonly isRefused: boolean;
}

const NOTHING: Others = { findings: [], isRefused: false };

/** Does to the main case what a side case has come to. What stands around it is locked already. */
async function affectMain(ctx: Context, before: LoadedCase, after: LoadedCase, event: CaseEvent): Promise<Others> {
  const { application, state } = after;
  const effects = effectEvents(before.state, state, application.title.slice(0, 200), event.actor, application.id);
  if (effects.length === 0) return NOTHING;
  const project =
    application.project === null
      ? null
      : await ctx.tx.findOne(Project, { where: { government: ctx.government, id: application.project } });
  if (!project) throw new Error(`side case ${application.id} has effects and no project`);
  const findings: Finding[] = [];
  for (const effect of effects) {
    const main = await lockCase(ctx, project.application);
    const taken = await advanceCase(ctx, main, effect, application.id);
    findings.push(
      ...taken.findings.map((finding) => ({
        ...finding,
        message: `“${application.title}”的结果作用于项目：${finding.message}`,
      })),
    );
    if (taken.isRefused) return { findings, isRefused: true };
    recordAudit(ctx, {
      verb: 'application:effect',
      subject: { type: 'Application', id: project.application },
      details: { from: application.id, effect: effect.effect.effect, stage: taken.loaded.state.stage },
    });
  }
  return { findings, isRefused: false };
}

/** Tells the case of every line what its list has decided; refused as soon as one refuses. */
async function decideLines(ctx: Context, list: LoadedCase, last: CaseEvent): Promise<Others> {
  const lines = await ctx.tx.find(ListLine, {
    where: { government: ctx.government, list: list.application.id },
    order: { application: 'ASC' },
  });
  const minutes = await minutesOf(ctx, list.application.id);
  await lockCaseRows(
    ctx,
    lines.map(({ application }) => application),
  );
  for (const line of lines) {
    const outcome = list.state.lines[line.code]?.outcome ?? null;
    if (outcome === null) throw new Error(`list ${list.application.id} ended without a decision on line ${line.code}`);
    const before = await readCase(ctx, line.application);
    await ctx.tx.update(
      ListLine,
      { government: ctx.government, list: line.list, application: line.application },
      { outcome },
    );
    const { isRefused, findings } = await advanceCase(ctx, before, {
      type: 'list-decided',
      on: last.on,
      actor: last.actor,
      list: list.application.procedure,
      outcome,
      minutes,
    });
    if (isRefused) return { findings, isRefused };
    recordAudit(ctx, {
      verb: 'application:list-decided',
      subject: { type: 'Application', id: line.application },
      details: { list: list.application.id, outcome },
    });
  }
  return NOTHING;
}

/** The minutes of the meetings that decided the list, oldest first. */
async function minutesOf(ctx: Context, list: string): Promise<readonly string[]> {
  const tasks = await ctx.tx.find(Task, {
    where: { government: ctx.government, application: list },
    order: { decidedAt: 'ASC', slot: 'ASC' },
  });
  return [...new Set(tasks.flatMap((task) => (task.minutes === null ? [] : [task.minutes])))];
}
