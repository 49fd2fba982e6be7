import { In } from 'typeorm';
import { executionRate, rateText, type CompiledRegime, type YearAmount } from '../../form-schemas/engine';
import { seenUnits } from '../application/seen-units';
import { organisationById } from '../identity/identity.loader';
import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { localId, toGlobalId } from '../platform/global-id';
import { refuseInput } from '../platform/user-error';
import { Project } from '../project/project.entity';
import { compiledOf } from '../regime/compiled-edition';
import { editionsInForce } from '../regime/edition-in-force';
import { executionSql, type AskedMeasure, type SumRow } from './execution-sql';
import {
  ExecutionBy,
  type ExecutionMeasure,
  type ExecutionRow,
  type ExecutionSource,
  type ExecutionWhere,
} from './funds.types';

/** Groups of one measure that a query answers. */
export const MOST_GROUPS = 500;
const MOST_VALUES = 100;

interface Measure extends AskedMeasure {
  readonly regime: CompiledRegime;
}

/**
 * What was executed of what was budgeted, by the measures of the regimes in force: each measure whole and by group, its two sums
 * from the rows that stages have written, its rate exact. The same rows are listed by `records`.
 *
 * @param most groups of each measure
 * @throws InputRefused
 */
export async function executionRates(
  ctx: Context,
  by: ExecutionBy,
  where: ExecutionWhere | null,
  most = MOST_GROUPS,
): Promise<readonly ExecutionMeasure[]> {
  const measures = await measuresOf(ctx, where);
  if (measures.length === 0) return [];
  const { sql, parameters } = executionSql(measures, by, {
    government: ctx.government,
    units: seenUnits(ctx),
    years: several(where?.years, 'where.years'),
    organisations: ids(where?.organisationIds, 'Organisation', 'where.organisationIds'),
    projects: ids(where?.projectIds, 'Project', 'where.projectIds'),
    most,
  });
  const rows = await ctx.tx.query<SumRow[]>(sql, [...parameters]);
  const projects = await projectsOf(ctx, rows);
  return Promise.all(
    measures.map(async (measure, index): Promise<ExecutionMeasure> => {
      const { document, regime, regimeCode } = measure;
      const own = rows.filter((row) => row.measure === index);
      const whole = own.find((row) => row.whole === 1);
      const groups = own.filter((row) => row.whole === 0);
      const total = rowOf(whole, ctx.government, null);
      return {
        regimeCode,
        code: document.code,
        title: document.title,
        clause: document.clause,
        article: regime.article(document.clause),
        executedFrom: document.executed.map((amount) => sourceOf(regime, amount)),
        budgetedFrom: document.budgeted.map((amount) => sourceOf(regime, amount)),
        ofBudget: document.lines === true,
        total,
        rows:
          by === ExecutionBy.GOVERNMENT
            ? whole
              ? [{ ...total, title: '本级政府' }]
              : []
            : await Promise.all(groups.map((row) => titled(ctx, measure, by, row, projects))),
        count: by === ExecutionBy.GOVERNMENT ? (whole ? 1 : 0) : (groups[0]?.groups ?? 0),
      };
    }),
  );
}

function sourceOf(regime: CompiledRegime, { record, year, aboutYear, body, source }: YearAmount): ExecutionSource {
  return {
    record,
    title: regime.records.get(record)?.document.title ?? record,
    yearField: year ?? null,
    yearOfAbout: aboutYear !== undefined,
    bodyField: body ?? null,
    sourceField: source ?? null,
  };
}

async function measuresOf(ctx: Context, where: ExecutionWhere | null): Promise<readonly Measure[]> {
  const codes = several(where?.measures, 'where.measures');
  const editions = (await editionsInForce(ctx, ctx.today)).filter(
    ({ regimeCode }) => where?.regimeCode == null || regimeCode === where.regimeCode,
  );
  const regimes = await Promise.all(editions.map((edition) => compiledOf(ctx, edition)));
  // Without its lines a measure of the budget would say that nothing was budgeted.
  const readsBudget = may(signedIn(ctx), 'budget:read');
  return regimes.flatMap((regime) =>
    (regime.regime.ledger?.execution ?? [])
      .filter(({ code, lines }) => (codes === null || codes.includes(code)) && (!lines || readsBudget))
      .map((document) => ({ regime, regimeCode: regime.regime.code, document })),
  );
}

async function titled(
  ctx: Context,
  { regime, document }: Measure,
  by: ExecutionBy,
  row: SumRow,
  projects: ReadonlyMap<string, Project>,
): Promise<ExecutionRow> {
  switch (by) {
    case ExecutionBy.PROJECT: {
      const project = row.project === null ? undefined : projects.get(row.project);
      return rowOf(row, project ? toGlobalId('Project', project.id) : null, project?.title ?? null);
    }
    case ExecutionBy.YEAR:
      return rowOf(row, row.year === null ? null : String(row.year), row.year === null ? null : `${row.year}`);
    case ExecutionBy.SOURCE:
      return rowOf(row, row.source, row.source === null ? null : sourceTitle(regime, document, row.source));
    default: {
      if (row.body !== null) return rowOf(row, row.body, bodyTitle(regime, document, row.body));
      const unit = row.organisation === null ? null : await organisationById(ctx).load(row.organisation);
      return rowOf(row, row.organisation && toGlobalId('Organisation', row.organisation), unit?.title ?? null);
    }
  }
}

/** What a choice of whose amount it is is called, by whichever of the measure's records has it. */
function bodyTitle(regime: CompiledRegime, { executed, budgeted }: Measure['document'], value: string): string {
  const titles = [...executed, ...budgeted].map(({ record, body }) =>
    regime.records
      .get(record)
      ?.fields.get(body ?? '')
      ?.field.options?.find((option) => option.value === value),
  );
  return titles.find((option) => option !== undefined)?.title ?? value;
}

/** What a source is called: by the choices of the budget, or of whichever of the measure's records has it. */
function sourceTitle(regime: CompiledRegime, { executed, budgeted }: Measure['document'], value: string): string {
  const choices = [...executed, ...budgeted].flatMap(
    ({ record, source }) => regime.records.get(record)?.fields.get(source ?? '')?.field.options ?? [],
  );
  const known = [...(regime.regime.ledger?.budget?.sources ?? []), ...choices];
  return known.find((option) => option.value === value)?.title ?? value;
}

function rowOf(row: SumRow | undefined, key: string | null, title: string | null): ExecutionRow {
  const [executed, budgeted] = [BigInt(row?.executed ?? '0'), BigInt(row?.budgeted ?? '0')];
  const rate = executionRate(executed, budgeted);
  return { key, title, executed, budgeted, left: budgeted - executed, rate: rate === null ? null : rateText(rate) };
}

async function projectsOf(ctx: Context, rows: readonly SumRow[]): Promise<ReadonlyMap<string, Project>> {
  const found = [...new Set(rows.flatMap(({ project }) => (project === null ? [] : [project])))];
  if (found.length === 0) return new Map();
  const projects = await ctx.tx.find(Project, { where: { government: ctx.government, id: In(found) } });
  return new Map(projects.map((project) => [project.id, project]));
}

function ids(given: readonly string[] | null | undefined, type: string, path: string): readonly string[] | null {
  return several(given, path)?.map((id, at) => localId(type, id, `${path}[${at}]`)) ?? null;
}

function several<T>(given: readonly T[] | null | undefined, path: string): readonly T[] | null {
  if (given == null || given.length === 0) return null;
  if (given.length > MOST_VALUES) throw refuseInput(path, `至多给出 ${MOST_VALUES} 个值`);
  return given;
}
