import type { Finding } from '../finding';

/** How many findings are told in full: a slip that is copied a thousand times is mended in one place. */
const MOST_TOLD = 500;
const CLOSING = 'more-findings';

/** Each finding once, and of very many the first ones, errors before the rest, with a last one that counts what is left. */
export function told(findings: readonly Finding[]): readonly Finding[] {
  const before = findings.reduce(
    (sum, { code, parameters }) => sum + (code === CLOSING ? Number(parameters?.['left']) : 0),
    0,
  );
  const seen = new Set<string>();
  const unique = findings.filter((finding) => {
    if (finding.code === CLOSING) return false;
    const key = `${finding.code}\n${finding.path ?? ''}\n${finding.message}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
  if (unique.length <= MOST_TOLD && before === 0) return unique;
  const errors = unique.filter(({ severity }) => severity === 'error');
  const first = [...errors, ...unique.filter(({ severity }) => severity !== 'error')].slice(0, MOST_TOLD);
  const left = unique.length - first.length + before;
  const severity = errors.length > MOST_TOLD ? 'error' : 'warning';
  const message = `还有 ${left} 条没有列出：请先改正以上各条，再验证一次`;
  return [...first, { code: CLOSING, severity, message, parameters: { left } }];
}
