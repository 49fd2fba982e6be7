import { bodyTitles, clocksOf } from '../../form-schemas/engine';
import type { Application } from '../application/application.entity';
import { heldBodies } from '../application/held-bodies';
import { clocksWithout, hiddenFacts } from '../application/hidden-facts';
import { standingCase } from '../application/load-case';
import { presentFacts } from '../application/surroundings';
import { calendarOf } from '../calendar/calendar-of';
import type { Context } from '../platform/context';
import { dayOf } from '../platform/scalars/time';
import type { Project } from '../project/project.entity';
import type { Clock } from './side.types';

/** The clocks of a project by the regime of its main case, as they stand now; without those that go by what the session may not see. */
export async function projectClocks(
  ctx: Context,
  project: Pick<Project, 'createdAt'>,
  application: Application,
): Promise<readonly Clock[]> {
  const loaded = await standingCase(ctx, application);
  const { regime, state } = loaded;
  const facts = await presentFacts(ctx, loaded);
  const bodies = await heldBodies(ctx, regime, application.organisation, application.id);
  const codes = clocksWithout(regime, hiddenFacts(regime, bodies));
  const asked = { of: 'project' as const, codes, since: dayOf(project.createdAt), main: state };
  return clocksOf(regime, facts, await calendarOf(ctx), ctx.today, asked).map((clock) => ({
    ...clock,
    who: bodyTitles(regime, clock.who),
  }));
}
