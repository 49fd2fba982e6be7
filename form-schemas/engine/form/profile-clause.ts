import type { ProfileReport } from './profile-report';

/** A list of clause ids; whether the clauses exist is looked at when the regime is proven as a whole. */
export function checkClause(report: ProfileReport, clause: unknown, pointer: string, missing: string): void {
  if (!Array.isArray(clause)) {
    report.error('form-clause-invalid', pointer, `${missing}（文本列表，如 ["DZ-9-1"]）`);
  } else if (clause.some((id) => typeof id !== 'string' || id.trim() === '')) {
    report.error('form-clause-invalid', pointer, '条款编号须为非空文本，如 "DZ-9-1"');
  }
}
