import { Segmented } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { bodyTitle, type CompiledRegime, type PaperDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Empty } from '../../kit/empty';
import { Panel } from '../../kit/panel';
import { joined } from '../../kit/words';
import { CommentsHere } from '../studio/comment-thread';
import { JsonFile } from '../studio/json-file';
import { idOfPlace, useAt } from '../studio/use-at';
import { useDocument } from '../studio/use-document';
import { useWorkspace } from '../workspace/workspace';
import { PaperPart } from './paper-part';
import { PaperText } from './paper-text';
import './paper-page.css';

const KIND = { sheet: t('审批表'), decision: t('决定文书') } as const;

/** One paper of the regime: when it is issued and by whom, how it looks, and, for those who edit it, its file. */
export function PaperPage() {
  const { code = '' } = useParams();
  const path = `papers/${code}.json`;
  const { files, lastCompiled } = useWorkspace();
  const { document } = useDocument('paper', path);
  const [search, setSearch] = useSearchParams();
  const view = search.get('view') === 'json' || !document ? 'json' : 'read';
  if (!files.has(path)) return <Empty title={t('没有编码为“{{code}}”的文书', { code })} />;
  return (
    <>
      <Panel
        title={document?.title ?? code}
        extra={
          <>
            {document?.clause.map((id) => (
              <ClauseChip key={id} article={lastCompiled?.article([id]) ?? id} />
            ))}
            <Segmented
              aria-label={t('怎样看')}
              value={view}
              onChange={(next) => setSearch(next === 'json' ? { view: 'json' } : {}, { replace: true })}
              options={[
                { value: 'read', label: t('样式与说明'), disabled: !document },
                { value: 'json', label: 'JSON' },
              ]}
            />
          </>
        }
      >
        {view === 'json' ? (
          <JsonFile path={path} at={search.get('at')} minHeight={480} maxHeight={900} />
        ) : (
          document && <Readable paper={document} path={path} compiled={lastCompiled} />
        )}
      </Panel>
      <CommentsHere place={path} title={t('这份文书')} />
    </>
  );
}

interface ReadableProps {
  readonly paper: PaperDocument;
  readonly path: string;
  readonly compiled: CompiledRegime | null;
}

function Readable({ paper, path, compiled }: ReadableProps) {
  useAt();
  const procedure = compiled?.procedures.get(paper.procedure);
  const stage = (code: string): string => procedure?.stages.get(code)?.title ?? code;
  const body = (code: string): string => bodyTitle(compiled, code);
  return (
    <>
      {paper.note && <p className="tc-prose tc-muted">{paper.note}</p>}
      <dl className="tc-pairs">
        <dt>{t('种类')}</dt>
        <dd>{KIND[paper.kind]}</dd>
        <dt>{t('用于')}</dt>
        <dd>{procedure?.document.title ?? paper.procedure}</dd>
        <dt>{t('何时出具')}</dt>
        <dd>{t('在{{stages}}之后', { stages: joined(paper.issuedAfter.map(stage)) })}</dd>
        <dt>{t('由谁出具')}</dt>
        <dd>{joined(paper.by.map(body))}</dd>
        <dt>{t('文号样式')}</dt>
        <dd>
          {paper.number.pattern} <span className="tc-muted">{t('按年连续编号，不留空号')}</span>
        </dd>
        <dt>{t('核验时')}</dt>
        <dd>{paper.namesProject ? t('显示项目名称') : t('不显示项目名称')}</dd>
      </dl>
      <h3 className="tc-paper-head">{t('样式（底色处在出具时填入案件的内容）')}</h3>
      <div className="tc-paper">
        {paper.blocks.map((block, index) => (
          <div key={index} id={idOfPlace(`${path}#/blocks/${index}`)} tabIndex={-1}>
            {block.when !== undefined && (
              <p className="tc-muted">
                {t('仅当')} <code>{block.when}</code>
              </p>
            )}
            <PaperPart block={block} procedure={paper.procedure} compiled={compiled} />
          </div>
        ))}
        {paper.footer && (
          <p className="tc-paper-foot">
            <PaperText text={paper.footer} compiled={compiled} />
          </p>
        )}
      </div>
    </>
  );
}
