import { clip } from '../clip';
import { compareExact, exactToText, isExact } from '../expression/exact';
import { matchesUnary } from '../expression/unary';
import type { Finding } from '../finding';
import { fen } from '../money';
import type { Value } from '../value';
import type { CompiledField } from './compiled-form';
import { fieldFinding } from './field-finding';
import { judgeFiles } from './judge-files';
import { refuseText, textFormat } from './text-format';
import { wordYuan } from './words';

/** Whether a given value keeps the field's bounds: length in code points, format, minimum and maximum, options, counts, the fact's domain. */
export function judgeValue(field: CompiledField, value: Value, path: string, findings: Finding[]): void {
  const { limits } = field;
  if (typeof value === 'string') judgeText(field, value, path, findings);
  if (Array.isArray(value)) judgeList(field, value, path, findings);
  if (field.component === 'Attachment' && Array.isArray(value)) judgeFiles(field, value, path, findings);
  if (limits.minimum !== null && order(value, limits.minimum) < 0) {
    const [bound, given] = [wordBound(field, limits.minimum), wordBound(field, value)];
    findings.push(
      fieldFinding(field, 'below-minimum', path, `“${field.title}”不得小于 ${bound}，所给为 ${given}`, {
        minimum: bound,
        given,
      }),
    );
  }
  if (limits.maximum !== null && order(value, limits.maximum) > 0) {
    const [bound, given] = [wordBound(field, limits.maximum), wordBound(field, value)];
    findings.push(
      fieldFinding(field, 'above-maximum', path, `“${field.title}”不得大于 ${bound}，所给为 ${given}`, {
        maximum: bound,
        given,
      }),
    );
  }
  if (field.domain !== null && !matchesUnary(field.domain, value)) {
    const message = `“${field.title}”须在 ${field.domain.text} 之内，所给为 ${wordBound(field, value)}`;
    findings.push(
      fieldFinding(field, 'outside-domain', path, message, {
        domain: field.domain.text,
        given: wordBound(field, value),
      }),
    );
  }
}

function judgeText(field: CompiledField, value: string, path: string, findings: Finding[]): void {
  const { options, format, minLength, maxLength } = field.limits;
  if (options !== null && !options.has(value)) findings.push(notAnOption(field, value, path));
  const refusal = format === null ? null : refuseText(format, value);
  if (format !== null && refusal !== null) {
    const expected = textFormat(format).words;
    const message = `“${field.title}”须为${/^\d/.test(expected) ? ' ' : ''}${expected}，所给为“${clip(value)}”${refusal}`;
    findings.push(fieldFinding(field, 'text-format', path, message, { format, expected, given: clip(value, 80) }));
  }
  // A text has at most as many code points as UTF-16 units and at least half as many: mostly nothing is counted.
  const tooLong = maxLength !== null && value.length > maxLength && countPoints(value) > maxLength;
  const tooShort = minLength !== null && value.length < minLength * 2 && countPoints(value) < minLength;
  if (!tooLong && !tooShort) return;
  const given = countPoints(value);
  if (tooLong) {
    const message = `“${field.title}”最多 ${maxLength} 个字，所给有 ${given} 个字`;
    findings.push(fieldFinding(field, 'text-too-long', path, message, { maximum: maxLength, given }));
  } else {
    const message = `“${field.title}”至少 ${minLength} 个字，所给有 ${given} 个字`;
    findings.push(fieldFinding(field, 'text-too-short', path, message, { minimum: minLength, given }));
  }
}

function judgeList(field: CompiledField, value: readonly Value[], path: string, findings: Finding[]): void {
  const { options, maxItems } = field.limits;
  if (maxItems !== null && value.length > maxItems) {
    const message = `“${field.title}”最多 ${maxItems} 项，所给有 ${value.length} 项`;
    findings.push(fieldFinding(field, 'too-many-items', path, message, { maximum: maxItems, given: value.length }));
  }
  if (options === null) return;
  const seen = new Set<string>();
  value.forEach((item, index) => {
    if (typeof item !== 'string') return;
    if (!options.has(item)) findings.push(notAnOption(field, item, `${path}[${index}]`));
    else if (seen.has(item)) {
      findings.push(
        fieldFinding(field, 'option-repeated', `${path}[${index}]`, `“${field.title}”的选项“${clip(item)}”重复`),
      );
    }
    seen.add(item);
  });
}

/** Too few rows, choices or files: a gap like a missing answer, so a draft may have it. */
export function judgeFewness(
  field: CompiledField,
  value: Value,
  path: string,
  partial: boolean,
  findings: Finding[],
): void {
  const { minItems } = field.limits;
  if (minItems === null || !Array.isArray(value) || value.length >= minItems) return;
  const message = `“${field.title}”至少 ${minItems} 项，所给有 ${value.length} 项`;
  const parameters = { minimum: minItems, given: value.length };
  findings.push(fieldFinding(field, 'too-few-items', path, message, parameters, partial ? 'info' : 'error'));
}

function notAnOption(field: CompiledField, given: string, path: string): Finding {
  const allowed = [...(field.limits.options ?? [])];
  const shown = allowed.length > 12 ? [...allowed.slice(0, 12), '…'] : allowed;
  const message = `“${field.title}”须为 ${shown.join('、')} 之一，所给为“${clip(given)}”`;
  return fieldFinding(field, 'not-an-option', path, message, { expected: shown, given: clip(given, 80) });
}

function order(value: Value, bound: Value): number {
  if (typeof value === 'string' && typeof bound === 'string') return value < bound ? -1 : value > bound ? 1 : 0;
  return isExact(value) && isExact(bound) ? compareExact(value, bound) : 0;
}

function wordBound(field: CompiledField, value: Value): string {
  if (typeof value === 'number' && field.component === 'Money') return wordYuan(fen(value));
  return isExact(value) ? exactToText(value) : clip(String(value));
}

function countPoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // The second half of a pair is not counted; lone halves have been refused before.
    if (unit < 0xdc00 || unit > 0xdfff) count += 1;
  }
  return count;
}
