import {
  parseDay,
  type CompiledField,
  type CompiledForm,
  type Json,
  type JsonObject,
} from '../../../form-schemas/engine';
import { columnsOf, labelOf } from '../../../form-schemas/formats/catalogue/word-entry';
import type { Cell } from '../../platform/workbook/read-sheet';
import { notValue } from '../../platform/workbook/sheet-findings';

/** A cell as an answer; or what it should have been. */
export type ReadCell = { readonly value: Json; readonly expected?: undefined } | { readonly expected: string };

const YES = new Set(['是', 'true', 'TRUE', '1']);
const NO = new Set(['否', 'false', 'FALSE', '0']);
const BETWEEN_ROWS = /[；;\n]+/;
const BETWEEN_COLUMNS = /[|｜]/;
const BETWEEN_CODES = /[；;，,、\s]+/;
/** A spreadsheet keeps no more digits of a number. */
const EXACT = 999_999_999_999_999;

/** Reads a cell as the answer of a field. Lengths, formats and rules are for the engine; here only what a cell may be. */
export function readCell(form: CompiledForm, field: CompiledField, cell: Cell | null): ReadCell {
  if (!cell) return { value: null };
  const against = notValue(cell);
  if (against !== null) return { expected: against };
  switch (field.component) {
    case 'YesNo':
      return readYesNo(cell);
    case 'Integer':
      return readInteger(cell);
    case 'Date':
      return readDate(cell);
    case 'Select':
    case 'Radio':
      return readOption(field, textOf(cell));
    case 'MultiSelect':
      return readOptions(field, textOf(cell));
    case 'Table':
      return readTable(form, field, textOf(cell));
    default:
      return readText(cell);
  }
}

function readText(cell: Cell): ReadCell {
  if (cell.kind === 'number' && !(Math.abs(cell.value) <= EXACT))
    return { expected: '数字超过 15 位，末位已被表格软件改为 0：请把单元格设为文本格式后重新填写' };
  return { value: textOf(cell) };
}

function readYesNo(cell: Cell): ReadCell {
  if (cell.kind === 'boolean') return { value: cell.value };
  const text = textOf(cell);
  return YES.has(text) ? { value: true } : NO.has(text) ? { value: false } : { expected: '须为 是 或 否' };
}

function readInteger(cell: Cell): ReadCell {
  if (cell.kind === 'number' && Number.isSafeInteger(cell.value)) return { value: cell.value };
  if (cell.kind === 'text' && /^-?\d{1,9}$/.test(cell.value.trim())) return { value: Number(cell.value.trim()) };
  return { expected: '须为整数，不带单位和其他文字' };
}

function readDate(cell: Cell): ReadCell {
  const text = cell.kind === 'date' || cell.kind === 'text' ? String(cell.value).trim() : '';
  return parseDay(text).value === null ? { expected: '须为日期单元格，或者写作 2026-01-31 的文本' } : { value: text };
}

function readOption(field: CompiledField, text: string): ReadCell {
  const value = optionOf(field, text);
  return value === null ? { expected: `须为 ${labels(field).join('、')} 之一` } : { value };
}

function readOptions(field: CompiledField, text: string): ReadCell {
  const values = text
    .split(BETWEEN_CODES)
    .filter(Boolean)
    .map((one) => optionOf(field, one));
  return values.includes(null)
    ? { expected: `每一项须为 ${labels(field).join('、')} 之一，以“；”分开` }
    : { value: values };
}

/** By its label, its value, or the label with the value behind it: 字符型、C、字符型C. */
function optionOf(field: CompiledField, text: string): string | null {
  const given = text.trim();
  const options = field.node.enum ?? field.node.items?.enum ?? [];
  return (
    options.find(({ value, label }) => [label, value, `${label}${value}`, `${value}${label}`].includes(given))?.value ??
    null
  );
}

function labels(field: CompiledField): readonly string[] {
  return (field.node.enum ?? field.node.items?.enum ?? []).map(({ value }) => labelOf(field, value));
}

/** Rows apart by ；, columns by |: `姓名|字符型|50；出生日期|日期型`. A table of one column: its values apart by ；、or spaces. */
function readTable(form: CompiledForm, field: CompiledField, text: string): ReadCell {
  const columns = columnsOf(form, field.key);
  const rows = text.split(columns.length === 1 ? BETWEEN_CODES : BETWEEN_ROWS).filter((row) => row.trim() !== '');
  const read: JsonObject[] = [];
  for (const [index, row] of rows.entries()) {
    const parts = row.split(BETWEEN_COLUMNS).map((part) => part.trim());
    if (parts.length > columns.length)
      return {
        expected: `第 ${index + 1} 项“${row.trim().slice(0, 40)}”有 ${parts.length} 栏，至多 ${columns.length} 栏：${notation(columns)}`,
      };
    const answers: Record<string, Json> = Object.create(null) as Record<string, Json>;
    for (const [at, column] of columns.entries()) {
      const part = parts[at] ?? '';
      const cell = part === '' ? { value: null } : readCell(form, column, { kind: 'text', value: part });
      if (cell.expected !== undefined)
        return { expected: `第 ${index + 1} 项的“${column.title}”${cell.expected}，所给为“${part.slice(0, 40)}”` };
      answers[column.key] = cell.value;
    }
    read.push({ ...answers });
  }
  return { value: read };
}

/** How a table is written in one cell. */
export function notation(columns: readonly CompiledField[]): string {
  return columns.length === 1
    ? '以“；”分开'
    : `每项写作 ${columns.map(({ title }) => title).join('|')}，各项以“；”分开`;
}

function textOf(cell: Cell): string {
  return cell.kind === 'boolean' ? (cell.value ? '是' : '否') : String(cell.value).trim();
}
