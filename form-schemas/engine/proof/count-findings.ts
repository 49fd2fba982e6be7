import { LONGEST_LIMIT } from '../calendar/count';
import type { Finding, Severity } from '../finding';
import type { DeadlineUnit } from '../model/deadline';
import type { Regime } from '../model/regime';
import { UNIT_WORDS } from '../procedure/due';
import { at } from './rule';

/** A number of days, workdays or months, with what it is for. */
export interface CountedSpan {
  readonly count: number | string;
  readonly unit: DeadlineUnit;
  readonly title: string;
  readonly code: string;
  readonly clause: readonly string[];
  /** The smallest number that means anything; a parameter may be 0 in any case where this is 0. */
  readonly least: 0 | 1;
}

const PARAMETER = /^parameters\.([A-Za-z][A-Za-z0-9]*)$/;

/** A count is a positive number, or an integer parameter that holds one in every year. */
export function countFindings(regime: Regime, span: CountedSpan, path: string): readonly Finding[] {
  const { count, unit, title, code, clause, least } = span;
  const say = (finding: string, message: string, severity: Severity = 'error') => [
    at(path, finding, message, { severity, clause, rule: code }),
  ];
  const fits = (value: unknown, from: number): boolean =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= from && value <= LONGEST_LIMIT[unit];
  const wanted = (from: number) => `${from} 至 ${LONGEST_LIMIT[unit]} 的整数（单位：${UNIT_WORDS[unit]}）`;
  if (typeof count === 'number')
    return fits(count, 1) ? [] : say('deadline-invalid', `“${title}”的时限须为 ${wanted(1)}；所给为 ${count}`);
  const name = PARAMETER.exec(count)?.[1];
  const parameter = regime.parameters.find((candidate) => candidate.name === name);
  if (!parameter)
    return say('parameter-unknown', `“${title}”的时限取自 ${count}，没有这个参数（写作 parameters.名称）`);
  if (parameter.type !== 'integer')
    return say('deadline-parameter-type', `“${title}”的时限取自参数“${parameter.title}”，它须为整数`);
  const wrong = [parameter.value, ...Object.values(parameter.yearly?.values ?? {})].find(
    (value) => value !== null && !fits(value, least),
  );
  if (wrong !== undefined)
    return say('deadline-invalid', `参数“${parameter.title}”用作时限，须为 ${wanted(least)}；现为 ${String(wrong)}`);
  return parameter.value === null
    ? say('deadline-open', `参数“${parameter.title}”尚未设定，“${title}”暂不计时限`, 'warning')
    : [];
}

/** The number itself; null where its parameter is not set or unknown. */
export function countOf(regime: Regime, count: number | string): number | null {
  if (typeof count === 'number') return count;
  const name = PARAMETER.exec(count)?.[1];
  const value = regime.parameters.find((candidate) => candidate.name === name)?.value;
  return typeof value === 'number' ? value : null;
}
