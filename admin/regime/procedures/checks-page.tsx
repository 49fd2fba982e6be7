import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { t } from '../../i18n/t';
import { Panel } from '../../kit/panel';
import { CommentsHere } from '../studio/comment-thread';
import { JsonFile } from '../studio/json-file';
import { useAt } from '../studio/use-at';
import { useWorkspace } from '../workspace/workspace';
import { CheckList } from './check-list';
import { ScopeList } from './scope-list';
import { WindowList } from './window-list';
import './checks.css';

type View = 'read' | 'checks.json' | 'windows.json' | 'regime.json';

/** What is asked before a draft exists, what is checked at stages, and when filing is open. */
export function ChecksPage() {
  const { files } = useWorkspace();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('view');
  const view: View = asked === 'checks.json' || asked === 'windows.json' || asked === 'regime.json' ? asked : 'read';
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
            { value: 'regime.json', label: t('范围 JSON') },
            { value: 'checks.json', label: t('检查 JSON') },
            { value: 'windows.json', label: t('窗口 JSON') },
          ]}
        />
      </div>
      {view === 'read' ? (
        <>
          <ScopeList />
          <CheckList />
          <WindowList />
        </>
      ) : files.has(view) ? (
        <Panel title={view}>
          <JsonFile path={view} at={search.get('at')} minHeight={480} maxHeight={900} key={view} />
        </Panel>
      ) : (
        <Panel title={view}>
          <p className="tc-muted">{t('这部制度没有 {{path}}。', { path: view })}</p>
        </Panel>
      )}
      <CommentsHere place="checks.json" title={t('检查')} />
    </>
  );
}
