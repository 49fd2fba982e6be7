import { clip } from '../clip';
import { parseDay } from '../day';
import { exactFromText, exactToText, isExact } from '../expression/exact';
import { LIMITS } from '../expression/language';
import { didYouMean } from '../expression/suggest';
import { wordType } from '../expression/type';
import { fine, found, type Finding, type FindingParameter, type Outcome } from '../finding';
import { formatYuan, parseYuan, type Fen } from '../money';
import type { Json, Type, Value } from '../value';

const MAX_TEXT = 100_000;

/**
 * Reads a JSON value strictly as a type: money and numbers as decimal strings, integers as JSON numbers, booleans
 * as booleans, never one for another. Null and absent are null.
 *
 * @returns null with findings `money-*`, `day-invalid`, `value-*` when it is none of this type.
 */
export function readValue(type: Type, json: unknown, path: string): Outcome<Value> {
  if (json === null || json === undefined) return fine(null);
  if (
    typeof json === 'string' &&
    ['money', 'integer', 'number', 'date'].includes(type.kind) &&
    /[０-９．－]/.test(json)
  ) {
    return refuse('value-full-width', `${wordType(type)}须用半角数字，所给为“${clip(json)}”`, json, path);
  }
  switch (type.kind) {
    case 'money':
      return parseYuan(json, path);
    case 'date':
      return parseDay(json, path);
    case 'integer':
      if (typeof json === 'number' && Number.isSafeInteger(json)) return fine(json + 0);
      return refuse('value-not-integer', `须是整数（JSON 数值，如 12），所给为${describe(json)}`, json, path);
    case 'number':
      return readNumber(json, path);
    case 'boolean':
      if (typeof json === 'boolean') return fine(json);
      return refuse('value-not-boolean', `须是 true 或 false（不加引号），所给为${describe(json)}`, json, path);
    case 'text':
      if (typeof json !== 'string') return refuse('value-not-text', `须是文本，所给为${describe(json)}`, json, path);
      if (json.length > MAX_TEXT)
        return refuse('value-too-long', `文本最多 ${MAX_TEXT} 字，所给有 ${json.length} 字`, json, path);
      return fine(json);
    case 'enum':
      if (typeof json === 'string' && type.values.includes(json)) return fine(json);
      return refuse(
        'value-not-option',
        `须是以下之一：${type.values.join('、')}；所给为${describe(json)}${typeof json === 'string' ? didYouMean(json, type.values) : ''}`,
        json,
        path,
        { options: type.values },
      );
    case 'list':
      return readList(type.of, json, path);
    case 'record':
      return readRecord(type.fields, json, path);
    case 'null':
      return refuse('value-not-null', `须为空，所给为${describe(json)}`, json, path);
  }
}

/** Writes a value in its JSON form; what does not fit the type becomes null. Money: decimal string of yuan. */
export function writeValue(type: Type, value: Value): Json {
  if (value === null) return null;
  switch (type.kind) {
    case 'money':
      return typeof value === 'number' && Number.isSafeInteger(value) ? formatYuan(value as Fen) : null;
    case 'number':
      return isExact(value) ? exactToText(value) : null;
    case 'integer':
      return typeof value === 'number' ? value : null;
    case 'list':
      return Array.isArray(value) ? value.map((item: Value) => writeValue(type.of, item)) : null;
    case 'record': {
      if (typeof value !== 'object' || Array.isArray(value)) return null;
      const record = value as Readonly<Record<string, Value>>;
      return Object.fromEntries(
        Object.entries(type.fields).map(([name, of]) => [
          name,
          writeValue(of, Object.hasOwn(record, name) ? (record[name] ?? null) : null),
        ]),
      );
    }
    default:
      return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  }
}

function readNumber(json: unknown, path: string): Outcome<Value> {
  if (typeof json === 'number' && Number.isSafeInteger(json)) return fine(json + 0);
  const value = typeof json === 'string' && /^-?\d{1,20}(?:\.\d{1,20})?$/.test(json) ? exactFromText(json) : null;
  if (value !== null) return fine(value);
  return refuse('value-not-number', `数须为十进制文本，如 "0.15"；所给为${describe(json)}`, json, path);
}

function readList(of: Type, json: unknown, path: string): Outcome<Value> {
  if (!Array.isArray(json)) return refuse('value-not-list', `须是列表，所给为${describe(json)}`, json, path);
  if (json.length > LIMITS.items)
    return refuse('value-too-long', `列表最多 ${LIMITS.items} 项，所给有 ${json.length} 项`, null, path);
  const items = json.map((item: unknown, at) => readValue(of, item, `${path}[${at}]`));
  const findings = items.flatMap((item) => item.findings);
  return findings.length === 0 ? fine(items.map((item) => item.value)) : found(null, findings.slice(0, 50));
}

function readRecord(fields: Readonly<Record<string, Type>>, json: unknown, path: string): Outcome<Value> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return refuse('value-not-record', `须是记录（对象），所给为${describe(json)}`, json, path);
  }
  const findings: Finding[] = [];
  const record = Object.create(null) as Record<string, Value>;
  for (const [name, given] of Object.entries(json)) {
    const type = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (type === undefined) {
      findings.push(
        ...refuse('value-unknown-field', `没有字段“${clip(name)}”${didYouMean(name, Object.keys(fields))}`, name, path)
          .findings,
      );
      continue;
    }
    const read = readValue(type, given, `${path}.${name}`);
    findings.push(...read.findings);
    record[name] = read.value;
  }
  return findings.length === 0 ? fine(record) : found(null, findings);
}

function describe(json: unknown): string {
  if (typeof json === 'string') return json === '' ? '空文本 ""' : `文本“${clip(json)}”`;
  if (typeof json === 'number') return `数值 ${json}`;
  if (typeof json === 'boolean') return `${json}`;
  return Array.isArray(json) ? '列表' : '对象';
}

function refuse(
  code: string,
  message: string,
  given: unknown,
  path: string,
  more: Readonly<Record<string, FindingParameter>> = {},
): Outcome<null> {
  const shown =
    typeof given === 'string'
      ? clip(given, 80)
      : typeof given === 'number' || typeof given === 'boolean'
        ? given
        : null;
  return found(null, [{ code, severity: 'error', message, path, parameters: { given: shown, ...more } }]);
}
