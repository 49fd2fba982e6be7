import { Segmented } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { bodyTitle, type ProcedureDocument, type StageDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Empty } from '../../kit/empty';
import { Panel } from '../../kit/panel';
import { CommentsHere } from '../studio/comment-thread';
import { JsonFile } from '../studio/json-file';
import { idOfPlace, useAt } from '../studio/use-at';
import { useDocument } from '../studio/use-document';
import { isWithin, openWithin, useRemarks } from '../workspace/remarks';
import { useWorkspace } from '../workspace/workspace';
import { OpensNote } from './opens-note';
import { StageDetail } from './stage-detail';
import { actorsOf } from './stage-graph';
import { StagePicture } from './stage-picture';
import './procedure.css';

/** One procedure as a picture, as a text and, for those who edit it, as its file. */
export function ProcedurePage() {
  const { code = '' } = useParams();
  const path = `procedures/${code}.json`;
  const { files } = useWorkspace();
  const { document } = useDocument('procedure', path);
  const [search, setSearch] = useSearchParams();
  const view = search.get('view') === 'json' || !document ? 'json' : 'read';
  if (!files.has(path)) return <Empty title={t('没有编码为“{{code}}”的程序', { code })} />;
  return (
    <>
      <Panel
        title={document?.title ?? code}
        extra={
          <>
            {document?.clause.map((id) => (
              <Article key={id} id={id} />
            ))}
            <Segmented
              aria-label={t('怎样看')}
              value={view}
              onChange={(next) =>
                setSearch(
                  (before) => {
                    const after = new URLSearchParams(before);
                    if (next === 'json') after.set('view', 'json');
                    else after.delete('view');
                    return after;
                  },
                  { replace: true },
                )
              }
              options={[
                { value: 'read', label: t('图与说明'), disabled: !document },
                { value: 'json', label: 'JSON' },
              ]}
            />
          </>
        }
      >
        {view === 'json' ? (
          <JsonFile path={path} at={search.get('at')} minHeight={480} maxHeight={900} />
        ) : (
          document && <Readable procedure={document} path={path} />
        )}
      </Panel>
      <CommentsHere place={path} title={t('这个程序')} />
    </>
  );
}

function Article({ id }: { readonly id: string }) {
  const { lastCompiled } = useWorkspace();
  return <ClauseChip article={lastCompiled?.article([id]) ?? id} />;
}

function Readable({ procedure, path }: { readonly procedure: ProcedureDocument; readonly path: string }) {
  const { lastCompiled, findings } = useWorkspace();
  const [search, setSearch] = useSearchParams();
  const at = useAt();
  const remarks = useRemarks();
  const stagePath = (index: number): string => `${path}#/stages/${index}`;
  const chosen = procedure.stages.find((_, index) => at !== null && isWithin(at, stagePath(index)))?.code ?? null;
  const body = (code: string): string => bodyTitle(lastCompiled, code);
  const actors = (stage: StageDocument): string => {
    if (stage.kind === 'route') return lastCompiled?.matrices.get(stage.matrix)?.document.title ?? stage.matrix;
    if (stage.kind === 'pool') return lastCompiled?.procedures.get(stage.list)?.document.title ?? stage.list;
    const [first, ...others] = actorsOf(stage);
    if (first === undefined) return '';
    return others.length === 0
      ? body(first)
      : t('{{first}}等 {{count}} 家', { first: body(first), count: others.length + 1 });
  };
  const wrong = (index: number): number =>
    findings.filter(
      ({ severity, path: of }) =>
        severity === 'error' && (of === stagePath(index) || of?.startsWith(`${stagePath(index)}/`) === true),
    ).length;
  const notes = (index: number): number => openWithin(remarks, stagePath(index));
  const choose = (code: string): void => {
    const index = procedure.stages.findIndex((stage) => stage.code === code);
    const next = new URLSearchParams(search);
    next.set('at', stagePath(index));
    setSearch(next, { replace: true });
    document.getElementById(idOfPlace(stagePath(index)))?.focus();
  };
  const titles = new Map(procedure.stages.map(({ code, title }) => [code, title]));
  return (
    <>
      <p className="tc-muted">
        {procedure.kind === 'list'
          ? t('清单程序：一次决定许多项目；共 {{count}} 个环节', { count: procedure.stages.length })
          : procedure.kind === 'side'
            ? t('附属程序：在项目之外另行办理；共 {{count}} 个环节', { count: procedure.stages.length })
            : t('项目的主程序；共 {{count}} 个环节', { count: procedure.stages.length })}
      </p>
      {procedure.kind === 'side' && <OpensNote procedure={procedure} compiled={lastCompiled} />}
      <StagePicture
        procedure={procedure}
        actors={actors}
        wrong={wrong}
        notes={notes}
        chosen={chosen}
        onChoose={choose}
      />
      <ol className="tc-stage-details">
        {procedure.stages.map((stage, index) => (
          <StageDetail key={stage.code} stage={stage} path={stagePath(index)} compiled={lastCompiled} titles={titles} />
        ))}
      </ol>
    </>
  );
}
