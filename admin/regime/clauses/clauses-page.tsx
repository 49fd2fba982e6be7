import { useMemo } from 'react';
import { coverageOf, type Regime } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { Empty } from '../../kit/empty';
import { Panel } from '../../kit/panel';
import { CommentsHere } from '../studio/comment-thread';
import { useAt } from '../studio/use-at';
import { useWorkspace } from '../workspace/workspace';
import { ClauseTable } from './clause-table';
import { CoverageBar } from './coverage-bar';
import { CoverageFilter } from './coverage-filter';
import { filterCoverage } from './filter-coverage';
import { TextGaps } from './text-gaps';
import { useClauseFilter } from './use-clause-filter';
import '../../kit/rows.css';
import './clauses.css';

/** The regulation clause by clause: what the regime does about each, and where its text leaves a hole. */
export function ClausesPage() {
  const { lastCompiled } = useWorkspace();
  if (!lastCompiled) return <Empty title={t('制度文件有错误，暂时读不成制度；请先按验证结果更正')} />;
  return <Clauses regime={lastCompiled.regime} />;
}

function Clauses({ regime }: { readonly regime: Regime }) {
  const coverage = useMemo(() => coverageOf(regime), [regime]);
  const [filter, setFilter] = useClauseFilter();
  const shown = filterCoverage(coverage, regime.clauses, filter);
  useAt();
  return (
    <>
      <Panel
        title={t('条款与覆盖')}
        extra={<span className="tc-muted">{t('共 {{count}} 款', { count: coverage.length })}</span>}
      >
        <CoverageBar coverage={coverage} />
        <CoverageFilter coverage={coverage} filter={filter} onFilter={setFilter} />
        {shown.length === 0 ? (
          <p className="tc-muted">{t('没有符合筛选的条款。')}</p>
        ) : (
          <ClauseTable shown={shown} clauses={regime.clauses} />
        )}
      </Panel>
      <TextGaps regime={regime} />
      <CommentsHere place="clauses.json" title={t('条款')} />
    </>
  );
}
