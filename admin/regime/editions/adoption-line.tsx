import { Link } from 'react-router';
import { t } from '../../i18n/t';
import { Panel } from '../../kit/panel';
import { minuteOf, todayInBeijing } from '../../kit/time';
import type { RegimeStory } from './edition-queries';

/** Which edition applied from when to when; what is in force today stands out. */
export function AdoptionLine({ adoptions }: { readonly adoptions: RegimeStory['adoptions'] }) {
  const today = todayInBeijing();
  const current = adoptions.find(({ effectiveFrom }) => effectiveFrom <= today);
  return (
    <Panel
      title={t('施行')}
      extra={<span className="tc-muted">{t('新的申报用当天施行的版本；已在办理的仍按原版本')}</span>}
    >
      {adoptions.length === 0 && <p className="tc-muted">{t('还没有版本施行过。')}</p>}
      <ol className="tc-adoptions">
        {adoptions.map((adoption, index) => {
          const until = adoptions[index - 1]?.effectiveFrom;
          const now = adoption === current;
          return (
            <li
              key={adoption.effectiveFrom}
              className={now ? 'tc-adoption-now' : undefined}
              aria-current={now || undefined}
            >
              <strong>
                {adoption.edition ? (
                  <Link to={`/editions/${adoption.edition.id}`}>
                    {t('第 {{number}} 版', { number: adoption.edition.number })}
                  </Link>
                ) : (
                  t('（不可见的版本）')
                )}
              </strong>
              <span>
                {until === undefined
                  ? t('自 {{from}} 起', { from: adoption.effectiveFrom })
                  : t('{{from}} 至 {{until}} 前', { from: adoption.effectiveFrom, until })}
              </span>
              <span className="tc-muted">
                {now ? t('现行') : adoption.effectiveFrom > today ? t('尚未到施行日') : t('已被替代')}
                {' · '}
                {t('{{name}}于 {{at}} 发布', {
                  name: adoption.adoptedBy?.name ?? '',
                  at: minuteOf(adoption.createdAt),
                })}
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
