import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { JsonObject } from '../../form-schemas/engine';
import { RequestError } from '../graphql/request';
import { useMe } from '../graphql/session';
import { fromApi } from '../kit/api-finding';
import { Empty } from '../kit/empty';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { ArticlesOf } from '../regime/articles-of';
import { useRegime } from '../regime/use-regime';
import { DraftEditor } from './draft-editor';
import { openDraft, type OpenDraft } from './draft-queries';
import { filingStage } from './dry-run';
import { asideOf, LocalCopies, reconcile, type LocalCopy } from './local-copy';
import { fitting } from './use-newer-edition';
import { t } from '../i18n/t';

/** One draft: opened with whatever came last, on the server or on this device. */
export function DraftPage() {
  const { id = '' } = useParams();
  const me = useMe();
  const draft = useQuery({
    queryKey: ['draft', id],
    // The form is the truth while it is open; nothing may reload it under one's hands, not even signing in again.
    staleTime: 'static',
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: ({ signal }) => openDraft(id, signal),
  });
  const regime = useRegime(draft.data?.edition);
  const [copies] = useState(() => new LocalCopies(window.localStorage, me.person?.id ?? 'nobody'));
  const [choice, setChoice] = useState<'server' | 'local' | null>(null);
  // Read once per opening: from then on the copy changes with every letter and says nothing new.
  const local = useMemo(() => copies.read(asideOf(id)) ?? copies.read(id), [copies, id, draft.dataUpdatedAt]);
  if (draft.error instanceof RequestError && draft.error.code === 'NOT_FOUND') return <Gone />;
  if (draft.isError) return <Problem page error={draft.error} onRetry={() => void draft.refetch()} />;
  if (regime.isError) return <Problem page error={regime.error} onRetry={() => void regime.refetch()} />;
  if (draft.isPending) return <Loading rows={12} />;
  if (draft.data.filedAt) return <Filed draft={draft.data} />;
  if (!regime.data) return <Loading rows={12} />;
  const server = { answers: (draft.data.answers ?? {}) as JsonObject, version: draft.data.version };
  const settled = reconcile(server, local);
  if (settled.conflict && local && choice === null) {
    return (
      <Choose
        at={local.at}
        onChoose={(chosen) => {
          copies.forget(asideOf(id));
          if (chosen === 'local') copies.keep(id, { ...local, version: server.version });
          else copies.forget(id);
          setChoice(chosen);
        }}
      />
    );
  }
  const takeLocal = local !== null && (choice === 'local' || (choice === null && settled.open === 'local'));
  const stage = filingStage(regime.data, draft.data.procedure, draft.data.application?.stage);
  const form = stage && regime.data.forms.get(stage.form);
  if (!stage || !form) return <Empty title={t('这一环节没有可填的表单')} />;
  return (
    <ArticlesOf edition={draft.data.edition}>
      <DraftEditor
        draft={draft.data}
        regime={regime.data}
        stage={stage}
        form={form}
        answers={takeLocal ? fitting((local as LocalCopy).answers, fromApi(draft.data.findings)) : server.answers}
        restoredFrom={takeLocal ? (local as LocalCopy).at : null}
        copies={copies}
        me={me}
        onReload={() => {
          copies.forget(id);
          copies.forget(asideOf(id));
          void draft.refetch();
        }}
        onRenew={() => void draft.refetch()}
        key={`${draft.data.version}:${draft.dataUpdatedAt}:${takeLocal}`}
      />
    </ArticlesOf>
  );
}

function Choose({ at, onChoose }: { readonly at: string; readonly onChoose: (choice: 'server' | 'local') => void }) {
  return (
    <>
      <PageTitle title={t('这份草稿有两个版本')} />
      <Panel title={t('用哪一个接着填？')}>
        <p>
          {t(
            '本机在 {{at}} 留有一份没有存到服务器的内容；此后草稿又在别处（他人或另一台设备）保存过。选定一个，另一个不再保留。',
            { at },
          )}
        </p>
        <div className="tc-title-extra">
          <Button type="primary" onClick={() => onChoose('server')}>
            {t('用服务器上的版本')}
          </Button>
          <Button onClick={() => onChoose('local')}>{t('用本机的版本')}</Button>
        </div>
      </Panel>
    </>
  );
}

function Gone() {
  return (
    <>
      <PageTitle title={t('没有这份草稿')} />
      <Empty title={t('它可能已被删除或已经提交，也可能属于别的单位')}>
        <Link to="/filings">{t('回到项目申报')}</Link>
      </Empty>
    </>
  );
}

function Filed({ draft }: { readonly draft: OpenDraft }) {
  return (
    <>
      <PageTitle title={draft.application?.title ?? draft.project?.title ?? t('申报')} />
      <Alert
        type="info"
        showIcon
        message={t('这份草稿已经提交')}
        description={t('{{stage}} · {{procedure}}', { stage: draft.stageTitle, procedure: draft.procedureTitle })}
        action={draft.application && <Link to={`/applications/${draft.application.id}`}>{t('看办理情况')}</Link>}
      />
    </>
  );
}
