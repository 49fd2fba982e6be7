import { problemsOf, standingFacts, todayFact, type CompiledRegime } from '../../form-schemas/engine';
import { aroundOf } from '../application/surroundings';
import { calendarOf } from '../calendar/calendar-of';
import { current } from '../identity/of-today';
import type { Context } from '../platform/context';
import { compiledOf } from '../regime/compiled-edition';
import { editionsInForce } from '../regime/edition-in-force';
import type { ProblemNow } from './problem-now';

/** Stands for the unit of what is no unit's. */
const NO_UNIT = '00000000-0000-0000-0000-000000000000';

/** The problems that the government itself has by the editions in force, with the unit that answers for each. */
export async function problemsOfGovernment(ctx: Context, regimes: readonly string[]): Promise<readonly ProblemNow[]> {
  const editions = (await editionsInForce(ctx, ctx.today)).filter(({ regimeCode }) => regimes.includes(regimeCode));
  const found = await Promise.all(
    editions.map(async (edition) => {
      const regime = await compiledOf(ctx, edition);
      return asksOfGovernment(regime) ? ofRegime(ctx, edition.id, regime) : [];
    }),
  );
  return found.flat();
}

function asksOfGovernment({ checks }: CompiledRegime): boolean {
  return [...checks.values()].some(({ document }) => document.answeredBy !== undefined);
}

async function ofRegime(ctx: Context, edition: string, regime: CompiledRegime): Promise<readonly ProblemNow[]> {
  const { surroundings } = await aroundOf(ctx, { regime, project: null, organisation: NO_UNIT });
  const facts = { ...standingFacts(regime, surroundings), ...todayFact(regime, ctx.today) };
  const found = problemsOf(regime.checks, regime.vocabulary, facts, await calendarOf(ctx), 'government');
  const units = await unitsOf(
    ctx,
    found.flatMap(({ check }) => regime.checks.get(check)?.document.answeredBy ?? []),
  );
  return found.flatMap(({ check, message }) => {
    const document = regime.checks.get(check)?.document;
    if (document?.answeredBy === undefined) return [];
    const problem: ProblemNow = {
      regimeCode: regime.regime.code,
      edition,
      code: check,
      title: document.title,
      article: regime.article(document.clause),
      message,
      project: null,
      organisation: units.get(document.answeredBy) ?? null,
    };
    return [problem];
  });
}

/**
 * The unit in which each body is held today for everybody; where it is held in several the one that has held it longest. A duty for the
 * filings of one organisation alone does not answer for what is the government's.
 */
async function unitsOf(ctx: Context, bodies: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (bodies.length === 0) return new Map();
  const rows = await ctx.tx.query<{ body: string; organisation: string }[]>(
    `select distinct on (d.body) d.body, p.organisation from duty d
       join post p on p.government = d.government and p.id = d.post
      where d.government = $1 and d.organisation is null and d.body = any ($2) and ${current('d', '$3::date')}
      order by d.body, d.from_day, p.code`,
    [ctx.government, bodies, ctx.today],
  );
  return new Map(rows.map(({ body, organisation }) => [body, organisation]));
}
