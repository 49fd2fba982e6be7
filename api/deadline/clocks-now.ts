import { clocksOf, type Calendar, type ClockState } from '../../form-schemas/engine';
import { Application } from '../application/application.entity';
import { standingCase, type LoadedCase } from '../application/load-case';
import { presentFacts } from '../application/surroundings';
import type { Context } from '../platform/context';
import { dayOf } from '../platform/scalars/time';
import type { Project } from '../project/project.entity';

/** A project's main case and the clocks of the project by the edition that the case runs under, as of today. */
export interface ClocksNow {
  readonly loaded: LoadedCase;
  readonly clocks: readonly ClockState[];
}

/** @returns null where the project has no case */
export async function clocksNow(ctx: Context, calendar: Calendar, project: Project): Promise<ClocksNow | null> {
  const where = { government: ctx.government, id: project.application };
  const application = await ctx.tx.findOne(Application, { where });
  if (!application) return null;
  const loaded = await standingCase(ctx, application);
  const { regime, state } = loaded;
  if (!regime.regime.deadlines.some(({ of }) => of === 'project')) return { loaded, clocks: [] };
  const facts = await presentFacts(ctx, loaded);
  const asked = { of: 'project' as const, since: dayOf(project.createdAt), main: state };
  return { loaded, clocks: clocksOf(regime, facts, calendar, ctx.today, asked) };
}
