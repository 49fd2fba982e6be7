import { t } from '../i18n/t';
import { totalSteps } from './money-lines';
import type { OpenProject } from './project-query';
import { differenceOf, wordYuan } from '../kit/sum-words';
import { Sum } from '../kit/sum';

const STEPS = [
  { key: 'declaredTotal', title: t('申报总投资') },
  { key: 'arguedTotal', title: t('论证总投资') },
  { key: 'approvedTotal', title: t('批准总投资') },
] as const;
const KEYS = STEPS.map(({ key }) => key);

/** Declared, argued and approved total side by side, each with how it differs from the one before. */
export function AmountBoard({ project }: { readonly project: OpenProject }) {
  const shown = totalSteps(KEYS, project);
  const known = STEPS.filter(({ key }) => project[key] !== null);
  return (
    <>
      <dl className="tc-amounts">
        {STEPS.filter(({ key }) => shown.includes(key)).map(({ key, title }) => {
          const yuan = project[key];
          const before = known[known.findIndex((step) => step.key === key) - 1];
          const earlier = yuan === null || !before ? null : project[before.key];
          return (
            <div key={key}>
              <dt>{title}</dt>
              {yuan === null ? (
                <dd className="tc-muted">{t('尚未')}</dd>
              ) : (
                <dd>
                  <strong>
                    <Sum yuan={yuan} />
                  </strong>
                  <div className="tc-muted numeric">{t('{{amount}} 元', { amount: wordYuan(yuan) })}</div>
                  {earlier !== null && before && <div>{wordDifference(earlier, yuan, before.title)}</div>}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
    </>
  );
}

function wordDifference(earlier: string, later: string, title: string): string {
  const { direction, size, percent } = differenceOf(earlier, later);
  if (direction === 'same') return t('与{{title}}相同', { title });
  const values = { title, amount: wordYuan(size), percent: percent ?? '—' };
  return direction === 'more'
    ? t('比{{title}}增加 {{amount}} 元（{{percent}}%）', values)
    : t('比{{title}}减少 {{amount}} 元（{{percent}}%）', values);
}
