import type { Finding, FindingParameter, Severity } from '../finding';
import type { CompiledField } from './compiled-form';

/** A finding about one field's answer: carries the field's key as rule and its clauses. */
export function fieldFinding(
  field: CompiledField,
  code: string,
  path: string,
  message: string,
  parameters?: Readonly<Record<string, FindingParameter>>,
  severity: Severity = 'error',
  clause: readonly string[] = field.clause,
): Finding {
  return {
    code,
    severity,
    message,
    path,
    rule: field.key,
    ...(clause.length === 0 ? {} : { clause }),
    ...(parameters === undefined ? {} : { parameters }),
  };
}
