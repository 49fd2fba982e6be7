import {
  addMonths,
  formatYuan,
  type CompiledRegime,
  type Fact,
  type Fen,
  type Json,
  type JsonObject,
} from '../../form-schemas/engine';
import { organisationById } from '../identity/identity.loader';
import type { Organisation } from '../identity/organisation.entity';
import type { Context } from '../platform/context';

/** The case that is asked about; `application` null before its first filing. */
export interface HostCase {
  readonly regime: CompiledRegime;
  readonly organisation: string;
  readonly application: string | null;
}

/** What a unit's attributes are called in a regime. */
const ATTRIBUTES: Readonly<Record<string, (organisation: Organisation) => string>> = {
  kind: (organisation) => organisation.kind,
  code: (organisation) => organisation.code,
  title: (organisation) => organisation.title,
};

/**
 * What the platform knows of the unit that files, in JSON form by fact name: attributes of the organisation, and
 * sums, counts and lists of its other filings. It goes into the event, so that a replay never has to ask again.
 *
 * A filing counts when it stands (not taken back, not ended by a refusal), was handed in under the same regime within
 * the fact's months up to today, and is not this case itself.
 */
export async function hostFacts(ctx: Context, on: HostCase): Promise<JsonObject> {
  const given: Record<string, Json> = {};
  for (const fact of on.regime.vocabulary.facts.values()) {
    if (fact.owner.kind === 'unit') {
      const organisation = await organisationById(ctx).load(on.organisation);
      const attribute = Object.hasOwn(ATTRIBUTES, fact.owner.attribute) ? ATTRIBUTES[fact.owner.attribute] : undefined;
      if (organisation && attribute) given[fact.name] = attribute(organisation);
    }
    if (fact.owner.kind === 'unit-filings') given[fact.name] = await addUp(ctx, on, fact, fact.owner);
  }
  return given;
}

async function addUp(
  ctx: Context,
  on: HostCase,
  fact: Fact,
  owner: Extract<Fact['owner'], { kind: 'unit-filings' }>,
): Promise<Json> {
  const filings = await ctx.tx.query<{ amount: string | null }[]>(
    `select (a.figures ->> $6::text)::bigint::text as amount
     from application a
     where a.government = $1 and a.organisation = $2 and a.kind = 'main' and a.regime_code = $3
       and a.filed_on > $4 and a.filed_on <= $5 and a.positive is distinct from false and a.id is distinct from $7
     order by a.filed_on, a.id`,
    [
      ctx.government,
      on.organisation,
      on.regime.regime.code,
      addMonths(ctx.today, -owner.withinMonths),
      ctx.today,
      owner.of ?? null,
      on.application,
    ],
  );
  if (owner.operation === 'count') return filings.length;
  const amounts = filings.flatMap(({ amount }) => (amount === null ? [] : [BigInt(amount)]));
  if (owner.operation === 'list') return amounts.map((amount) => inJson(fact.of, amount));
  return inJson(
    fact.type,
    amounts.reduce((sum, amount) => sum + amount, 0n),
  );
}

function inJson(kind: Fact['type'] | undefined, amount: bigint): Json {
  return kind === 'money' ? formatYuan(Number(amount) as Fen) : Number(amount);
}

/** The amounts of a case that facts of its regime add up or list over a unit's filings, in fen by fact name. */
export function figuresOf(regime: CompiledRegime, read: (name: string) => unknown): Readonly<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const { owner } of regime.vocabulary.facts.values()) {
    if (owner.kind !== 'unit-filings' || owner.of === undefined) continue;
    const value = read(owner.of);
    if (typeof value === 'number') figures[owner.of] = value;
  }
  return figures;
}
