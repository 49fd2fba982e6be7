import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { CompiledRegime } from '../../../form-schemas/engine';
import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { t } from '../../i18n/t';
import { Loading } from '../../kit/loading';
import { Problem } from '../../kit/problem';
import { minuteOf } from '../../kit/time';
import { filesOf } from '../workspace/file-changes';
import { clashesOf, mergeFiles, sideOf, type Side } from '../workspace/merge-files';
import { ChangeList } from './change-list';
import { compareFiles } from './compare';
import { FileChoice } from './file-choice';
import { loadDraft } from './studio-queries';
import { wordFile } from './titles';
import { wordConflict } from './word-conflict';

interface ConflictDialogProps {
  readonly draft: string;
  readonly compiled: CompiledRegime | null;
  readonly mine: RegimeFiles;
  /** What the server had when both parted; null where that is not known. */
  readonly parted: RegimeFiles | null;
  readonly onSettle: (theirs: RegimeFiles, version: number, merged: RegimeFiles) => void;
  readonly onClose: () => void;
}

/**
 * Two went on from one draft: who and when, what differs, and three ways out. Nothing is overwritten unless a person says
 * so file by file.
 */
export function ConflictDialog({ draft, compiled, mine, parted, onSettle, onClose }: ConflictDialogProps) {
  const [choice, setChoice] = useState<ReadonlyMap<string, Side>>(new Map());
  const [looking, setLooking] = useState(false);
  const there = useQuery({
    queryKey: ['regime-draft-theirs', draft],
    gcTime: 0,
    staleTime: 0,
    structuralSharing: false,
    queryFn: ({ signal }) => loadDraft(draft, signal),
  });
  const theirs = there.data ? filesOf(there.data.files) : null;
  const clashes = theirs ? clashesOf(parted, mine, theirs) : [];
  const open = clashes.filter((clash) => sideOf(clash) === null && !choice.has(clash.path));
  return (
    <Modal open width={860} title={t('这份草稿已在别处保存过')} onCancel={onClose} footer={null} destroyOnHidden>
      {there.isPending && <Loading rows={5} />}
      {there.isError && <Problem error={there.error} onRetry={() => void there.refetch()} />}
      {there.data && theirs && (
        <>
          <p>
            {t('{{name}}在 {{at}} 保存过这份草稿（也可能是您自己的另一个标签页）。您的改动存在本机，两边都还在。', {
              name: there.data.updatedBy?.name ?? t('他人'),
              at: minuteOf(there.data.updatedAt),
            })}
          </p>
          {clashes.length > 0 && (
            <ul className="tc-conflict-said">
              {wordConflict(clashes, there.data.updatedBy?.name ?? t('对方'), (path) => wordFile(path, compiled)).map(
                (line) => (
                  <li key={line}>{line}</li>
                ),
              )}
            </ul>
          )}
          {clashes.length === 0 ? (
            <p>{t('两边的内容完全相同，可以接着编制。')}</p>
          ) : (
            <FileChoice
              clashes={clashes}
              choice={choice}
              word={(path) => wordFile(path, compiled)}
              theirName={there.data.updatedBy?.name ?? t('对方')}
              onChoose={(path, side) => setChoice((before) => new Map(before).set(path, side))}
            />
          )}
          {looking && <Differences before={theirs} after={mine} />}
          <div className="tc-dialog-actions">
            <Button onClick={() => setLooking((before) => !before)} aria-expanded={looking}>
              {looking ? t('收起差异') : t('看看差异')}
            </Button>
            <Button danger onClick={() => onSettle(theirs, there.data?.version ?? 0, theirs)}>
              {t('全部采用服务器上的')}
            </Button>
            <Button
              type="primary"
              disabled={open.length > 0}
              title={open.length > 0 ? t('还有 {{count}} 个文件没有选定', { count: open.length }) : undefined}
              onClick={() => onSettle(theirs, there.data?.version ?? 0, mergeFiles(clashes, theirs, choice))}
            >
              {t('按上面的选择合并')}
            </Button>
          </div>
          {open.length > 0 && (
            <p className="tc-muted">{t('两边都改过的文件，须先逐个选定用哪一边的；合并后可以撤销。')}</p>
          )}
        </>
      )}
    </Modal>
  );
}

/** Read from theirs to mine. */
function Differences({ before, after }: { readonly before: RegimeFiles; readonly after: RegimeFiles }) {
  const compared = compareFiles(before, after);
  return (
    <div className="tc-dialog-changes">
      <p className="tc-muted">{t('从服务器上的内容到您的内容：')}</p>
      {compared.kind === 'changes' ? (
        <ChangeList changes={compared.changes} />
      ) : (
        <p>{t('有一边暂时读不成制度，只能逐个文件比较：{{files}}', { files: compared.paths.join(t('、')) })}</p>
      )}
    </div>
  );
}
