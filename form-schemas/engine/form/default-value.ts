import type { Finding } from '../finding';
import type { CompiledField } from './compiled-form';
import { judgeValue } from './judge-value';
import { readAnswer } from './read-answer';

/** Refuses a default that the field itself would not accept. */
export function readDefault(field: CompiledField, file: string): readonly Finding[] {
  const given = field.node.default;
  if (given === undefined) return [];
  const findings: Finding[] = [];
  const value = readAnswer(field, given, field.path, findings);
  if (value !== null) judgeValue(field, value, field.path, findings);
  return findings.map((finding) => ({
    ...finding,
    code: 'form-default-invalid',
    severity: 'error',
    message: `默认值不合格：${finding.message}`,
    path: `${file}#${field.pointer}/default`,
  }));
}
