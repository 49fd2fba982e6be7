import type { Finding } from '../finding';
import type { BudgetDocument, LedgerDocument } from '../model/ledger';
import type { Regime } from '../model/regime';
import type { RecordField } from '../model/record';
import { at } from './rule';

const BASE = 'regime.json#/ledger';

/**
 * The budget and the records that are held against it speak of the same sources: else a row of one source would never meet the lines
 * of it. Each source of the budget is given once, and is a choice of every record whose source counts, in the same words; what a
 * bound looks at has no other choice either.
 */
export function ofSources(
  regime: Regime,
  { sources, bounds = [] }: BudgetDocument,
  execution: LedgerDocument['execution'],
): readonly Finding[] {
  const twice = (sources ?? []).flatMap(({ value, title }, index) =>
    (sources ?? []).findIndex((one) => one.value === value || one.title === title) < index
      ? [at(`${BASE}/budget/sources/${index}`, 'budget-source-twice', `资金来源“${title}”（${value}）写了两次`)]
      : [],
  );
  return [
    ...twice,
    ...bounds.flatMap(({ record, source }, index) =>
      ofField(regime, { record, source, path: `budget/bounds/${index}/source`, whole: true }, sources),
    ),
    ...execution.flatMap(({ lines = false, executed, budgeted }, index) =>
      lines
        ? [
            ...executed.map((one, number) => ({ ...one, path: `execution/${index}/executed/${number}/source` })),
            ...budgeted.map((one, number) => ({ ...one, path: `execution/${index}/budgeted/${number}/source` })),
          ].flatMap(({ record, source, path }) => ofField(regime, { record, source, path, whole: false }, sources))
        : [],
    ),
  ];
}

interface SourceField {
  readonly record: string;
  readonly source: string | undefined;
  readonly path: string;
  /** Whether the record may have no other choice than the budget. */
  readonly whole: boolean;
}

function ofField(
  { records }: Regime,
  { record: code, source, path, whole }: SourceField,
  sources: BudgetDocument['sources'],
): readonly Finding[] {
  const record = records.find((one) => one.code === code);
  const field = record?.fields.find(({ name }) => name === source);
  // What is not there is told by who looks for it.
  if (!record || !field) return [];
  const say = (message: string) => [at(`${BASE}/${path}`, 'budget-sources-differ', message)];
  const place = `台账“${record.title}”的栏目“${field.title}”`;
  const options = choicesOf(field);
  if (!sources) return options ? say(`${place}有选项，年度预算的资金来源（sources）须为同样的选项`) : [];
  if (!options) return say(`年度预算的资金来源有选项，${place}也须为同样的选项，不能自行填写`);
  const lacking = sources.filter(({ value, title }) => options.get(value) !== title);
  const more = whole ? [...options].filter(([value]) => !sources.some((one) => one.value === value)) : [];
  return [
    ...(lacking.length > 0
      ? say(`${place}没有年度预算的资金来源：${lacking.map(({ value, title }) => `${title}（${value}）`).join('、')}`)
      : []),
    ...(more.length > 0
      ? say(
          `${place}的选项不在年度预算的资金来源之中：${more.map(([value, title]) => `${title}（${value}）`).join('、')}`,
        )
      : []),
  ];
}

function choicesOf({ options }: RecordField): ReadonlyMap<string, string> | null {
  return options ? new Map(options.map(({ value, title }) => [value, title])) : null;
}
