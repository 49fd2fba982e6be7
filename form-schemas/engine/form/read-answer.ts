import { isBlank } from '../blank';
import { parseDay } from '../day';
import { exactFromText } from '../expression/exact';
import type { Finding } from '../finding';
import { parseYuan } from '../money';
import type { Json, Value } from '../value';
import type { CompiledField } from './compiled-form';
import { fieldFinding } from './field-finding';
import { readAttachments } from './read-attachments';
import { clipGiven, wordGiven } from './words';

/**
 * Control characters and lone surrogates, which no text for people has and databases refuse; and characters that turn
 * the direction of writing, with which a text would read differently from what it says.
 */
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069\p{Surrogate}]/u;

/**
 * Reads one answer, JSON → inside. Null, blank texts and what is absent are "not given".
 *
 * @returns the value; null beside a finding in `findings` when it is of the wrong type. Tables are read row by row elsewhere.
 */
export function readAnswer(field: CompiledField, json: Json | undefined, path: string, findings: Finding[]): Value {
  if (json === undefined || json === null) return null;
  switch (field.component) {
    case 'Text':
    case 'LongText':
    case 'Organisation':
    case 'Select':
    case 'Radio':
      return readText(field, json, path, findings);
    case 'Money':
      return isUnanswered(json)
        ? null
        : pass(field, parseYuan(json), json, path, findings, '以元为单位的十进制文本，如 "2000000.00"');
    case 'Date':
      return isUnanswered(json) ? null : pass(field, parseDay(json), json, path, findings, '日期，如 "2026-11-20"');
    case 'Integer':
      if (typeof json === 'number' && Number.isSafeInteger(json)) return json + 0;
      return wrong(field, '整数', json, path, findings);
    case 'Number':
      return readNumber(field, json, path, findings);
    case 'YesNo':
      return typeof json === 'boolean' ? json : wrong(field, 'true 或 false', json, path, findings);
    case 'MultiSelect':
      if (Array.isArray(json) && json.every((item) => typeof item === 'string')) return json;
      return wrong(field, '文本的列表', json, path, findings);
    case 'Attachment':
      return readAttachments(field, json, path, findings);
    default:
      return null;
  }
}

export function wrong(field: CompiledField, expected: string, given: unknown, path: string, findings: Finding[]): null {
  const message = `“${field.title}”须为${expected}，所给为${wordGiven(given)}`;
  findings.push(fieldFinding(field, 'answer-type', path, message, { expected, given: clipGiven(given) }));
  return null;
}

function readText(field: CompiledField, json: Json, path: string, findings: Finding[]): Value {
  if (typeof json !== 'string') return wrong(field, '文本', json, path, findings);
  if (UNPRINTABLE.test(json)) return unprintable(field, path, findings);
  return isUnanswered(json) ? null : json;
}

function unprintable(field: CompiledField, path: string, findings: Finding[]): null {
  findings.push(
    fieldFinding(
      field,
      'text-unprintable',
      path,
      `“${field.title}”含有不可见的控制字符、改变文字方向的字符或残缺的字符，请删去`,
    ),
  );
  return null;
}

function readNumber(field: CompiledField, json: Json, path: string, findings: Finding[]): Value {
  if (isUnanswered(json)) return null;
  if (typeof json === 'number' && Number.isSafeInteger(json)) return json + 0;
  const exact = typeof json === 'string' ? exactFromText(json) : null;
  return exact ?? wrong(field, '十进制文本，如 "0.15"', json, path, findings);
}

/** Takes over what the engine's own reader says, with the field's title before it. */
function pass(
  field: CompiledField,
  outcome: { readonly value: Value; readonly findings: readonly Finding[] },
  given: Json,
  path: string,
  findings: Finding[],
  expected: string,
): Value {
  for (const finding of outcome.findings) {
    const parameters = { expected, given: clipGiven(given) };
    findings.push(fieldFinding(field, finding.code, path, `“${field.title}”：${finding.message}`, parameters));
  }
  return outcome.value;
}

function isUnanswered(json: Json): boolean {
  return typeof json === 'string' && isBlank(json);
}
