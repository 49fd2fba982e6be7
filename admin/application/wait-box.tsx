import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import type { WaitSeen } from './waiting';

/** The time that must have passed: from when, until when, and why not before. */
export function WaitBox({ wait }: { readonly wait: WaitSeen }) {
  return (
    <p className={wait.early ? 'tc-wait tc-wait-early' : 'tc-wait'} role="status">
      <strong>{wait.problem ? t('还不能起算') : wait.early ? t('期限未满') : t('期限已满')}</strong>{' '}
      {wait.problem ?? wait.words ?? t('这一环节不要求经过时间。')} <ClauseChip article={wait.article} />
      {wait.early && !wait.override && <span> {t('您的任职不能缩短这一期限。')}</span>}
    </p>
  );
}
