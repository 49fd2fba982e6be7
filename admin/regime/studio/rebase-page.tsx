import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { t } from '../../i18n/t';
import { Empty } from '../../kit/empty';
import { FindingList } from '../../kit/finding-list';
import { Loading } from '../../kit/loading';
import { Panel } from '../../kit/panel';
import { Problem } from '../../kit/problem';
import { clashesOf, sideOf, type Side } from '../workspace/merge-files';
import { useWorkspace } from '../workspace/workspace';
import { ChangeList } from './change-list';
import { compareFiles } from './compare';
import { useDraft, type DraftOnDesk } from './draft-context';
import { FileChoice } from './file-choice';
import { findingsOf } from './refused';
import { rebaseDraft } from './studio-queries';
import { wordFile } from './titles';
import { useEditionFiles } from './use-edition-files';

/** A newer edition was published meanwhile: what it changed, and which side each file that both changed takes. */
export function RebasePage() {
  const draft = useDraft();
  if (!draft?.draft.newer) return <Empty title={t('这份草稿所据的已是最新的版本，没有要并入的')} />;
  return <Rebase draft={draft} newer={draft.draft.newer} />;
}

type Newer = NonNullable<DraftOnDesk['draft']['newer']>;

function Rebase({ draft: { draft, desk, onReopen }, newer }: { readonly draft: DraftOnDesk; readonly newer: Newer }) {
  const { files, lastCompiled } = useWorkspace();
  const navigate = useNavigate();
  const base = useEditionFiles(draft.base?.id);
  const theirs = useEditionFiles(newer.id);
  const [choice, setChoice] = useState<ReadonlyMap<string, Side>>(new Map());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  if (theirs.isError) return <Problem error={theirs.error} onRetry={() => void theirs.refetch()} />;
  if (base.isError) return <Problem error={base.error} onRetry={() => void base.refetch()} />;
  if (!theirs.data || (draft.base && !base.data)) return <Loading rows={8} />;
  const clashes = clashesOf(base.data ?? null, files, theirs.data);
  const both = clashes.filter((clash) => sideOf(clash) === null);
  const open = both.filter(({ path }) => !choice.has(path));
  const news = base.data ? compareFiles(base.data, theirs.data) : null;
  const word = (path: string): string => wordFile(path, lastCompiled);

  async function merge(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      if (!(await desk.flush())) throw new Error(t('改动还没有全部存到服务器，请先解决保存问题再并入'));
      const take = both.map(({ path }) => ({
        path,
        side: choice.get(path) === 'mine' ? ('MINE' as const) : ('THEIRS' as const),
      }));
      await rebaseDraft({ id: draft.id, expectedVersion: desk.expectedVersion(), take });
      desk.stop();
      onReopen();
      await navigate(`/regime-drafts/${draft.id}`, { replace: true });
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Panel title={t('并入第 {{number}} 版', { number: newer.number })}>
        <p>
          {t('这份草稿编制期间，第 {{number}} 版已经发布。只有一边改过的文件自行并入；两边都改过的，请逐个选定。', {
            number: newer.number,
          })}
        </p>
        {both.length === 0 ? (
          <p>{t('没有两边都改过的文件，可以直接并入。')}</p>
        ) : (
          <FileChoice
            clashes={both}
            choice={choice}
            word={word}
            theirName={t('第 {{number}} 版', { number: newer.number })}
            onChoose={(path, side) => setChoice((before) => new Map(before).set(path, side))}
          />
        )}
        {problem !== null && <FindingList findings={findingsOf(problem)} />}
        <div className="tc-title-extra">
          <Button type="primary" loading={busy} disabled={open.length > 0} onClick={() => void merge()}>
            {t('并入')}
          </Button>
          {open.length > 0 && (
            <span className="tc-muted tc-why-not">{t('还有 {{count}} 个文件没有选定', { count: open.length })}</span>
          )}
        </div>
      </Panel>
      {news && (
        <Panel title={t('第 {{number}} 版改了什么', { number: newer.number })}>
          {news.kind === 'changes' ? <ChangeList changes={news.changes} /> : <p>{news.paths.join(t('、'))}</p>}
        </Panel>
      )}
    </>
  );
}
