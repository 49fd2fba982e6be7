import type { Day, JsonObject } from '../../../form-schemas/engine';
import type { CityCatalogue } from '../city-catalogue';
import { judgeContent } from '../judge-content';
import type { ImportFinding, ReadEntries, ReadEntry } from './import-finding';
import { ITEMS, ITEMS_SHEET, pathOf, sheetColumns } from './sheet-columns';
import { wordRow } from './word-row';

/** A row whose cells can be read, with a code of its own. */
export interface CheckedEntry {
  /** Name of the sheet. */
  readonly sheet: string;
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly fields: JsonObject;
  readonly extension: JsonObject;
  /** What its cells say: by this it is told from what the catalogue says already. */
  readonly words: string;
  /** The row as it was read. */
  readonly read: ReadEntry;
  /** What the guideline and the city's form have against it. What stands in the catalogue already may have it too: a draft of an export. */
  readonly findings: readonly ImportFinding[];
}

export interface CheckedEntries {
  readonly rows: readonly CheckedEntry[];
  /** Rows of the main sheet that cannot be read. */
  readonly bad: number;
  readonly findings: readonly ImportFinding[];
}

/** Rows that are judged at a stretch: a few milliseconds. */
const STRETCH = 100;

/** Judges rows one by one as the form would; others are served meanwhile. */
export async function checkEntries(
  today: Day,
  city: CityCatalogue,
  { entries, said: paths }: ReadEntries,
  progress: (done: number) => void,
): Promise<CheckedEntries> {
  const columns = sheetColumns(city).filter((column) => paths.has(pathOf(column)));
  const titles = titlesOf(city);
  const judge = entryJudge(today, city);
  const rows: CheckedEntry[] = [];
  const findings: ImportFinding[] = [];
  let bad = 0;
  const first = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    if (index % STRETCH === STRETCH - 1) {
      progress(index);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const judged = judge(entry);
    const code = String(judged.fields['code'] ?? '');
    const said = [...entry.findings];
    const before = first.get(code);
    if (code !== '' && before !== undefined)
      said.push(at(entry, 'fields.code', 'catalogue-code-twice', `信息资源代码与第 ${before} 行重复`, titles));
    else if (code !== '') first.set(code, entry.row);
    if (said.length > 0 || code === '') {
      bad += 1;
      // One by one: as arguments of one call a hundred thousand would be too many.
      for (const finding of [...said, ...judged.findings]) findings.push(finding);
    } else
      rows.push({
        sheet: entry.sheet,
        row: entry.row,
        code,
        name: String(judged.fields['name'] ?? ''),
        ...judged,
        words: wordRow(columns, entry),
        read: entry,
      });
  }
  return { rows, bad, findings };
}

/** What is kept of a row, and what the guideline and the city's form have against it. */
export type JudgedEntry = Pick<CheckedEntry, 'fields' | 'extension' | 'findings'>;

/** Judges rows as the form would. */
export function entryJudge(today: Day, city: CityCatalogue): (entry: ReadEntry) => JudgedEntry {
  const titles = titlesOf(city);
  return (entry) => {
    const { fields, extension, problems } = judgeContent(today, city, entry);
    return {
      fields: plain(fields),
      extension: plain(extension),
      findings: problems.flatMap((problem) => placed(entry, problem, titles)),
    };
  };
}

/** Titles of columns, those that the workbook does not have among them, by path. */
function titlesOf(city: CityCatalogue): ReadonlyMap<string, string> {
  return new Map(sheetColumns(city).map((column) => [pathOf(column), column.title]));
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
