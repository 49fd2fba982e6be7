import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { wordYuan } from '../kit/sum-words';
import { Money } from '../kit/money';
import type { ProjectCase } from './project-query';
import './life.css';

/** What the law leaves room for: each bound on an amount, how much counts against it and how much more fits. */
export function CapList({ caps }: Pick<ProjectCase, 'caps'>) {
  return (
    <section className="tc-money" aria-label={t('上限与余额')}>
      <h3>{t('上限与余额')}</h3>
      <ul>
        {caps.map((cap) => (
          <Line key={`${cap.check}:${cap.amountTitle ?? ''}:${cap.bound}`} cap={cap} />
        ))}
      </ul>
    </section>
  );
}

function Line({
  cap: { title, effect, amountTitle, used, bound, headroom, article },
}: {
  readonly cap: ProjectCase['caps'][number];
}) {
  const isPassed = headroom.startsWith('-');
  const share = shareOf(used, bound);
  return (
    <li>
      <span className="tc-money-title">
        {title} <ClauseChip article={article} />
        <span className="tc-cap-of tc-muted">
          {amountTitle !== null && t('限{{amount}}', { amount: amountTitle })}
          {effect === 'warn' && <> {t('只提醒')}</>}
        </span>
      </span>
      <span
        className="tc-money-sum"
        title={t('已计 {{used}} 元，上限 {{bound}} 元', { used: wordYuan(used), bound: wordYuan(bound) })}
      >
        <strong className={isPassed ? 'tc-bad' : undefined}>
          {isPassed ? t('已超') : t('还可')} <Money yuan={isPassed ? headroom.slice(1) : headroom} />
        </strong>
        <span className="tc-muted">
          {t('至多')} <Money yuan={bound} />
        </span>
      </span>
      <span className={`tc-money-bar${isPassed ? ' tc-money-over' : ''}`} aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </span>
    </li>
  );
}

/** Per cent of a bound that is used, from nothing to all. Exact amounts, for a bar only. */
function shareOf(used: string, bound: string): number {
  const [part, whole] = [used, bound].map((yuan) => BigInt(yuan.replace('.', '')));
  if (part === undefined || whole === undefined || part <= 0n) return 0;
  return whole <= part ? 100 : Number((part * 100n) / whole);
}
