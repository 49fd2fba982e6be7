import { isBlank } from '../blank';
import type { Day } from '../day';
import { found, type Outcome } from '../finding';
import type { CompiledRegime } from './compiled';
import { speak } from './speak';

/** The city goes by a regime that is not in force: why, and who says so. */
export interface ForceConfirmation {
  readonly reason: string;
  readonly person?: string;
}

/**
 * Whether new live cases may be opened under a regime on a day: not under a draft for comments, one that has been
 * repealed or has lapsed (after its last day, `effectiveTo`), or before it takes effect; unless the city confirms with a
 * reason, which turns the refusal into a warning. Cases that are open go on.
 * Findings: `regime-not-in-force`, `confirmation-incomplete`.
 */
export function openable(regime: CompiledRegime, on: Day, confirmation?: ForceConfirmation): Outcome<boolean> {
  const { basis } = regime.regime;
  const clause = basis.clause ?? [];
  const why = notInForce(regime, on);
  if (why === null) return found(true, []);
  const parameters = { status: basis.status, from: basis.effectiveFrom, to: basis.effectiveTo ?? null };
  const title = `《${basis.title}》（${basis.number}）`;
  if (confirmation && isBlank(confirmation.reason)) {
    const message = `确认继续适用${title}须写明理由`;
    return found(false, [speak(regime, { code: 'confirmation-incomplete', message, clause, parameters })]);
  }
  const message = confirmation
    ? `${title}${why}；经确认继续适用：${confirmation.reason}`
    : `${title}${why}，不能据此开启新的案件；本市决定继续适用的，须写明理由确认后开启`;
  const severity = confirmation ? 'warning' : 'error';
  return found(confirmation !== undefined, [
    speak(regime, { code: 'regime-not-in-force', severity, message, clause, parameters }),
  ]);
}

function notInForce(regime: CompiledRegime, on: Day): string | null {
  const { status, effectiveFrom, effectiveTo } = regime.regime.basis;
  if (status === 'draft-for-comments') return '只是征求意见稿，尚未施行';
  const until = effectiveTo === undefined ? '' : `，有效期至 ${effectiveTo}`;
  const over = effectiveTo === undefined || on > effectiveTo;
  if (status === 'repealed' && over) return `已经废止${until}`;
  if (over && (status === 'lapsed' || effectiveTo !== undefined)) return `已经失效${until}`;
  return on < effectiveFrom ? `自 ${effectiveFrom} 起施行，${on} 尚未施行` : null;
}
