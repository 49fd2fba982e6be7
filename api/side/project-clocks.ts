import { clocksOf } from '../../form-schemas/engine';
import type { Application } from '../application/application.entity';
import { standingCase } from '../application/load-case';
import { presentFacts } from '../application/surroundings';
import { calendarOf } from '../calendar/calendar-of';
import type { Context } from '../platform/context';
import { dayOf } from '../platform/scalars/time';
import type { Project } from '../project/project.entity';
import type { Clock } from './side.types';

/** The clocks of a project by the regime of its main case, as they stand now. */
export async function projectClocks(
  ctx: Context,
  project: Pick<Project, 'createdAt'>,
  application: Application,
): Promise<readonly Clock[]> {
  const loaded = await standingCase(ctx, application);
  const { regime, state } = loaded;
  const facts = await presentFacts(ctx, loaded);
  const asked = { of: 'project' as const, since: dayOf(project.createdAt), main: state };
  return clocksOf(regime, facts, await calendarOf(ctx), ctx.today, asked).map((clock) => ({
    ...clock,
    who: clock.who.map((body) => regime.bodies.get(body)?.title ?? body),
  }));
}
