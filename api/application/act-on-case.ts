import type { CaseEvent, Finding } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import type { Context } from '../platform/context';
import { advanceCase, type Advanced } from './advance-case';
import { ListLine } from './list-line.entity';
import { lockCase, type LoadedCase } from './load-case';
import { Task } from './task.entity';

/**
 * Applies an event to a case, and when that was a list which thereby ended, its decision to the case of every line:
 * all of them go on in the same transaction, or none does.
 */
export async function actOnCase(ctx: Context, before: LoadedCase, event: CaseEvent): Promise<Advanced> {
  const advanced = await advanceCase(ctx, before, event);
  if (advanced.isRefused || advanced.loaded.application.kind !== 'list' || !advanced.loaded.state.ended)
    return advanced;
  const refused = await decideLines(ctx, advanced.loaded, event);
  if (refused === null) return advanced;
  return { loaded: before, findings: [...advanced.findings, ...refused], isRefused: true };
}

/** @returns what the first case refused, or null when all went on */
async function decideLines(ctx: Context, list: LoadedCase, last: CaseEvent): Promise<readonly Finding[] | null> {
  const lines = await ctx.tx.find(ListLine, {
    where: { government: ctx.government, list: list.application.id },
    order: { application: 'ASC' },
  });
  const minutes = await minutesOf(ctx, list.application.id);
  for (const line of lines) {
    const outcome = list.state.lines[line.code]?.outcome ?? null;
    if (outcome === null) throw new Error(`list ${list.application.id} ended without a decision on line ${line.code}`);
    const before = await lockCase(ctx, line.application);
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
    if (isRefused) return findings;
    recordAudit(ctx, {
      verb: 'application:list-decided',
      subject: { type: 'Application', id: line.application },
      details: { list: list.application.id, outcome },
    });
  }
  return null;
}

/** The minutes of the meetings that decided the list, oldest first. */
async function minutesOf(ctx: Context, list: string): Promise<readonly string[]> {
  const tasks = await ctx.tx.find(Task, {
    where: { government: ctx.government, application: list },
    order: { decidedAt: 'ASC', slot: 'ASC' },
  });
  return [...new Set(tasks.flatMap((task) => (task.minutes === null ? [] : [task.minutes])))];
}
