import type { Finding } from '../../form-schemas/engine';

/** A refusal by the platform itself: what the law takes for granted, e.g. that a case is in one list at a time. */
export function refusal(
  code: string,
  message: string,
  more: Partial<Pick<Finding, 'path' | 'rule' | 'clause' | 'article' | 'parameters'>> = {},
): Finding {
  return { code, severity: 'error', message, ...more };
}
