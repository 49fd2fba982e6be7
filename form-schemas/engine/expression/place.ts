import type { Finding, FindingParameter } from '../finding';

/** A stretch of an expression's text, in UTF-16 units, end not included. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

/** Words a problem with its place. Line and column count from 1. */
export function problem(
  code: string,
  text: string,
  span: Span,
  message: string,
  more: Readonly<Record<string, FindingParameter>> = {},
): Finding {
  const before = text.slice(0, span.at);
  const line = before.split('\n').length;
  const column = span.at - (before.lastIndexOf('\n') + 1) + 1;
  return {
    code,
    severity: 'error',
    message: `${line > 1 ? `第 ${line} 行` : ''}第 ${column} 列：${message}`,
    parameters: { line, column, length: Math.max(span.end - span.at, 0), ...more },
  };
}

/** A piece of the given text for a message, cut where it is long. */
export function quote(text: string): string {
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`;
}
