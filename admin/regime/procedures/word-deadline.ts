import type { CompiledRegime, DeadlineUnit, StageDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';

type Deadline = NonNullable<Extract<StageDocument, { readonly kind: 'review' }>['deadline']>;

/** `应在 10 个工作日内`, `原则上在 1 个月内`; where a parameter gives the number, its value, else that it is not set. */
export function wordDeadline({ within, unit, strength }: Deadline, compiled: CompiledRegime | null): string {
  const count = countOf(within, compiled);
  if (count === null) return t('时限由参数定，尚未定');
  const span = wordSpan(unit, count);
  return strength === 'should' ? t('原则上在 {{span}}', { span }) : t('须在 {{span}}', { span });
}

/** `12 个月`, `7 日`; null where a parameter gives the number and is not set. */
export function wordSpanOf(
  { count, unit }: { readonly count: number | string; readonly unit: DeadlineUnit },
  compiled: CompiledRegime | null,
): string | null {
  const known = countOf(count, compiled);
  if (known === null) return null;
  if (unit === 'workday') return t('{{count}} 个工作日', { count: known });
  return unit === 'month' ? t('{{count}} 个月', { count: known }) : t('{{count}} 日', { count: known });
}

function wordSpan(unit: Deadline['unit'], count: number): string {
  if (unit === 'workday') return t('{{count}} 个工作日内', { count });
  return unit === 'month' ? t('{{count}} 个月内', { count }) : t('{{count}} 日内', { count });
}

function countOf(within: number | string, compiled: CompiledRegime | null): number | null {
  if (typeof within === 'number') return within;
  const name = within.replace(/^parameters\./, '');
  const value = compiled?.regime.parameters.find((parameter) => parameter.name === name)?.value;
  return typeof value === 'number' ? value : null;
}
