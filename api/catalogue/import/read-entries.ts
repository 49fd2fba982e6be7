import type { Json, JsonObject } from '../../../form-schemas/engine';
import { resourceCatalogue } from '../../../form-schemas/formats/catalogue/resource-catalogue';
import type { ReadAnswer } from '../../platform/workbook/read-answer';
import { columnName, type Cell, type ReadSheet, type SheetRow } from '../../platform/workbook/read-sheet';
import { HEAD_ROW, mergedIn, ofSheet, readHead, withoutTotals, wordCell } from '../../platform/workbook/sheet-findings';
import type { CityCatalogue } from '../city-catalogue';
import type { ImportFinding, ReadEntries, ReadEntry } from './import-finding';
import { readCell } from './read-cell';
import { ITEMS, itemColumns, pathOf, SAID_BESIDES, sheetColumns, type SheetColumn } from './sheet-columns';

interface Items {
  readonly rows: { readonly row: number; readonly item: JsonObject; readonly findings: readonly ImportFinding[] }[];
}

/** Takes what was read of a workbook as entries, each with what is wrong with its cells. The head says which column is which. */
export function readEntries(city: CityCatalogue, { main, further }: Pick<ReadAnswer, 'main' | 'further'>): ReadEntries {
  const nothing = (fatal: readonly ImportFinding[]): ReadEntries => ({
    entries: [],
    said: new Set(),
    fatal,
    loose: [],
  });
  const [head, ...rows] = main?.rows ?? [];
  if (!main || head?.number !== HEAD_ROW)
    return nothing([ofSheet(main?.name ?? null, 'workbook-empty', '第 1 行须为表头：请用模板填写')]);
  const merged = [...mergedIn(main), ...(further ? mergedIn(further) : [])];
  const columns = sheetColumns(city);
  const places = readHead(main, head, {
    titles: columns.map(({ title }) => title),
    required: requiredOf(columns),
    passed: SAID_BESIDES,
  });
  const items = further ? readItems(further) : { items: new Map<string, Items>(), fatal: [], loose: [] };
  const fatal = [...merged, ...places.findings, ...items.fatal];
  if (fatal.length > 0) return nothing(fatal);
  const own = withoutTotals(rows);
  if (own.length === 0) return nothing([ofSheet(main.name, 'workbook-empty', '表头之下没有要导入的行')]);
  const entries = own.map((row) => readRow(main.name, row, columns, places.at, items.items, further?.name ?? ''));
  const known = new Set(entries.map(({ fields }) => String(fields['code'] ?? '')));
  const orphans = [...items.items].flatMap(([code, { rows: of }]) =>
    known.has(code)
      ? []
      : of.map(({ row }): ImportFinding => ({
          sheet: further?.name ?? '',
          row,
          column: 'A',
          field: null,
          code: 'catalogue-item-loose',
          message: `“${main.name}”中没有代码为此的条目，这一信息项无处可归`,
          given: code,
        })),
  );
  const said = new Set(columns.filter(({ title }) => places.at.has(title)).map(pathOf));
  if (further) said.add(`fields.${ITEMS}`);
  return { entries, said, fatal: [], loose: [...items.loose, ...orphans] };
}

function requiredOf(columns: readonly SheetColumn[]): ReadonlySet<string> {
  return new Set(
    columns.flatMap(({ field, title }) => (field.required === true && field.visible === null ? [title] : [])),
  );
}

function readRow(
  sheet: string,
  { number, cells }: SheetRow,
  columns: readonly SheetColumn[],
  at: ReadonlyMap<string, number>,
  items: ReadonlyMap<string, Items>,
  itemSheet: string,
): ReadEntry {
  const parts = { fields: {} as Record<string, Json>, extension: {} as Record<string, Json> };
  const findings: ImportFinding[] = [];
  const given = new Map<string, { column: string; title: string; words: string }>();
  for (const { title, of: part, field, form } of columns) {
    const index = at.get(title);
    if (index === undefined) continue;
    const cell: Cell | null = cells[index] ?? null;
    const place = { column: columnName(index), title, words: wordCell(cell) };
    given.set(`${part}.${field.key}`, place);
    const read = readCell(form, field, cell);
    if (read.expected === undefined) parts[part][field.key] = read.value;
    else
      findings.push({
        sheet,
        row: number,
        column: place.column,
        field: title,
        code: cell?.kind === 'formula' ? 'cell-formula' : 'cell-type',
        message: read.expected,
        given: place.words,
      });
  }
  const own = items.get(String(parts.fields['code'] ?? ''))?.rows ?? [];
  const inCell = parts.fields[ITEMS];
  if (own.length > 0) {
    if (Array.isArray(inCell) && inCell.length > 0)
      findings.push({
        sheet,
        row: number,
        column: given.get(`fields.${ITEMS}`)?.column ?? null,
        field: given.get(`fields.${ITEMS}`)?.title ?? null,
        code: 'catalogue-items-twice',
        message: `信息项只写在一处：已写在“${itemSheet}”的，此格须为空`,
        given: given.get(`fields.${ITEMS}`)?.words ?? null,
      });
    parts.fields[ITEMS] = own.map(({ item }) => item);
    // One by one: as arguments of one call a hundred thousand would be too many.
    for (const { findings: said } of own) for (const finding of said) findings.push(finding);
  }
  return { sheet, row: number, ...parts, findings, given, itemRows: own.map(({ row }) => row) };
}

function readItems(sheet: ReadSheet): {
  readonly items: ReadonlyMap<string, Items>;
  readonly fatal: readonly ImportFinding[];
  readonly loose: readonly ImportFinding[];
} {
  const items = new Map<string, Items>();
  const [head, ...rows] = sheet.rows;
  const columns = itemColumns();
  const { form } = resourceCatalogue();
  if (!head) return { items, fatal: [], loose: [] };
  const titles = columns.map(({ title }) => title);
  const { at, findings: fatal } = readHead(sheet, head, {
    titles,
    required: new Set(titles.slice(0, 3)),
    passed: [],
  });
  const loose: ImportFinding[] = [];
  if (fatal.length > 0) return { items, fatal, loose };
  for (const { number, cells } of rows) {
    const findings: ImportFinding[] = [];
    const answers: Record<string, Json> = {};
    for (const { title, field } of columns) {
      const index = at.get(title);
      const cell: Cell | null = index === undefined ? null : (cells[index] ?? null);
      const read = readCell(form, field, cell);
      if (read.expected === undefined) answers[field.key] = read.value;
      else
        findings.push({
          sheet: sheet.name,
          row: number,
          column: index === undefined ? null : columnName(index),
          field: title,
          code: cell?.kind === 'formula' ? 'cell-formula' : 'cell-type',
          message: read.expected,
          given: wordCell(cell),
        });
    }
    const { code, ...item } = answers;
    if (typeof code !== 'string' || code === '') {
      loose.push({
        sheet: sheet.name,
        row: number,
        column: columnName(at.get(titles[0] ?? '') ?? 0),
        field: titles[0] ?? null,
        code: 'required-missing',
        message: '须填写所属条目的信息资源代码',
        given: '',
      });
      continue;
    }
    const group = items.get(code) ?? { rows: [] };
    items.set(code, group);
    group.rows.push({ row: number, item, findings });
  }
  return { items, fatal, loose };
}
