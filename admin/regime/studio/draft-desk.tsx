import { Alert } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { t } from '../../i18n/t';
import { LinkButton } from '../../kit/link-button';
import { wordBase } from '../editions/words';
import { changesBetween, filesOf, isUnchanged, type FileChanges } from '../workspace/file-changes';
import { useSavedWorkspace } from '../workspace/use-saved-workspace';
import { ConflictDialog } from './conflict-dialog';
import { DraftContext } from './draft-context';
import { FileSaveLine } from './file-save-line';
import type { OpenedDraft } from './open-draft';
import type { Studio } from './studio-context';
import { StudioFrame } from './studio-frame';
import { loadDraft, saveDraftFiles, type RegimeComment } from './studio-queries';
import { useKept } from './use-kept';

interface DraftDeskProps {
  readonly opened: OpenedDraft;
  readonly onReopen: () => void;
}

/** The studio around a draft: saving, conflicts, what it was started from, and the way to handing it in. */
export function DraftDesk({ opened, onReopen }: DraftDeskProps) {
  const { draft, server, presence, copies, kept } = opened;
  const open = draft.status === 'OPEN';
  const [comments, setComments] = useState<readonly RegimeComment[]>(draft.comments);
  const [note, setNote] = useState(draft.note);
  const [settling, setSettling] = useState(false);
  const [company, setCompany] = useState(presence.live.size > 0);
  useEffect(() => presence.onCompany(() => setCompany(true)), [presence]);
  const send = useCallback(
    (changes: FileChanges, expectedVersion: number) => saveDraftFiles(draft.id, changes, expectedVersion),
    [draft.id],
  );
  const desk = useSavedWorkspace({
    draft: draft.id,
    saved: server.files,
    version: server.version,
    kept: kept.copy === null || !open ? null : { copy: kept.copy, files: kept.files, conflict: kept.conflict },
    readOnly: !open,
    tab: presence.tab,
    copies,
    send,
  });
  useOwnAnswerLost(desk, draft.id);
  const keeping = useKept(draft.id, draft.kept, desk);
  const root = `/regime-drafts/${draft.id}`;
  const studio = useMemo(
    (): Studio => ({
      kind: 'draft',
      id: draft.id,
      root,
      regimeCode: draft.regimeCode,
      title: draft.title,
      note,
      base: draft.base,
      upper: draft.extends,
      comments,
      onComment: (comment) => setComments((before) => [...before.filter(({ id }) => id !== comment.id), comment]),
      mayComment: true,
    }),
    [draft, root, note, comments],
  );
  return (
    <DraftContext.Provider value={{ draft, desk, onReopen, copies, note, onNote: setNote, kept: keeping }}>
      <StudioFrame
        studio={studio}
        workspace={desk.workspace}
        about={
          <>
            {draft.baseHash === null
              ? t('草稿 · 新制度')
              : t('草稿 · {{base}}', { base: wordBase(draft, draft.government) })}{' '}
            {open && (
              <FileSaveLine
                state={desk.save}
                root={root}
                onConflict={() => setSettling(true)}
                onRetry={() => void desk.flush()}
              />
            )}
          </>
        }
        actions={
          open && (
            <LinkButton type="primary" to={`${root}/submit`}>
              {t('送审…')}
            </LinkButton>
          )
        }
        urgent={
          <>
            {draft.status === 'SUBMITTED' && (
              <Alert
                type="info"
                showIcon
                message={t('这份草稿已经送审，不能再改')}
                action={
                  draft.edition && (
                    <LinkButton size="small" to={`/editions/${draft.edition.id}`}>
                      {t('看送审的版本')}
                    </LinkButton>
                  )
                }
              />
            )}
            {draft.status === 'DISCARDED' && <Alert type="info" showIcon message={t('这份草稿已放弃，不能再改')} />}
            {open && draft.outdated && draft.newer && (
              <Alert
                type="warning"
                showIcon
                message={t('已有更新的第 {{number}} 版，这份草稿还是在旧版上编制的；送审之前须把新版的改动并进来。', {
                  number: draft.newer.number,
                })}
                action={
                  <LinkButton size="small" type="primary" to={`${root}/rebase`}>
                    {t('并入新版…')}
                  </LinkButton>
                }
              />
            )}
            {open && kept.copy && !kept.conflict && (
              <Alert
                type="info"
                showIcon
                closable
                message={t('已恢复本机在 {{at}} 留下的、尚未存到服务器的改动。', { at: kept.copy.at })}
              />
            )}
            {open && company && (
              <Alert
                type="warning"
                showIcon
                closable
                message={t('这份草稿也在本机的另一个标签页中打开着；请只在一处改动，先存的一方不会被悄悄盖掉。')}
              />
            )}
          </>
        }
      />
      {settling && (
        <ConflictDialog
          draft={draft.id}
          compiled={desk.workspace.lastCompiled}
          mine={desk.workspace.files}
          parted={desk.parted()}
          onSettle={(theirs, version, merged) => {
            desk.settle(theirs, version, merged);
            setSettling(false);
          }}
          onClose={() => setSettling(false)}
        />
      )}
    </DraftContext.Provider>
  );
}

/**
 * No conflict in truth: a save whose answer was lost, where the server has exactly this; or only the note was saved in
 * between, where its files are still those that both started from.
 */
function useOwnAnswerLost(desk: ReturnType<typeof useSavedWorkspace>, id: string): void {
  const { save, workspace, settle, parted } = desk;
  const conflict = save.kind === 'conflict';
  useEffect(() => {
    if (!conflict) return;
    let gone = false;
    void loadDraft(id).then(
      (there) => {
        if (gone || !there) return;
        const theirs = filesOf(there.files);
        const start = parted();
        const same = isSame(theirs, workspace.files) || (start !== null && isSame(theirs, start));
        if (same) settle(theirs, there.version, workspace.files);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
    // Asked once per conflict; what is typed meanwhile does not ask again.
  }, [conflict, id]);
}

function isSame(one: RegimeFiles, other: RegimeFiles): boolean {
  return isUnchanged(changesBetween(one, other));
}
