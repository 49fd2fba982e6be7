import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Collapse, Input, Modal, Tooltip } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import type { Finding, JsonObject } from '../../form-schemas/engine';
import { OnceKeys } from '../graphql/once';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { fromApi } from '../kit/api-finding';
import { ClauseChip } from '../kit/clause-chip';
import { FindingList } from '../kit/finding-list';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { VERDICT, word } from '../kit/words';
import { useSeen } from '../notice/use-seen';
import { useRegime } from '../regime/use-regime';
import { APPLICATION, WITHDRAW, type OpenApplication } from './application-queries';
import { CaseSummary } from './case-summary';
import { MY_DRAFTS } from './draft-queries';
import { FactList } from './fact-list';
import { FilledForms } from './filled-forms';
import { Timeline } from './timeline';
import '../kit/rows.css';

/** One case: where it stands, what happened, what was declared and what came of it. */
export function ApplicationPage() {
  const { id = '' } = useParams();
  const filed = useLocation().state as { readonly justFiled?: boolean; readonly findings?: readonly Finding[] } | null;
  const application = useQuery({
    queryKey: ['application', id],
    queryFn: async ({ signal }) => (await request(APPLICATION, { id }, signal)).application,
  });
  if (application.isPending) return <Loading rows={12} />;
  if (application.isError) return <Problem page error={application.error} onRetry={() => void application.refetch()} />;
  return <Case application={application.data} filed={filed?.justFiled ? (filed.findings ?? []) : null} />;
}

interface CaseProps {
  readonly application: OpenApplication;
  /** Just handed in, with what the law had to say of it; null: opened at another time. */
  readonly filed: readonly Finding[] | null;
}

function Case({ application, filed }: CaseProps) {
  useSeen(application.id);
  const regime = useRegime(application.edition);
  const facts = (application.facts ?? {}) as JsonObject;
  return (
    <>
      <PageTitle title={application.title} extra={<Withdraw application={application} />}>
        {application.project?.code}
      </PageTitle>
      {filed && (
        <div style={{ marginBottom: 16 }}>
          <Alert type="success" showIcon role="status" message="已提交。办理情况会在这里更新。" />
          <FindingList findings={filed} />
        </div>
      )}
      <Panel title="办理情况">
        <CaseSummary application={application} />
        <Recordable application={application} />
        <ToMend application={application} />
      </Panel>
      {application.lines.length > 0 && (
        <Panel title="清单所列项目">
          <ul className="tc-rows">
            {application.lines.map((line) => (
              <li key={line.code}>
                <Link className="tc-rows-title" to={`/applications/${line.application?.id ?? ''}`}>
                  {line.code} {line.title}
                </Link>
                <span>{line.outcome ? word(VERDICT, line.outcome.toLowerCase()) : '待决定'}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title="经过">
        <Timeline application={application} />
      </Panel>
      {application.overrides.length > 0 && (
        <Panel title="准予的例外">
          <ul className="tc-rows">
            {application.overrides.map((taken) => (
              <li key={`${taken.rule}:${taken.on}`}>
                <span className="tc-rows-title">
                  {taken.ruleTitle} <ClauseChip article={taken.article} />
                </span>
                <span>
                  {taken.body?.title} · {taken.person?.name} · {taken.on}
                </span>
                <span className="tc-muted" style={{ flexBasis: '100%' }}>
                  {[taken.reason && `理由：${taken.reason}`, taken.citation && `依据：${taken.citation}`]
                    .filter(Boolean)
                    .join('；')}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {regime.isError && <Problem error={regime.error} onRetry={() => void regime.refetch()} />}
      {regime.data && (
        <>
          <Panel title="填报内容">
            <FilledForms
              regime={regime.data}
              applicationId={application.id}
              procedure={application.procedure}
              facts={facts}
              version={String(application.events.length)}
            />
          </Panel>
          <Collapse
            items={[{ key: 'facts', label: '事实及其来源', children: <FactList regime={regime.data} facts={facts} /> }]}
          />
        </>
      )}
    </>
  );
}

/** A clerk enters what was decided on paper: the open signatures of this case. */
function Recordable({ application }: { readonly application: OpenApplication }) {
  const me = useMe();
  const open = application.tasks.filter(({ status, action }) => status === 'OPEN' && action !== 'file');
  if (!me.roles.includes('clerk') || open.length === 0) return null;
  return (
    <p style={{ marginBottom: 0 }}>
      代录纸质决定：
      {open.map(({ id, body }) => (
        <Link key={id} to={`/tasks/${id}`} style={{ marginRight: 16 }}>
          {body.title}
        </Link>
      ))}
    </p>
  );
}

/** A case that has come back to one's unit: the way to its draft. */
function ToMend({ application }: { readonly application: OpenApplication }) {
  const waits = application.tasks.some(({ status, action }) => status === 'OPEN' && action === 'file');
  const drafts = useQuery({
    queryKey: ['my-drafts'],
    enabled: waits,
    queryFn: async ({ signal }) => (await request(MY_DRAFTS, {}, signal)).myDrafts,
  });
  const draft = drafts.data?.nodes.find((one) => one.application?.id === application.id);
  if (!waits || !draft) return null;
  return (
    <p style={{ marginBottom: 0 }}>
      <Link to={`/filings/${draft.id}`}>去修改并重新提交</Link>
    </p>
  );
}

/** Taking back, with the reason; where it is not possible any more, why not. */
function Withdraw({ application }: { readonly application: OpenApplication }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: async () => {
      const keys = new OnceKeys(window.localStorage);
      const content = { applicationId: application.id, reason: reason.trim() };
      const act = `withdraw.${application.id}.${application.events.length}`;
      const idempotencyKey = keys.keyFor(act, content);
      const { withdrawApplication } = await request(WITHDRAW, { input: { ...content, idempotencyKey } });
      if (withdrawApplication.application) keys.done(act);
      return withdrawApplication;
    },
    onSuccess: async ({ application: done }) => {
      if (!done) return;
      setOpen(false);
      await client.invalidateQueries();
    },
  });
  const action = application.availableActions.find((available) => available.action.toLowerCase() === 'withdraw');
  if (!action || application.outcome) return null;
  if (action.refusal) {
    return (
      <Tooltip title={action.refusal.message}>
        <Button aria-disabled className="tc-refused">
          撤回
        </Button>
      </Tooltip>
    );
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>撤回</Button>
      <Modal
        title="撤回"
        open={open}
        okText="撤回"
        cancelText="不撤回"
        okButtonProps={{ disabled: reason.trim() === '', loading: withdraw.isPending }}
        onCancel={() => setOpen(false)}
        onOk={() => withdraw.mutate()}
      >
        <label htmlFor="withdraw-reason">撤回的原因（记入案卷）</label>
        <Input.TextArea
          id="withdraw-reason"
          autoSize={{ minRows: 2 }}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div aria-live="polite" style={{ marginTop: 12 }}>
          <FindingList findings={fromApi(withdraw.data?.findings ?? [])} />
          {withdraw.data?.errors.map(({ message }) => (
            <Alert key={message} type="error" showIcon message={message} />
          ))}
          {withdraw.isError && <Alert type="error" showIcon message={withdraw.error.message} />}
        </div>
      </Modal>
    </>
  );
}
