import type { CompiledRegime, ProcedureDocument } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { compiledEdition } from '../regime/compiled-edition';

/** A case, or one that is to be opened: by which edition and procedure it goes, and what it stands beside. */
export interface Acting {
  readonly edition: string;
  readonly procedure: string;
  readonly organisation: string;
  readonly project: string | null;
}

/** Of what, beyond its own project, other cases may go by what a case does. */
export interface Shared {
  readonly unit: boolean;
  readonly government: boolean;
}

/** Names the government's lock among those that the database knows by number only. */
const GOVERNMENT = 32;

/**
 * Locks until the transaction ends what stands for all that limits look at (rows, other cases), so that whoever acts on the
 * same follows: the project, the unit where what is done is a unit's, the government where it is the government's.
 *
 * Everybody locks in this order, and of a kind by id: projects, units, the government, then cases, then a draft. So nobody
 * waits in a ring, and whoever acts on several cases at once names them all here.
 */
export async function lockAround(ctx: Context, acting: readonly Acting[]): Promise<void> {
  const { government } = ctx;
  const projects = [...new Set(acting.flatMap(({ project }) => (project === null ? [] : [project])))];
  if (projects.length > 0)
    await ctx.tx.query('select 1 from project where government = $1 and id = any ($2) order by id for update', [
      government,
      projects,
    ]);
  const shared = await Promise.all(
    acting.map(async ({ edition, procedure }) => sharedBy(await compiledEdition(ctx, edition), procedure)),
  );
  const units = [...new Set(acting.filter((_, index) => shared[index]?.unit).map(({ organisation }) => organisation))];
  // Not `for update`, for which every row that names the unit would wait.
  if (units.length > 0)
    await ctx.tx.query(
      'select 1 from organisation where government = $1 and id = any ($2) order by id for no key update',
      [government, units],
    );
  // The application may not write a government's row, so cannot lock it.
  if (shared.some((one) => one.government))
    await ctx.tx.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [government, GOVERNMENT]);
}

/** Locks cases (database ids), what stands around them, and around the lines of those that are lists. Missing ones are passed over. */
export async function lockCaseRows(
  ctx: Context,
  ids: readonly string[],
  opening: readonly Acting[] = [],
): Promise<void> {
  const key = [ctx.government, ids];
  const acting = await ctx.tx.query<Acting[]>(
    `select edition, procedure, organisation, project from application where government = $1
       and (id = any ($2) or id in (select application from list_line where government = $1 and list = any ($2)))`,
    key,
  );
  await lockAround(ctx, [...acting, ...opening]);
  await ctx.tx.query('select 1 from application where government = $1 and id = any ($2) order by id for update', key);
}

/**
 * What an act of a procedure may change for cases outside of its project: it stands beside a unit or the government, writes their
 * records, is a filing that is counted among its unit's; or does something to a main case of which one of these is true.
 */
export function sharedBy(regime: CompiledRegime, code: string): Shared {
  const document = regime.procedures.get(code)?.document;
  if (!document) return { unit: false, government: false };
  const mains = [...regime.procedures.values()].map((one) => one.document).filter(({ kind }) => kind === 'main');
  const isFelt = document.kind === 'side' && document.stages.some((stage) => 'effects' in stage);
  const owners = [document, ...(isFelt ? mains : [])].flatMap((one) => ownersOf(regime, one));
  return { unit: owners.includes('unit'), government: owners.includes('government') };
}

function ownersOf(regime: CompiledRegime, document: ProcedureDocument): readonly string[] {
  const { kind, opens, stages } = document;
  const isCounted =
    kind === 'main' && [...regime.vocabulary.facts.values()].some(({ owner }) => owner.kind === 'unit-filings');
  return [
    ...(kind === 'side' ? [opens?.of ?? 'project'] : []),
    ...stages
      .flatMap((stage) => ('writes' in stage ? (stage.writes ?? []) : []))
      .map(({ record }) => regime.records.get(record)?.document.of ?? 'project'),
    ...(isCounted ? ['unit'] : []),
  ];
}
