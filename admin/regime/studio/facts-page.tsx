import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { t } from '../../i18n/t';
import { Panel } from '../../kit/panel';
import { BodyTable } from './body-table';
import { CommentsHere } from './comment-thread';
import { FactTable } from './fact-table';
import { JsonFile } from './json-file';
import '../../kit/rows.css';
import { useAt } from './use-at';

type View = 'read' | 'facts.json' | 'bodies.json';

/** The bodies that act and the vocabulary that conditions speak. */
export function FactsPage() {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('view');
  const view: View = asked === 'facts.json' || asked === 'bodies.json' ? asked : 'read';
  useAt(view === 'read');
  return (
    <>
      <div className="tc-checks-view">
        <Segmented
          aria-label={t('怎样看')}
          value={view}
          onChange={(next) => setSearch(next === 'read' ? {} : { view: String(next) }, { replace: true })}
          options={[
            { value: 'read', label: t('表格') },
            { value: 'bodies.json', label: t('主体 JSON') },
            { value: 'facts.json', label: t('事实 JSON') },
          ]}
        />
      </div>
      {view === 'read' ? (
        <>
          <BodyTable />
          <FactTable />
        </>
      ) : (
        <Panel title={view}>
          <JsonFile path={view} at={search.get('at')} minHeight={480} maxHeight={900} key={view} />
        </Panel>
      )}
      <CommentsHere place="bodies.json" title={t('主体')} />
      <CommentsHere place="facts.json" title={t('事实')} />
    </>
  );
}
