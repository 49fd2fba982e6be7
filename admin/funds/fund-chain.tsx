import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { Loading } from '../kit/loading';
import { Money } from '../kit/money';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { todayInBeijing } from '../kit/time';
import { wordClock } from '../project/clock-words';
import { FUND_CHAIN, type FundLink } from './funds-queries';
import { shareOf } from './fund-share';
import './fund-chain.css';

/** The way of a project's money, link by link, each with when and by what it came about and what the law leaves room for. */
export function FundChain({ project }: { readonly project: string }) {
  const chain = useQuery({
    queryKey: ['project-funds', project],
    queryFn: async ({ signal }) => (await request(FUND_CHAIN, { id: project }, signal)).project.fundChain,
  });
  // A regime that does not say how the money goes has nothing to show.
  if (chain.data?.length === 0) return null;
  return (
    <Panel title={t('资金链')} extra={<span className="tc-muted">{t('条的长短以最大的一环为准')}</span>}>
      {chain.isPending && <Loading rows={5} />}
      {chain.isError && <Problem error={chain.error} onRetry={() => void chain.refetch()} />}
      {chain.data && <Links links={chain.data} />}
    </Panel>
  );
}

function Links({ links }: { readonly links: readonly FundLink[] }) {
  const amounts = links.map(({ amount }) => amount);
  return (
    <ol className="tc-funds">
      {links.map((link) => (
        <li key={link.code} className={link.amount === null ? 'tc-funds-none' : undefined}>
          <OneLink link={link} share={shareOf(link.amount, amounts)} />
        </li>
      ))}
    </ol>
  );
}

function OneLink({ link, share }: { readonly link: FundLink; readonly share: number }) {
  const { title, amount, article, entries, caps, silent, clock } = link;
  const [only, ...others] = entries;
  return (
    <>
      <h3>{title}</h3>
      <p className="tc-funds-amount">
        {amount !== null && <Money yuan={amount} />}
        {amount === null && <span className="tc-muted">{silent === null ? t('尚无') : t('制度没有')}</span>}
      </p>
      {silent !== null && <p className="tc-muted">{silent}</p>}
      {silent === null && (
        <span className="tc-funds-bar" aria-hidden="true">
          <span style={{ width: `${share}%` }} />
        </span>
      )}
      {article && (
        <p>
          <ClauseChip article={article} />
        </p>
      )}
      {clock?.due && <Due clock={clock} />}
      {only && others.length === 0 && <Entry entry={only} />}
      {others.length > 0 && (
        <details>
          <summary>{t('{{count}} 笔', { count: entries.length })}</summary>
          <ul>
            {entries.map((entry, index) => (
              <li key={index}>
                <Entry entry={entry} withAmount />
              </li>
            ))}
          </ul>
        </details>
      )}
      {caps.map((cap) => (
        <Cap key={`${cap.check}:${cap.bound}`} cap={cap} />
      ))}
    </>
  );
}

/** By when it has to be there, and how that stands. */
function Due({ clock }: { readonly clock: NonNullable<FundLink['clock']> }) {
  const { tone, word } = wordClock(clock, todayInBeijing());
  return (
    <div className="tc-funds-entry">
      <span>{t('期限')}</span>
      <span className="numeric">{clock.due}</span>
      {clock.provisional && <span className="tc-muted">{t('暂定')}</span>}
      <span className={tone === 'late' ? 'tc-due-late' : tone === 'near' ? 'tc-due-near' : 'tc-muted'}>{word}</span>
    </div>
  );
}

function Entry({
  entry: { on, amount, application },
  withAmount = false,
}: {
  readonly entry: FundLink['entries'][number];
  readonly withAmount?: boolean;
}) {
  return (
    <div className="tc-funds-entry">
      <span className="numeric tc-muted">{on}</span>
      {withAmount && <Money yuan={amount} />}
      {application && <Link to={`/applications/${application.id}`}>{application.procedureTitle}</Link>}
    </div>
  );
}

function Cap({ cap: { title, effect, bound, headroom, article } }: { readonly cap: FundLink['caps'][number] }) {
  const isPassed = headroom.startsWith('-');
  return (
    <div className="tc-funds-cap">
      <div>
        {title} {effect === 'warn' && <span className="tc-muted">{t('只提醒')}</span>}
      </div>
      <div>
        {t('至多')} <Money yuan={bound} />
        {' · '}
        <strong className={isPassed ? 'tc-bad' : undefined}>
          {isPassed ? t('已超') : t('还可')} <Money yuan={isPassed ? headroom.slice(1) : headroom} />
        </strong>
      </div>
      <div>
        <ClauseChip article={article} />
      </div>
    </div>
  );
}
