import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { t } from '../../i18n/t';
import { LinkButton } from '../../kit/link-button';
import { Loading } from '../../kit/loading';
import { PageTitle } from '../../kit/page-title';
import { Panel } from '../../kit/panel';
import { Problem } from '../../kit/problem';
import { loadEditions } from './edition-queries';
import { TwoEditions } from './two-editions';
import './editions.css';

/** Two editions of one regime, chosen in the address; made to be printed too. */
export function CompareEditionsPage() {
  const { code = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const editions = useQuery({ queryKey: ['editions', code], queryFn: ({ signal }) => loadEditions(code, signal) });
  if (editions.isError) return <Problem page error={editions.error} onRetry={() => void editions.refetch()} />;
  if (!editions.data) return <Loading rows={8} />;
  const from = search.get('from') ?? editions.data[1]?.id ?? '';
  const to = search.get('to') ?? editions.data[0]?.id ?? '';
  const options = editions.data.map(({ id, number }) => ({ value: id, label: t('第 {{number}} 版', { number }) }));
  const name = (id: string): string => options.find(({ value }) => value === id)?.label ?? '';
  return (
    <>
      <PageTitle
        title={
          from === '' || to === ''
            ? t('比较《{{title}}》的两个版本', { title: editions.data[0]?.title ?? code })
            : t('{{title}}：{{from}} → {{to}}', {
                title: editions.data[0]?.title ?? code,
                from: name(from),
                to: name(to),
              })
        }
        extra={
          <>
            <LinkButton to={`/regimes/${code}`}>{t('各版本')}</LinkButton>
            <Button onClick={() => window.print()}>{t('打印')}</Button>
          </>
        }
      />
      <div className="tc-compare-choice tc-no-print">
        <label htmlFor="from">{t('从')}</label>
        <Select
          id="from"
          value={from}
          options={options}
          style={{ width: 140 }}
          onChange={(value: string) => setSearch({ from: value, to }, { replace: true })}
        />
        <label htmlFor="to">{t('到')}</label>
        <Select
          id="to"
          value={to}
          options={options}
          style={{ width: 140 }}
          onChange={(value: string) => setSearch({ from, to: value }, { replace: true })}
        />
        <Button onClick={() => setSearch({ from: to, to: from }, { replace: true })}>{t('对调')}</Button>
      </div>
      <Panel title={t('改动')}>
        {from === '' || to === '' ? (
          <p>{options.length < 2 ? t('这部制度只有一个版本，没有可比较的。') : t('请选定两个版本。')}</p>
        ) : (
          <TwoEditions from={from} to={to} />
        )}
      </Panel>
    </>
  );
}
