import type { Finding, FindingParameter } from '../../form-schemas/engine/finding';

/** A finding as the API answers it: the engine's, with the severity in capitals. */
export interface ApiFinding {
  readonly code: string;
  readonly severity: 'ERROR' | 'WARNING' | 'INFO';
  readonly message: string;
  readonly path?: string | null;
  readonly rule?: string | null;
  readonly article?: string | null;
  readonly parameters?: unknown;
}

const SEVERITY = { ERROR: 'error', WARNING: 'warning', INFO: 'info' } as const;

/** Findings of the API in the engine's own shape, so that both are shown alike. */
export function fromApi(findings: readonly ApiFinding[]): readonly Finding[] {
  return findings.map(({ code, severity, message, path, rule, article, parameters }) => ({
    code,
    severity: SEVERITY[severity],
    message,
    ...(path ? { path } : {}),
    ...(rule ? { rule } : {}),
    ...(article ? { article } : {}),
    ...(isRecord(parameters) ? { parameters: parameters as Readonly<Record<string, FindingParameter>> } : {}),
  }));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
