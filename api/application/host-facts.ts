import {
  addMonths,
  formatYuan,
  type CompiledRegime,
  type Day,
  type Fact,
  type Fen,
  type Json,
  type JsonObject,
} from '../../form-schemas/engine';
import { organisationById } from '../identity/identity.loader';
import type { Organisation } from '../identity/organisation.entity';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { publishedNow, publishedSeen } from './published-entries';

/** The case that is asked about; `application` null before its first filing, `project` where it stands beside none. */
export interface HostCase {
  readonly regime: CompiledRegime;
  readonly organisation: string;
  readonly application: string | null;
  readonly project: string | null;
}

/** What a unit's attributes are called in a regime. */
const ATTRIBUTES: Readonly<Record<string, (organisation: Organisation) => string>> = {
  kind: (organisation) => organisation.kind,
  code: (organisation) => organisation.code,
  title: (organisation) => organisation.title,
};

/**
 * What the platform knows of the unit that files, in JSON form by fact name: attributes of the organisation, and
 * sums, counts and lists of its other filings, and how many published entries of the catalogue the project has. It goes
 * into the event, so that a replay never has to ask again.
 *
 * A filing counts when it stands (not taken back, not ended by a refusal), was handed in under the same regime within
 * the fact's months up to today, and is not this case itself.
 */
export async function hostFacts(ctx: Context, on: HostCase): Promise<JsonObject> {
  const published = await publishedNow(ctx, on.regime, on.project);
  return factsOf(ctx, on, published, async (asked) => (await filingsOf(ctx, [asked]))[0] ?? []);
}

/** The same for looking, many at once. */
export async function hostFactsAt(ctx: Context, on: HostCase): Promise<JsonObject> {
  const published = await publishedSeen(ctx, on.regime, on.project);
  return factsOf(ctx, on, published, (asked) => filings(ctx).load(asked));
}

type Amounts = readonly (string | null)[];

async function factsOf(
  ctx: Context,
  on: HostCase,
  published: JsonObject,
  read: (asked: AskedFilings) => Promise<Amounts>,
): Promise<JsonObject> {
  const given: Record<string, Json> = { ...published };
  for (const fact of on.regime.vocabulary.facts.values()) {
    if (fact.owner.kind === 'unit') {
      const organisation = await organisationById(ctx).load(on.organisation);
      const attribute = Object.hasOwn(ATTRIBUTES, fact.owner.attribute) ? ATTRIBUTES[fact.owner.attribute] : undefined;
      if (organisation && attribute) given[fact.name] = attribute(organisation);
    }
    if (fact.owner.kind === 'unit-filings')
      given[fact.name] = addUp(fact, fact.owner, await read(askedBy(ctx, on, fact.owner)));
  }
  return given;
}

type FilingsOwner = Extract<Fact['owner'], { kind: 'unit-filings' }>;

/** Which filings of a unit count, and which of their amounts. */
interface AskedFilings {
  readonly organisation: string;
  readonly regimeCode: string;
  /** Handed in later than this day. */
  readonly after: Day;
  readonly of: string | null;
  /** The case itself, which does not count. */
  readonly own: string | null;
}

function askedBy(ctx: Context, { regime, organisation, application }: HostCase, owner: FilingsOwner): AskedFilings {
  const after = addMonths(ctx.today, -owner.withinMonths);
  return { organisation, regimeCode: regime.regime.code, after, of: owner.of ?? null, own: application };
}

/** The amounts of the filings that count, the oldest first, of each that is asked for; one statement. */
async function filingsOf(ctx: Context, asked: readonly AskedFilings[]): Promise<readonly Amounts[]> {
  const rows = await ctx.tx.query<{ place: number; amount: string | null }[]>(
    `select asked.place::int as place, (a.figures ->> asked.of)::bigint::text as amount
     from unnest($3::uuid[], $4::text[], $5::date[], $6::text[], $7::uuid[])
            with ordinality as asked (organisation, regime, after, of, own, place)
     join application a on a.government = $1 and a.organisation = asked.organisation and a.kind = 'main'
       and a.regime_code = asked.regime and a.filed_on > asked.after and a.filed_on <= $2
       and a.positive is distinct from false and a.id is distinct from asked.own
     order by asked.place, a.filed_on, a.id`,
    [
      ctx.government,
      ctx.today,
      asked.map(({ organisation }) => organisation),
      asked.map(({ regimeCode }) => regimeCode),
      asked.map(({ after }) => after),
      asked.map(({ of }) => of),
      asked.map(({ own }) => own),
    ],
  );
  return asked.map((_, index) => rows.flatMap(({ place, amount }) => (place === index + 1 ? [amount] : [])));
}

const filings = defineLoader<AskedFilings, Amounts>(
  async (ctx, asked) => {
    const found = await filingsOf(ctx, asked);
    return new Map(asked.map((one, index) => [one, found[index] ?? []]));
  },
  () => [],
);

function addUp(fact: Fact, owner: FilingsOwner, filed: Amounts): Json {
  if (owner.operation === 'count') return filed.length;
  const amounts = filed.flatMap((amount) => (amount === null ? [] : [BigInt(amount)]));
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
