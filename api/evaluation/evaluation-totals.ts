import { percentOf } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { EvaluationStatus } from './evaluation.entity';
import { evaluationsWhere, type EvaluationWhere } from './evaluations-where';
import type { EvaluationTotals } from './evaluation.types';
import { framesOf } from './frame';

interface SumRow {
  /** One bit per grouping column, set where the row is not grouped by it. */
  readonly grouping: number;
  readonly grade: string | null;
  readonly year: number | null;
  readonly count: number;
  readonly budget: string;
  readonly executed: string;
}

/**
 * Counts what is confirmed of what the same filter lists, and adds up its money, in one statement: the whole, by grade, by year. What is
 * confirmed counts until a correction has taken its place; a draft, and what waits to be confirmed, says nothing yet.
 */
export async function addUpEvaluations(ctx: Context, where: EvaluationWhere | null): Promise<EvaluationTotals> {
  const rows = await evaluationsWhere(ctx, where)
    .andWhere('evaluation.status = :confirmed', { confirmed: EvaluationStatus.CONFIRMED })
    .select('grouping(evaluation.grade, evaluation.year)', 'grouping')
    .addSelect('evaluation.grade', 'grade')
    .addSelect('evaluation.year', 'year')
    .addSelect('count(*)::int', 'count')
    .addSelect('coalesce(sum(evaluation.budget), 0)::text', 'budget')
    .addSelect('coalesce(sum(evaluation.executed), 0)::text', 'executed')
    .groupBy('grouping sets ((), (evaluation.grade), (evaluation.year))')
    .getRawMany<SumRow>();
  const all = rows.find(({ grouping }) => grouping === 0b11);
  const [budget, executed] = [BigInt(all?.budget ?? '0'), BigInt(all?.executed ?? '0')];
  const titles = new Map(
    (await framesOf(ctx)).flatMap(({ grades }) => grades.map(({ value, title }) => [value, title])),
  );
  return {
    count: all?.count ?? 0,
    budget,
    executed,
    executionRate: percentOf(executed, budget),
    byGrade: rows
      .flatMap(({ grouping, grade, count }) =>
        grouping === 0b01 && grade !== null ? [{ key: grade, title: titles.get(grade) ?? grade, count }] : [],
      )
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)),
    byYear: rows
      .flatMap(({ grouping, year, count }) =>
        grouping === 0b10 && year !== null ? [{ key: `${year}`, title: `${year}`, count }] : [],
      )
      .sort((a, b) => Number(a.key) - Number(b.key)),
  };
}
