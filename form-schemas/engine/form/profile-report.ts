import type { Finding, FindingParameter } from '../finding';

/** Told of one document; a hostile one could have millions. */
const MOST = 200;

/** Gathers what is wrong in a form document, each with its place as a JSON pointer. */
export class ProfileReport {
  readonly findings: Finding[] = [];

  constructor(private readonly file: string) {}

  /** Enough has been found: what comes after is not looked at. */
  get full(): boolean {
    return this.findings.length >= MOST;
  }

  error(code: string, pointer: string, message: string, parameters?: Readonly<Record<string, FindingParameter>>): void {
    this.findings.push({
      code,
      severity: 'error',
      message,
      path: this.at(pointer),
      ...(parameters === undefined ? {} : { parameters }),
    });
  }

  warning(code: string, pointer: string, message: string): void {
    this.findings.push({ code, severity: 'warning', message, path: this.at(pointer) });
  }

  at(pointer: string): string {
    return `${this.file}#${pointer}`;
  }
}

/** One more step of a JSON pointer (RFC 6901 escapes). */
export function point(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
