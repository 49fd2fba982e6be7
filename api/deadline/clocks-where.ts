import type { SelectQueryBuilder } from 'typeorm';
import { nearUntil } from '../../form-schemas/engine';
import { heldBodies } from '../application/held-bodies';
import { clocksWithout, hiddenFacts } from '../application/hidden-facts';
import { seenUnits } from '../application/seen-units';
import { calendarOf } from '../calendar/calendar-of';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { readText } from '../platform/text';
import { compiledEdition } from '../regime/compiled-edition';
import { ProjectClock, ProjectClockState } from './project-clock.entity';
import type { ProjectClockWhere } from './project-clock.types';

const OPEN_BY_NOW = '(clock.opensOn is null or clock.opensOn <= cast(:day as date))';

/** As `runningStatus` says it of one. Needs `day` and `near`, see {@link clocksWhere}. */
export const IN_STATE: Readonly<Record<ProjectClockState, string>> = {
  late: 'clock.dueOn < cast(:day as date)',
  near: `(clock.dueOn >= cast(:day as date) and clock.dueOn <= cast(:near as date) and ${OPEN_BY_NOW})`,
  open: `(clock.dueOn > cast(:near as date) and ${OPEN_BY_NOW})`,
  'not-open': `(clock.dueOn >= cast(:day as date) and not ${OPEN_BY_NOW})`,
};

/**
 * The clocks of projects that the session may be told of and a filter lets through. List, sums and export all ask here; how a clock
 * stands is asked of its days as of today, whenever it was swept.
 */
export async function clocksWhere(
  ctx: Context,
  where: ProjectClockWhere | null,
): Promise<SelectQueryBuilder<ProjectClock>> {
  const query = (await seenClocks(ctx)).setParameters({
    day: ctx.today,
    near: nearUntil(await calendarOf(ctx), ctx.today),
  });
  const { regimeCode, code } = where ?? {};
  const [states, units] = [where?.states ?? [], where?.organisationIds ?? []];
  if (states.length > 0) query.andWhere(`(${states.map((state) => IN_STATE[state]).join(' or ')})`);
  if (regimeCode != null)
    query.andWhere('clock.regimeCode = :regimeCode', { regimeCode: readText(regimeCode, 'where.regimeCode', 64) });
  if (code != null) query.andWhere('clock.code = :code', { code: readText(code, 'where.code', 64) });
  if (units.length > 0)
    query.andWhere('clock.organisation = any (:organisations)', {
      organisations: units.map((id) => localId('Organisation', id, 'where.organisationIds')),
    });
  return query;
}

/** A clock that the session may be told of; null otherwise. */
export async function visibleClock(ctx: Context, id: string): Promise<ProjectClock | null> {
  return (await seenClocks(ctx)).andWhere('clock.id = :id', { id }).getOne();
}

/** Of units into whose cases the session may look, without clocks that go by what it may not see there. */
async function seenClocks(ctx: Context): Promise<SelectQueryBuilder<ProjectClock>> {
  const units = seenUnits(ctx);
  const ofUnits = (): SelectQueryBuilder<ProjectClock> => {
    const query = ctx.tx
      .createQueryBuilder(ProjectClock, 'clock')
      .where('clock.government = :government', { government: ctx.government });
    return units === null ? query : query.andWhere('clock.organisation = any (:units)', { units });
  };
  const confined = await ofUnits().andWhere('clock.confined').getMany();
  const told = await toldOf(ctx, confined);
  return ofUnits().andWhere('(not clock.confined or clock.id = any (cast(:told as uuid[])))', { told });
}

/** Which of these clocks (database ids) go by nothing that the session may not see in their cases, as on the project's page. */
async function toldOf(ctx: Context, clocks: readonly ProjectClock[]): Promise<readonly string[]> {
  const known = new Map<string, ReadonlySet<string>>();
  const told = await Promise.all(
    clocks.map(async ({ id, edition, organisation, application, code }) => {
      const regime = await compiledEdition(ctx, edition);
      const bodies = await heldBodies(ctx, regime, organisation, application);
      const key = [edition, ...[...bodies].sort()].join(' ');
      const codes = known.get(key) ?? clocksWithout(regime, hiddenFacts(regime, bodies));
      known.set(key, codes);
      return codes.has(code) ? [id] : [];
    }),
  );
  return told.flat();
}
