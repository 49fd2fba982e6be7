import type { Finding, YearAmount } from '../../form-schemas/engine';
import { budgetStanding, wordSum, type BudgetPart, type BudgetStanding } from '../application/budget-standing';
import { organisationById } from '../identity/identity.loader';
import type { Context } from '../platform/context';
import { projectById } from '../project/project.loader';
import type { BudgetLine } from './budget-line.entity';
import { titleOfSource, type CityBudget } from './city-budget';

type Part = Required<BudgetPart>;

/** A line of which less is left than before, and its place among those that are confirmed. */
export interface LessenedLine {
  readonly line: BudgetLine;
  readonly at: number;
}

/** Rows that take out of the budget, and the clause that says so. */
interface Taking {
  readonly clause: readonly string[];
  readonly rows: readonly YearAmount[];
  /** Whether an article bounds them by the budget of the whole year, see {@link refused}. */
  readonly isBound: boolean;
}

/**
 * What is to be said of lines that have been lessened or withdrawn, in this transaction: whether the budget is still above what has been taken
 * out of it. Where an article bounds what is taken (`ledger.budget.bounds`) it is refused, unless the bound only warns; what no article
 * bounds, and the part of one unit or project within the whole, is a warning with the figures.
 */
export async function judgeLessened(
  ctx: Context,
  city: CityBudget,
  lessened: readonly LessenedLine[],
  isSeveral: boolean,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const lines = lessened.map(({ line }) => line);
  const ofYears = once(lines, ({ year, source }) => [year, source]);
  for (const one of ofYears)
    findings.push(...placed(await refused(ctx, city, one), { year: one.year, source: one.source }));
  for (const taking of takingsOf(city)) {
    const parts = once(
      lines.flatMap((line) => partsOf(line, taking)),
      ({ year, source, organisation, project }) => [year, source, organisation, project],
    );
    for (const part of parts) {
      const finding = await warned(ctx, city, taking, part);
      if (finding) findings.push(...placed([finding], part));
    }
  }
  return findings;

  /** At the first line of this part of the budget; of several it is said in words which ones they are. */
  function placed(said: readonly Finding[], part: Pick<Part, 'year' | 'source'> & Partial<Part>): readonly Finding[] {
    const of = lessened.filter(
      ({ line }) =>
        part.year === line.year &&
        (part.source === null || part.source === line.source) &&
        (part.organisation == null || part.organisation === line.organisation) &&
        (part.project == null || part.project === line.project),
    );
    const which = of.map(({ at, line }) => `第 ${at + 1} 条${line.number === '' ? '' : `“${line.number}”`}`).join('、');
    return said.map((finding) => ({
      ...finding,
      message: isSeveral ? `${which}：${finding.message}` : finding.message,
      path: `lines[${of[0]?.at ?? 0}]`,
    }));
  }
}

function once<T>(all: readonly T[], keyOf: (one: T) => readonly unknown[]): readonly T[] {
  return [...new Map(all.map((one) => [JSON.stringify(keyOf(one)), one])).values()];
}

async function refused(
  ctx: Context,
  city: CityBudget,
  { year, source }: Pick<BudgetLine, 'year' | 'source'>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const bound of city.document.bounds ?? []) {
    const standing = await budgetStanding(ctx, city.regime.regime.code, [bound], { year, source });
    const of = bound.source === undefined ? '' : `“${titleOfSource(city, source)}”`;
    const said = below(city, { clause: bound.clause, rows: [bound], isBound: true }, `${year}年${of}`, standing);
    if (said) findings.push({ ...said, severity: bound.effect === 'warn' ? 'warning' : 'error' });
  }
  return findings;
}

/** What the regime bounds by the budget, and what it measures against its lines. */
function takingsOf({ document, regime }: CityBudget): readonly Taking[] {
  return [
    ...(document.bounds ?? []).map((bound): Taking => ({ clause: bound.clause, rows: [bound], isBound: true })),
    ...(regime.regime.ledger?.execution ?? [])
      .filter(({ lines }) => lines === true)
      .map(({ clause, executed }): Taking => ({ clause, rows: executed, isBound: false })),
  ];
}

/** The year as a whole, then the line's own part of it: its project's, else its unit's. */
function partsOf({ year, source: given, organisation, project }: BudgetLine, taking: Taking): readonly Part[] {
  const source = taking.rows.every((row) => row.source !== undefined) ? given : null;
  const whole = { year, source, organisation: null, project: null };
  const own = project !== null ? [{ ...whole, project }] : organisation !== null ? [{ ...whole, organisation }] : [];
  return taking.isBound ? own : [whole, ...own];
}

async function warned(ctx: Context, city: CityBudget, taking: Taking, part: Part): Promise<Finding | null> {
  const { year, source, organisation, project } = part;
  const unit = organisation === null ? null : await organisationById(ctx).load(organisation);
  const of = project === null ? null : await projectById(ctx).load(project);
  const named = `${year}年${source === null ? '' : `“${titleOfSource(city, source)}”`}${unit?.title ?? ''}${of ? `项目“${of.title}”` : ''}`;
  return below(city, taking, named, await budgetStanding(ctx, city.regime.regime.code, taking.rows, part));
}

function below(
  { regime }: CityBudget,
  { clause, rows }: Taking,
  named: string,
  { budget, taken }: BudgetStanding,
): Finding | null {
  const left = budget ?? 0n;
  if (taken <= left) return null;
  const titles = [...new Set(rows.map(({ record }) => regime.records.get(record)?.document.title ?? record))];
  return {
    code: 'budget-below-taken',
    severity: 'warning',
    message: `${named}预算将为${wordSum(left)}，低于已有${titles.join('、')}${wordSum(taken)}，差${wordSum(taken - left)}`,
    clause,
    article: regime.article(clause),
  };
}
