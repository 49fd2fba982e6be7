import type { Finding } from '../engine/finding';

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}“”‘’…—]/u;

/** Columns a text takes in a terminal: Chinese characters take two. */
export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);
}

/** Rows as aligned columns, two spaces between; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, index) =>
    Math.max(0, ...rows.map((row) => widthOf(row[index] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, index) =>
          index === row.length - 1 ? cell : cell + ' '.repeat((widths[index] ?? 0) - widthOf(cell)),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const SEVERITY_WORDS = { error: '错误', warning: '提醒', info: '说明' } as const;

/** Findings for people, errors first, each with place and article. */
export function layFindings(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const order = ['error', 'warning', 'info'];
  const sorted = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return sorted
    .map((finding) => {
      const cited = [finding.article, finding.clause?.join('、')]
        .filter((part) => part !== undefined && part !== '')
        .join('，');
      const where = finding.path === undefined || finding.path === '' ? '' : `  ${finding.path}`;
      return `${SEVERITY_WORDS[finding.severity]}  ${finding.code}${where}\n      ${finding.message}${cited === '' ? '' : `〔${cited}〕`}`;
    })
    .join('\n');
}

/** Blocks of text with an empty line between, empty ones left out. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
