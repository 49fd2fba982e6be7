import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { t } from '../../i18n/t';
import { Loading } from '../../kit/loading';
import { Panel } from '../../kit/panel';
import { Problem } from '../../kit/problem';
import { loadEditions } from '../editions/edition-queries';
import { EDITION_STATUS } from '../editions/words';
import { ChangeList } from './change-list';
import { useStudio } from './studio-context';
import { useComparison } from './use-comparison';

/** What lies on the desk against any edition: the one it was started from, the one in force, the higher government's. */
export function ComparePage() {
  const { root, id, regimeCode, base, upper } = useStudio();
  const [search, setSearch] = useSearchParams();
  const editions = useQuery({
    queryKey: ['editions', regimeCode],
    queryFn: ({ signal }) => loadEditions(regimeCode, signal),
  });
  const choices = [
    ...(upper?.edition
      ? [
          {
            value: upper.edition.id,
            label: t('上级 {{government}} 第 {{number}} 版（{{title}}）', {
              government: upper.governmentTitle,
              number: upper.number,
              title: upper.edition.title,
            }),
          },
        ]
      : []),
    ...(editions.data ?? [])
      .filter((edition) => edition.id !== id && edition.id !== upper?.edition?.id)
      .map((edition) => ({
        value: edition.id,
        label: t('第 {{number}} 版（{{status}}）', {
          number: edition.number,
          status: edition.adoptedFrom
            ? t('自 {{day}} 起施行', { day: edition.adoptedFrom })
            : EDITION_STATUS[edition.status],
        }),
      })),
  ];
  const against = search.get('against') ?? base?.id ?? choices[0]?.value ?? null;
  const comparison = useComparison(against);
  return (
    <Panel
      title={t('比较')}
      className="tc-compare"
      extra={
        <span className="tc-compare-choice">
          <label htmlFor="against">{t('从哪一版')}</label>
          <Select
            id="against"
            value={against}
            options={choices}
            style={{ minWidth: 280 }}
            placeholder={t('选择一个版本')}
            onChange={(value: string) => setSearch({ against: value }, { replace: true })}
          />
          <span>{t('到这里现在的样子')}</span>
          <Button onClick={() => window.print()}>{t('打印')}</Button>
        </span>
      }
    >
      {against === null && editions.data && <p className="tc-muted">{t('这部制度还没有别的版本可以比较。')}</p>}
      {comparison.error !== null && comparison.error !== undefined && (
        <Problem error={comparison.error} onRetry={comparison.retry} />
      )}
      {against !== null && comparison.data === null && !comparison.error && <Loading rows={8} />}
      {comparison.data?.kind === 'changes' && <ChangeList changes={comparison.data.changes} root={root} />}
      {comparison.data?.kind === 'files' && (
        <>
          <p>{t('有一边暂时读不成制度，只能说出哪些文件不同：')}</p>
          <ul>
            {comparison.data.paths.map((path) => (
              <li key={path}>
                <code>{path}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
