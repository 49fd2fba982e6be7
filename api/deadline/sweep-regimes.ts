import {
  clocksOf,
  readFacts,
  standingFacts,
  type Calendar,
  type CompiledRegime,
  type Day,
} from '../../form-schemas/engine';
import { hostFacts } from '../application/host-facts';
import { aroundOf } from '../application/surroundings';
import type { Context } from '../platform/context';
import { dayOf } from '../platform/scalars/time';
import { compiledOf } from '../regime/compiled-edition';
import { editionInForce } from '../regime/edition-in-force';
import { apart, type Broken } from './broken';
import { NO_UNIT } from './people-of';
import { tellClocks } from './tell-clocks';

/** How far a sweep over the regimes in force has come: which regime, and the last unit (database id) under it; null: none yet. */
export interface RegimeCursor {
  readonly code: string;
  readonly unit: string | null;
}

/** Before every regime. */
export const FIRST_REGIME: RegimeCursor = { code: '', unit: null };

export interface SweptRegimes {
  readonly told: number;
  readonly broken: readonly Broken[];
  /** Null: all regimes have been looked at. */
  readonly next: RegimeCursor | null;
}

/** Tells of the government's clocks and those of a number of units, by one regime that is in force today. */
export async function sweepRegimes(
  ctx: Context,
  calendar: Calendar,
  after: RegimeCursor,
  limit: number,
): Promise<SweptRegimes> {
  const [adopted, following] = await ctx.tx.query<{ code: string; since: Day }[]>(
    `select regime_code as code, min(effective_from)::text as since from adoption
      where government = $1 and effective_from <= $2 and regime_code >= $3 group by regime_code order by regime_code limit 2`,
    [ctx.government, ctx.today, after.code],
  );
  if (!adopted) return { told: 0, broken: [], next: null };
  const { code, since } = adopted;
  const begin = code === after.code ? after.unit : null;
  const broken: Broken[] = [];
  const reached: { last: string | null } = { last: null };
  const told = await apart(broken, { of: 'regime', key: code }, async () => {
    const edition = await editionInForce(ctx, code, ctx.today);
    if (!edition) return 0;
    const regime = await compiledOf(ctx, edition);
    const kinds = new Set(regime.regime.deadlines.map(({ of }) => of));
    const units = kinds.has('unit') ? await unitsOf(ctx, code, begin, limit) : [];
    if (units.length === limit) reached.last = units.at(-1)?.id ?? null;
    let sum = 0;
    if (begin === null && kinds.has('government'))
      sum += await apart(broken, { of: 'government', key: code }, () => sweepGovernment(ctx, calendar, regime, since));
    for (const unit of units)
      sum += await apart(broken, { of: 'unit', key: `${unit.id}/${code}` }, () =>
        sweepUnit(ctx, calendar, regime, unit),
      );
    return sum;
  });
  const { last } = reached;
  const next = last !== null ? { code, unit: last } : following ? { code: following.code, unit: null } : null;
  return { told, broken, next };
}

interface Unit {
  readonly id: string;
  readonly title: string;
  readonly since: Date;
}

/** Units that have filed under a regime; since then they have its clocks. */
function unitsOf(ctx: Context, code: string, after: string | null, limit: number): Promise<readonly Unit[]> {
  return ctx.tx.query<Unit[]>(
    `select o.id, o.title, min(a.created_at) as since from application a
       join organisation o on o.government = a.government and o.id = a.organisation
      where a.government = $1 and a.regime_code = $2 and a.kind = 'main' and ($3::uuid is null or o.id > $3::uuid)
      group by o.id, o.title order by o.id limit $4`,
    [ctx.government, code, after, limit],
  );
}

async function sweepUnit(
  ctx: Context,
  calendar: Calendar,
  regime: CompiledRegime,
  { id, title, since }: Unit,
): Promise<number> {
  const host = await hostFacts(ctx, { regime, organisation: id, application: null, project: null });
  const unit = readFacts(regime.vocabulary, host).value;
  const { surroundings } = await aroundOf(ctx, { regime, project: null, organisation: id });
  const facts = standingFacts(regime, surroundings, {}, unit);
  const clocks = clocksOf(regime, facts, calendar, ctx.today, { of: 'unit', since: dayOf(since) });
  return tellClocks(ctx, regime, clocks, {
    about: 'unit',
    key: `${id}/${regime.regime.code}`,
    title,
    unit: id,
    application: null,
    audited: { type: 'Organisation', id },
  });
}

/** The government's own, since the day from which it has applied the regime here. */
async function sweepGovernment(ctx: Context, calendar: Calendar, regime: CompiledRegime, since: Day): Promise<number> {
  const { code, title } = regime.regime;
  const { surroundings } = await aroundOf(ctx, { regime, project: null, organisation: NO_UNIT });
  const facts = standingFacts(regime, surroundings);
  const clocks = clocksOf(regime, facts, calendar, ctx.today, { of: 'government', since });
  return tellClocks(ctx, regime, clocks, {
    about: 'government',
    key: code,
    title,
    unit: NO_UNIT,
    application: null,
    audited: { type: 'Government', id: ctx.government },
  });
}
