import { t } from '../i18n/t';
import type { Measure } from '../funds/funds-queries';
import { budgetAddress, sourceAddress } from '../funds/source-address';
import { wordSum } from '../kit/sum-words';
import { lengthOf, type ChartRow } from './chart-row';
import type { ProjectGroup, Tally } from './dashboard-queries';

const amount = (yuan: string): string => t('{{amount}} 万元', { amount: wordSum(yuan) });

/** Groups in the order of their amounts, the largest first: as a chart of amounts is read. Years keep theirs. */
export function largestFirst(groups: readonly ProjectGroup[]): readonly ProjectGroup[] {
  const fen = ({ declaredTotal }: ProjectGroup): bigint => BigInt(declaredTotal.replace('.', ''));
  return [...groups].sort((a, b) => (fen(a) === fen(b) ? 0 : fen(a) < fen(b) ? 1 : -1));
}

/** Projects by group: as long as their declared total, in words with their number; each leads to the library filtered so. */
export function projectRows(groups: readonly ProjectGroup[], filter: string): readonly ChartRow[] {
  return groups.map(({ key, title, count, declaredTotal }) => ({
    key: key ?? '',
    label: title ?? t('其他单位的项目'),
    values: [lengthOf(declaredTotal)],
    words: [amount(declaredTotal), t('{{count}} 个', { count })],
    to: [key === null ? null : `/projects?${new URLSearchParams({ [filter]: key }).toString()}`],
  }));
}

/** The register behind a tally, filtered by what it counts, and by one of its groups. */
export function tallyAddress(tally: Tally, key: string | null): string {
  const search = new URLSearchParams();
  if (tally.open) search.set('open', 'yes');
  for (const { name, in: values } of tally.where) for (const value of values) search.append(`f.${name}`, value);
  if (key !== null) search.append(`f.${tally.field}`, key);
  const asked = search.toString();
  return `/registers/${tally.regimeCode}/${tally.record}${asked === '' ? '' : `?${asked}`}`;
}

/** The same as a spreadsheet. */
export function tallyExport({ regimeCode, record, open, where }: Tally): string {
  const asked = { regimeCode, record, ...(open ? { open } : {}), ...(where.length > 0 ? { fields: where } : {}) };
  return `/exports/records.xlsx?${new URLSearchParams({ where: JSON.stringify(asked) }).toString()}`;
}

export function tallyRows(tally: Tally): readonly ChartRow[] {
  return tally.groups.map(({ key, title, count, sum }) => ({
    key: key ?? '',
    label: title ?? t('未写明'),
    values: [sum === null ? count : lengthOf(sum)],
    words: sum === null ? [t('{{count}} 条', { count })] : [amount(sum), t('{{count}} 条', { count })],
    to: [key === null ? null : tallyAddress(tally, key)],
  }));
}

/** Execution by year: as long as its rate, at most a whole; a year without budget has no bar and says so. */
export function executionRows(measure: Measure): readonly ChartRow[] {
  return measure.rows.map((row) => {
    const [source] = measure.executedFrom;
    const [from] = measure.budgetedFrom;
    return {
      key: row.key ?? '',
      label: row.key === null ? t('未写明') : t('{{year}} 年', { year: row.key }),
      values: [row.rate === null ? 0 : Math.min(100, Number(row.rate))],
      words: [row.rate === null ? t('没有预算数') : `${row.rate}%`, amount(row.budgeted), amount(row.executed)],
      to: [
        `/funds?${new URLSearchParams({ by: 'PROJECT', year: row.key ?? '' }).toString()}`,
        measure.ofBudget ? budgetAddress('YEAR', row) : from ? sourceAddress(measure, 'YEAR', row, from) : null,
        source ? sourceAddress(measure, 'YEAR', row, source) : null,
      ],
    };
  });
}
