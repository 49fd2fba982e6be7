import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { t } from '../../i18n/t';
import { Panel } from '../../kit/panel';
import { CommentsHere } from '../studio/comment-thread';
import { JsonFile } from '../studio/json-file';
import { useAt } from '../studio/use-at';
import { useWorkspace } from '../workspace/workspace';
import { ClockList } from './clock-list';
import { RecordList } from './record-list';
import './checks.css';

type View = 'read' | 'deadlines.json' | 'records.json';

/** What goes on beside the stages: the statutory time limits that run, and the typed records that stages write. */
export function LifePage() {
  const { files } = useWorkspace();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('view');
  const view: View = asked === 'deadlines.json' || asked === 'records.json' ? asked : 'read';
  useAt(view === 'read');
  return (
    <>
      <div className="tc-checks-view">
        <Segmented
          aria-label={t('怎样看')}
          value={view}
          onChange={(next) => setSearch(next === 'read' ? {} : { view: String(next) }, { replace: true })}
          options={[
            { value: 'read', label: t('说明') },
            { value: 'deadlines.json', label: t('时限 JSON') },
            { value: 'records.json', label: t('台账 JSON') },
          ]}
        />
      </div>
      {view === 'read' ? (
        <>
          <ClockList />
          <RecordList />
        </>
      ) : (
        <Panel title={view}>
          {files.has(view) ? (
            <JsonFile path={view} at={search.get('at')} minHeight={480} maxHeight={900} key={view} />
          ) : (
            <p className="tc-muted">{t('这部制度没有 {{path}}。', { path: view })}</p>
          )}
        </Panel>
      )}
      <CommentsHere place="deadlines.json" title={t('法定时限')} />
      <CommentsHere place="records.json" title={t('台账')} />
    </>
  );
}
