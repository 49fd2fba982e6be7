import { In, IsNull } from 'typeorm';
import type { CompiledRegime, Facts, Surroundings } from '../../form-schemas/engine';
import { standingFacts, todayFact } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { rowsAround, type RowOwner } from '../record/record-rows';
import { Application, ApplicationKind } from './application.entity';
import { evaluationsAround } from './evaluations-around';
import { standingCase, type LoadedCase } from './load-case';
import { catalogueFacts } from './published-entries';

/** What stands around a case, or around one that is to be opened. */
export interface Around {
  readonly surroundings: Surroundings;
  /** The main case that it stands beside; null of one that stands beside a unit or the government. */
  readonly main: LoadedCase | null;
  /** The cases beside it. */
  readonly sides: readonly LoadedCase[];
}

/** Where a case stands: in a project, or beside a unit (of the government itself: the one that acts for it). */
export interface Standing extends RowOwner {
  readonly regime: CompiledRegime;
}

/**
 * Everything that a case has to be told of: the main case and the side cases of its project, the rows of project, unit and
 * government, and confirmed evaluations. Of a unit without project: its own side cases and the government's under the same regime,
 * whichever unit acts for it. Read now: for acts. Locks nothing, see `lockAround`.
 */
export async function aroundOf(ctx: Context, standing: Standing): Promise<Around> {
  const [around] = await readAround(ctx, [standing]);
  if (!around) throw new Error('nothing was read');
  return around;
}

const NOTHING: Surroundings = { main: null, sides: {}, rows: [] };

/** What stands around a case; for looking, many at once. */
const surroundingsOfCases = defineLoader<LoadedCase, Surroundings>(
  async (ctx, cases) => {
    const around = await readAround(
      ctx,
      cases.map(({ application: { project, organisation }, regime }) => ({ regime, project, organisation })),
    );
    return new Map(cases.map((loaded, index) => [loaded, around[index]?.surroundings ?? NOTHING]));
  },
  () => NOTHING,
);

/** What stands around a case, as it is looked at: acts read it anew, see {@link aroundOf}. */
export function surroundingsOf(ctx: Context, loaded: LoadedCase): Promise<Surroundings> {
  return surroundingsOfCases(ctx).load(loaded);
}

/** What stands around what is to be opened; for looking, many at once. */
export const surroundingsAt = defineLoader<Standing, Surroundings>(
  async (ctx, standings) => {
    const around = await readAround(ctx, standings);
    return new Map(standings.map((standing, index) => [standing, around[index]?.surroundings ?? NOTHING]));
  },
  () => NOTHING,
);

/** The facts of a case as they are now: its own, what is recorded and goes on around it, and what its project has published. */
export async function presentFacts(ctx: Context, loaded: LoadedCase): Promise<Facts> {
  const surroundings = await surroundingsOf(ctx, loaded);
  const { regime, state } = loaded;
  // Of a case that goes on, what is done now is done today, not on the day of what was done last.
  const today = state.ended === null ? todayFact(regime, ctx.today) : {};
  const published = await catalogueFacts(ctx, regime, loaded.application.project);
  return { ...factsIn(loaded, surroundings), ...published, ...today };
}

function factsIn({ application, regime, state }: LoadedCase, surroundings: Surroundings): Facts {
  const around = standingFacts(regime, surroundings, state);
  if (application.kind !== ApplicationKind.SIDE) return { ...state.facts, ...around };
  // What a side case says itself goes before what its main case says; what is around it changes for both.
  const own = Object.entries(state.facts).filter(([name]) => !isAround(regime, name));
  return { ...around, ...Object.fromEntries(own) };
}

function isAround(regime: CompiledRegime, name: string): boolean {
  const kind = regime.vocabulary.facts.get(name)?.owner.kind;
  return kind === 'records' || kind === 'about' || kind === 'side-cases' || kind === 'evaluation';
}

/** Procedures of what is done to the government itself. */
function governmentSides({ procedures }: CompiledRegime): readonly string[] {
  return [...procedures.values()].flatMap(({ document }) =>
    document.opens?.of === 'government' ? [document.code] : [],
  );
}

async function readAround(ctx: Context, standings: readonly Standing[]): Promise<readonly Around[]> {
  const projects = [...new Set(standings.flatMap(({ project }) => (project === null ? [] : [project])))];
  const units = [
    ...new Set(standings.flatMap(({ project, organisation }) => (project === null ? [organisation] : []))),
  ];
  const { government } = ctx;
  const ofGovernment = standings
    .filter(({ project }) => project === null)
    .map(({ regime }) => ({ regimeCode: regime.regime.code, procedure: In(governmentSides(regime)) }));
  const found = await ctx.tx.find(Application, {
    where: [
      ...(projects.length === 0 ? [] : [{ government, project: In(projects) }]),
      ...(units.length === 0
        ? []
        : [{ government, project: IsNull(), kind: ApplicationKind.SIDE, organisation: In(units) }]),
      ...ofGovernment.map((those) => ({ government, project: IsNull(), kind: ApplicationKind.SIDE, ...those })),
    ],
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  const cases = await Promise.all(found.map((application) => standingCase(ctx, application)));
  const rows = await rowsAround(ctx, standings);
  const evaluations = await evaluationsAround(ctx, standings);
  return standings.map(({ regime, project, organisation }, index): Around => {
    const here = cases.filter(({ application }) =>
      project === null
        ? application.project === null &&
          (application.organisation === organisation || governmentSides(regime).includes(application.procedure)) &&
          application.regimeCode === regime.regime.code
        : application.project === project,
    );
    const main = here.find(({ application }) => application.kind === ApplicationKind.MAIN) ?? null;
    const sides = here.filter(({ application }) => application.kind === ApplicationKind.SIDE);
    return {
      main,
      sides,
      surroundings: {
        main: main?.state ?? null,
        sides: Object.fromEntries(sides.map(({ application, state }) => [application.id, state])),
        rows: rows[index] ?? [],
        evaluations: evaluations[index] ?? [],
      },
    };
  });
}
