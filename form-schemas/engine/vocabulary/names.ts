import type { Finding } from '../finding';

/** Names of facts and parameters, and how a finding about one is said. */
export const FACT_NAME = /^[a-z][A-Za-z0-9]{0,63}$/;

/** Adds errors with the place of a document and its clauses. */
export function sayer(findings: Finding[], path: string, clause: readonly string[] | undefined) {
  return (code: string, message: string, pointer = '', from?: Finding): void => {
    findings.push({
      code,
      severity: 'error',
      message,
      path: `${path}${pointer}`,
      ...(clause === undefined ? {} : { clause }),
      ...(from?.parameters === undefined ? {} : { parameters: from.parameters }),
    });
  };
}
