import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import type { JsonObject } from '../../form-schemas/engine';
import { APPLICATION, type OpenApplication } from '../application/application-queries';
import { CaseSummary } from '../application/case-summary';
import { FilledForms } from '../application/filled-forms';
import { Timeline } from '../application/timeline';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { ClauseChip } from '../kit/clause-chip';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { minuteOf } from '../kit/time';
import { wordStep, VERDICT, word } from '../kit/words';
import { useSeen } from '../notice/use-seen';
import { useRegime } from '../regime/use-regime';
import { DecidePanel } from './decide-panel';
import { TASK, type OpenTask } from './task-queries';
import './task-page.css';

/** One decision: what is to be decided and by which rule on top, then everything needed for it, then the act itself. */
export function TaskPage() {
  const { id = '' } = useParams();
  const task = useQuery({
    queryKey: ['task', id],
    queryFn: async ({ signal }) => (await request(TASK, { id }, signal)).task,
  });
  const applicationId = task.data?.application?.id ?? null;
  const application = useQuery({
    queryKey: ['application', applicationId],
    enabled: applicationId !== null,
    queryFn: async ({ signal }) => (await request(APPLICATION, { id: applicationId ?? '' }, signal)).application,
  });
  const problem = task.error ?? application.error;
  if (problem)
    return <Problem page error={problem} onRetry={() => void Promise.all([task.refetch(), application.refetch()])} />;
  if (!task.data || !application.data) return <Loading rows={12} />;
  return <Open task={task.data} application={application.data} />;
}

interface OpenProps {
  readonly task: OpenTask;
  readonly application: OpenApplication;
}

function Open({ task, application }: OpenProps) {
  useSeen(application.id);
  const regime = useRegime(application.edition);
  const me = useMe();
  const facts = (application.facts ?? {}) as JsonObject;
  const isClerk = me.roles.includes('clerk');
  return (
    <>
      <PageTitle
        title={application.title}
        extra={
          <a href="#decide" className="tc-to-decide">
            去办理
          </a>
        }
      >
        {task.stageTitle} · {wordStep(task)} · {task.body.title}
        {task.alsoFor.length > 0 && `（一次签署同时计入${task.alsoFor.map(({ title }) => title).join('、')}）`}{' '}
        <ClauseChip article={task.article} />
      </PageTitle>
      <div className="tc-decide">
        <div className="tc-decide-case">
          <Panel title="案件" extra={<Link to={`/applications/${application.id}`}>看全部经过</Link>}>
            <CaseSummary application={application} />
          </Panel>
          {regime.isError && <Problem error={regime.error} onRetry={() => void regime.refetch()} />}
          {regime.isPending && <Loading />}
          {regime.data && (
            <Panel title="申报与各环节填报">
              <FilledForms
                regime={regime.data}
                applicationId={application.id}
                procedure={application.procedure}
                facts={facts}
                version={String(application.events.length)}
              />
            </Panel>
          )}
          <Panel title="经过">
            <Timeline application={application} />
          </Panel>
        </div>
        <div className="tc-decide-act" id="decide" tabIndex={-1}>
          {task.status === 'OPEN' && regime.data && (task.isMine || isClerk) ? (
            <DecidePanel
              key={`${task.id}:${task.version}`}
              task={task}
              application={application}
              regime={regime.data}
              recording={!task.isMine}
              me={me}
            />
          ) : (
            <Standing task={task} />
          )}
        </div>
      </div>
    </>
  );
}

/** A task that is not to be decided here and now: what became of it, or whose it is. */
function Standing({ task }: { readonly task: OpenTask }) {
  if (task.status === 'DECIDED') {
    return (
      <Panel title="已办理">
        <p>
          <strong>{word(VERDICT, task.verdict?.toLowerCase())}</strong> · {task.decidedBy?.name}
          {task.recordedBy && `（${task.recordedBy.name}代录）`}
          {task.decidedAt && ` · ${minuteOf(task.decidedAt)}`}
        </p>
        {task.opinion && <p className="tc-opinion">意见：{task.opinion}</p>}
        {task.minutes && <p>会议纪要：{task.minutes}</p>}
      </Panel>
    );
  }
  const message =
    task.status === 'CLOSED'
      ? '这一步已有结果，不再需要办理。'
      : task.status === 'WAITING'
        ? '依次办理，还没有轮到这一位。'
        : `由${task.body.title}办理；您现在的任职不能办理。`;
  return <Alert type="info" showIcon message={message} />;
}
