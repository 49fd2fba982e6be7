import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { t } from '../../i18n/t';
import { Empty } from '../../kit/empty';
import { FindingList } from '../../kit/finding-list';
import { LinkButton } from '../../kit/link-button';
import { Loading } from '../../kit/loading';
import { Panel } from '../../kit/panel';
import { refreshEditions } from '../editions/refresh';
import { useWorkspace } from '../workspace/workspace';
import { ChangeList, wordChanges } from './change-list';
import { useDraft, type DraftOnDesk } from './draft-context';
import { placeOf } from './places';
import { LocalOpen } from './local-open';
import { findingsOf } from './refused';
import { submitDraft } from './studio-queries';
import { useComparison } from './use-comparison';
import { useLocal } from './use-local';

/** Handing a draft in: what it changes, what stands against it, why it is done. */
export function SubmitPage() {
  const draft = useDraft();
  if (!draft || draft.draft.status !== 'OPEN') return <Empty title={t('这份草稿不在编制中，不能送审')} />;
  return <Submit draft={draft} />;
}

function Submit({
  draft: { draft, desk, copies, onReopen, note: kept, kept: keeping },
}: {
  readonly draft: DraftOnDesk;
}) {
  const { findings, settled } = useWorkspace();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [note, setNote] = useState(kept);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const against = draft.base?.id ?? draft.extends?.edition?.id ?? null;
  const comparison = useComparison(against);
  const local = useLocal();
  const foreign = local?.required ? local.open : [];
  const root = `/regime-drafts/${draft.id}`;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  const unchanged = comparison.data?.kind === 'changes' && comparison.data.changes.length === 0;
  const whyNot = !settled
    ? t('正在验证，请稍候')
    : errors.length > 0
      ? t('还有 {{count}} 处错误', { count: errors.length })
      : draft.outdated
        ? t('须先并入新版')
        : desk.save.kind === 'conflict'
          ? t('须先处理两边的改动')
          : foreign.length > 0
            ? t('还有 {{count}} 项上级原文没有确认', { count: foreign.length })
            : note.trim() === ''
              ? t('请写明改了什么、为什么改')
              : null;

  async function submit(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      if (!(await desk.flush())) throw new Error(t('改动还没有全部存到服务器，请先解决保存问题再送审'));
      if (!(await keeping.stored())) throw new Error(t('确认沿用的各项还没有存到服务器，请重试'));
      const edition = await submitDraft({ id: draft.id, expectedVersion: desk.expectedVersion(), note: note.trim() });
      desk.stop();
      copies.forgetAll(draft.id);
      await refreshEditions(client);
      onReopen();
      await navigate(`/editions/${edition.id}`, { replace: true });
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Panel title={t('送审')}>
        <p>{t('送审后成为一个新的版本，内容不再改变；须由没有参与编制的另一位制度管理员审阅发布，才会施行。')}</p>
        {errors.length > 0 && (
          <>
            <p className="tc-bad">
              <strong>{t('以下 {{count}} 处错误改正之前不能送审：', { count: errors.length })}</strong>
            </p>
            <FindingList
              findings={errors}
              onJump={(path) => void navigate(`${root}/${placeOf(path).to}`)}
              jumpLabel={t('去看')}
            />
          </>
        )}
        {draft.outdated && (
          <p className="tc-mind">
            {t('已有更新的版本，须先并入。')} <Link to={`${root}/rebase`}>{t('并入新版…')}</Link>
          </p>
        )}
        {others.length > 0 && (
          <details>
            <summary>{t('{{count}} 处提醒（不妨碍送审）', { count: others.length })}</summary>
            <FindingList
              findings={others}
              onJump={(path) => void navigate(`${root}/${placeOf(path).to}`)}
              jumpLabel={t('去看')}
            />
          </details>
        )}
        {local && local.required && <LocalOpen local={local} root={root} />}
        {unchanged && <p className="tc-mind">{t('与所据的版本没有差异。')}</p>}
        <label htmlFor="submit-note">{t('改了什么、为什么改（随版本留存，发布的人会看到）')}</label>
        <Input.TextArea
          id="submit-note"
          value={note}
          maxLength={2000}
          autoSize={{ minRows: 3, maxRows: 10 }}
          onChange={(event) => setNote(event.target.value)}
          style={{ margin: '4px 0 12px' }}
        />
        {problem !== null && (
          <FindingList
            findings={findingsOf(problem)}
            onJump={(path) => void navigate(`${root}/${placeOf(path).to}`)}
            jumpLabel={t('去看')}
          />
        )}
        <div className="tc-title-extra">
          <Button
            type="primary"
            loading={busy}
            disabled={whyNot !== null}
            onClick={() => void submit()}
            aria-describedby="why-not"
          >
            {t('送审')}
          </Button>
          <LinkButton to={root}>{t('接着编制')}</LinkButton>
          <span id="why-not" className="tc-muted tc-why-not">
            {whyNot}
          </span>
        </div>
      </Panel>
      <Panel
        title={t('这次的改动')}
        extra={
          comparison.data?.kind === 'changes' ? (
            <span className="tc-muted">{wordChanges(comparison.data.changes)}</span>
          ) : undefined
        }
      >
        {against === null && <p className="tc-muted">{t('这是一部新的制度，没有作为基础的版本。')}</p>}
        {against !== null && comparison.data === null && <Loading rows={4} />}
        {comparison.data?.kind === 'changes' && <ChangeList changes={comparison.data.changes} root={root} />}
        {comparison.data?.kind === 'files' && (
          <p>
            {t('{{count}} 个文件不同：{{files}}', {
              count: comparison.data.paths.length,
              files: comparison.data.paths.join(t('、')),
            })}
          </p>
        )}
      </Panel>
    </>
  );
}
