import { In } from 'typeorm';
import { goesOnWhileSuspended, isLeftBehind, type Day } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { compiledEdition } from '../regime/compiled-edition';
import { Application, ApplicationKind } from './application.entity';
import { standingCase, type LoadedCase } from './load-case';

/** Since when a case cannot go on, and the side case (database id) that has done this. */
export interface Suspension {
  readonly on: Day;
  readonly suspender: string | null;
}

/** The main case of a project, by the project; for looking, many at once. */
const mainOf = defineLoader<string, LoadedCase | null>(
  async (ctx, projects) => {
    const found = await ctx.tx.find(Application, {
      where: { government: ctx.government, kind: ApplicationKind.MAIN, project: In([...projects]) },
    });
    const cases = await Promise.all(found.map((application) => standingCase(ctx, application)));
    return new Map(cases.map((loaded) => [loaded.application.project ?? '', loaded]));
  },
  () => null,
);

/** The main case beside which a side case stands; null of any other case. */
async function besideOf(ctx: Context, { kind, project }: Application): Promise<LoadedCase | null> {
  return kind === ApplicationKind.SIDE && project !== null ? mainOf(ctx).load(project) : null;
}

/** Since when a case stands still: suspended itself, or beside a suspended project without a procedure that goes on there. */
export async function suspensionOf(ctx: Context, application: Application): Promise<Suspension | null> {
  const { suspendedOn, suspender, outcome } = application;
  if (suspendedOn !== null) return { on: suspendedOn, suspender };
  const main = outcome === null ? await besideOf(ctx, application) : null;
  if (main?.application.suspendedOn == null) return null;
  const regime = await compiledEdition(ctx, application.edition);
  if (goesOnWhileSuspended(regime, application.procedure)) return null;
  return { on: main.application.suspendedOn, suspender: main.application.suspender };
}

/**
 * How a case is waited for: not at all (`left`) once its project has ended where it cannot stand beside, which it can never
 * outlast; without its time running (`rest`) while it stands still. Null: as usual.
 */
export async function stillness(ctx: Context, application: Application): Promise<'left' | 'rest' | null> {
  if (await suspensionOf(ctx, application)) return 'rest';
  const main = application.outcome === null ? await besideOf(ctx, application) : null;
  if (main?.state.ended == null) return null;
  const regime = await compiledEdition(ctx, application.edition);
  return isLeftBehind(regime, application.procedure, main.state) ? 'left' : null;
}

/** Open side cases (database ids) that stand still, as {@link stillness} says it of one; with open tasks only. */
export interface StillSides {
  readonly left: readonly string[];
  readonly rest: readonly string[];
}

export async function stillSides(ctx: Context): Promise<StillSides> {
  const rows = await ctx.tx.query<
    {
      readonly id: string;
      readonly edition: string;
      readonly procedure: string;
      readonly main: string;
      readonly stage: string;
      readonly ended: boolean;
    }[]
  >(
    `select s.id, s.edition, s.procedure, m.procedure as main, m.stage, m.outcome is not null as ended
      from application s join application m on m.government = s.government and m.project = s.project and m.kind = 'main'
      where s.government = $1 and s.kind = 'side' and s.outcome is null
        and (m.outcome is not null or m.suspended_on is not null)
        and exists (select from task t where t.government = s.government and t.application = s.id and t.status = 'open')`,
    [ctx.government],
  );
  const [left, rest] = [[] as string[], [] as string[]];
  for (const { id, edition, procedure, main, stage, ended } of rows) {
    const regime = await compiledEdition(ctx, edition);
    if (!ended && !goesOnWhileSuspended(regime, procedure)) rest.push(id);
    if (ended && isLeftBehind(regime, procedure, { procedure: main, stage, ended })) left.push(id);
  }
  return { left, rest };
}
