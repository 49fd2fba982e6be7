import { isDeepStrictEqual } from 'node:util';
import type { Day, JsonObject } from '../../../form-schemas/engine';
import type { Context } from '../../platform/context';
import { CatalogueState } from '../catalogue-entry.entity';
import type { CityCatalogue } from '../city-catalogue';
import { judgeContent } from '../judge-content';
import type { ImportFinding, ReadEntries, ReadEntry } from './import-finding';
import { ITEMS, ITEMS_SHEET, MAIN_SHEET, sheetColumns } from './sheet-columns';

/** A row that keeps the guideline. */
export interface GoodEntry {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly fields: JsonObject;
  readonly extension: JsonObject;
}

export interface CheckedEntries {
  readonly good: readonly GoodEntry[];
  /** Rows of the main sheet with something against them. */
  readonly bad: number;
  readonly findings: readonly ImportFinding[];
}

/** Rows that are judged at a stretch: a few milliseconds. */
const STRETCH = 100;

/** Judges rows one by one as the form would; others are served meanwhile. */
export async function checkEntries(
  today: Day,
  city: CityCatalogue,
  { entries }: ReadEntries,
  progress: (done: number) => void,
): Promise<CheckedEntries> {
  const titles = new Map(sheetColumns(city).map(({ of, field, title }) => [`${of}.${field.key}`, title]));
  const good: GoodEntry[] = [];
  const findings: ImportFinding[] = [];
  let bad = 0;
  const first = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    if (index % STRETCH === STRETCH - 1) {
      progress(index);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const judged = judgeContent(today, city, entry);
    const code = String(judged.fields['code'] ?? '');
    const said = [...entry.findings, ...judged.problems.flatMap((problem) => placed(entry, problem, titles))];
    const before = first.get(code);
    if (code !== '' && before !== undefined)
      said.push(at(entry, 'fields.code', 'catalogue-code-twice', `信息资源代码与第 ${before} 行重复`, titles));
    else if (code !== '') first.set(code, entry.row);
    if (said.length > 0) {
      bad += 1;
      // One by one: as arguments of one call a hundred thousand would be too many.
      for (const finding of said) findings.push(finding);
    } else
      good.push({
        row: entry.row,
        code,
        name: String(judged.fields['name'] ?? ''),
        fields: plain(judged.fields),
        extension: plain(judged.extension),
      });
  }
  return { good, bad, findings };
}

/** As a database gives it back, so that the two can be compared. */
function plain(answers: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(answers)) as JsonObject;
}

/** A finding at the cell that it is about; none where that cell was refused already. */
function placed(
  entry: ReadEntry,
  { code, message, path = '' }: { readonly code: string; readonly message: string; readonly path?: string },
  titles: ReadonlyMap<string, string>,
): readonly ImportFinding[] {
  const key = path.startsWith('extension.') ? path : `fields.${path}`;
  const [root = '', item] = /^([^[]+)(?:\[(\d+)\])?/.exec(key)?.slice(1) ?? [];
  const place = entry.given.get(root);
  const itemRow = root === `fields.${ITEMS}` && item !== undefined ? entry.itemRows[Number(item)] : undefined;
  if (itemRow !== undefined)
    return [
      { sheet: ITEMS_SHEET, row: itemRow, column: null, field: place?.title ?? null, code, message, given: null },
    ];
  if (place && entry.findings.some(({ column, row }) => column === place.column && row === entry.row)) return [];
  return [at(entry, root, code, message, titles)];
}

/** Of a column that the workbook does not have, the title all the same. */
function at(
  entry: ReadEntry,
  key: string,
  code: string,
  message: string,
  titles: ReadonlyMap<string, string>,
): ImportFinding {
  const place = entry.given.get(key);
  return {
    sheet: entry.sheet,
    row: entry.row,
    column: place?.column ?? null,
    field: place?.title ?? titles.get(key) ?? null,
    code,
    message,
    given: place?.words ?? null,
  };
}

/** An entry as it is kept now. */
export interface Known {
  readonly id: string;
  readonly code: string;
  readonly organisation: string;
  readonly state: CatalogueState;
  readonly edition: number;
  readonly version: number;
  readonly fields: JsonObject;
  readonly extension: JsonObject;
  readonly writers: readonly string[];
}

export interface Plan {
  readonly fresh: readonly GoodEntry[];
  readonly changed: readonly { readonly entry: GoodEntry; readonly known: Known }[];
  readonly unchanged: number;
  readonly findings: readonly ImportFinding[];
}

/** What saving the good rows would do to the catalogue as it stands; with `lock` those entries stand still until the transaction ends. */
export async function planEntries(
  ctx: Context,
  organisation: string,
  good: readonly GoodEntry[],
  columns: ReadonlyMap<number, string>,
  lock: boolean,
): Promise<Plan> {
  const rows = await ctx.tx.query<Known[]>(
    `select id, code, organisation, state, edition, version, writers,
       coalesce(draft -> 'fields', fields) as fields, coalesce(draft -> 'extension', extension) as extension
     from catalogue_entry where government = $1 and code = any ($2) order by id ${lock ? 'for update' : ''}`,
    [ctx.government, good.map(({ code }) => code)],
  );
  const known = new Map(rows.map((row) => [row.code, row]));
  const fresh: GoodEntry[] = [];
  const changed: { entry: GoodEntry; known: Known }[] = [];
  const findings: ImportFinding[] = [];
  let unchanged = 0;
  for (const entry of good) {
    const before = known.get(entry.code);
    if (!before) fresh.push(entry);
    else if (before.organisation !== organisation)
      findings.push(taken(entry, columns, 'catalogue-code-taken', '信息资源代码已用于其他单位的条目'));
    else if (before.state === CatalogueState.WITHDRAWN)
      findings.push(
        taken(entry, columns, 'catalogue-withdrawn', '此代码的条目已撤销：要重新编制的，请先在条目页开始修订'),
      );
    else if (isDeepStrictEqual([before.fields, before.extension], [entry.fields, entry.extension])) unchanged += 1;
    else changed.push({ entry, known: before });
  }
  return { fresh, changed, unchanged, findings };
}

function taken(
  { row, code }: GoodEntry,
  columns: ReadonlyMap<number, string>,
  finding: string,
  message: string,
): ImportFinding {
  return {
    sheet: MAIN_SHEET,
    row,
    column: columns.get(row) ?? null,
    field: '信息资源代码',
    code: finding,
    message,
    given: code,
  };
}
