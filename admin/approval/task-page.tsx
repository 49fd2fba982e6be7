import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ComponentProps } from 'react';
import { Link, useParams } from 'react-router';
import type { CompiledRegime, JsonObject } from '../../form-schemas/engine';
import { APPLICATION, type OpenApplication } from '../application/application-queries';
import { CaseSummary } from '../application/case-summary';
import { FilledForms } from '../application/filled-forms';
import { PassStagePanel } from '../application/pass-stage-panel';
import { SuspendedNote } from '../application/suspended-note';
import { TaskMarks } from '../application/task-marks';
import { Timeline } from '../application/timeline';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { ClauseChip } from '../kit/clause-chip';
import { wordActing } from '../kit/event-words';
import { LinkButton } from '../kit/link-button';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { minuteOf } from '../kit/time';
import { wordStep, VERDICT, word } from '../kit/words';
import { useSeen } from '../notice/use-seen';
import { ArticlesOf } from '../regime/articles-of';
import { useRegime } from '../regime/use-regime';
import { DecidePanel } from './decide-panel';
import { DueMark } from '../application/due-mark';
import { RemarkBox } from './remark-box';
import { Resubmitted } from './resubmitted';
import { TASK, type OpenTask } from './task-queries';
import { useDecisionDraft } from './use-decision-draft';
import { useReturning } from './use-returning';
import { VerbMenu } from './verb-menu';
import { SimilarToCase } from '../system/similar-panel';
import './task-page.css';
import { t } from '../i18n/t';

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
  const isClerk = useMe().roles.includes('clerk');
  const also = task.alsoFor.map(({ title }) => title).join(t('、'));
  return (
    <ArticlesOf edition={application.edition}>
      <PageTitle title={application.title} extra={<VerbMenu application={application} />}>
        {task.stageTitle} · {wordStep(task)} · {task.body.title}
        {also && t('（一次签署同时计入{{bodies}}）', { bodies: also })} <ClauseChip article={task.article} />{' '}
        {task.status === 'OPEN' && <DueMark task={task} />}
        {task.status === 'OPEN' && <TaskMarks task={task} />}
      </PageTitle>
      <SuspendedNote since={application.suspendedOn} by={application.suspendedBy} />
      {regime.isError && <Problem error={regime.error} onRetry={() => void regime.refetch()} />}
      {regime.isPending && <Loading rows={12} />}
      {regime.data &&
        (task.status === 'OPEN' && task.action !== 'file' && (task.isMine || isClerk) ? (
          <Deciding key={`${task.id}:${task.version}`} {...{ task, application }} regime={regime.data} />
        ) : (
          <div className="tc-decide">
            <CasePanels application={application} regime={regime.data} />
            <div className="tc-decide-act">
              {task.action === 'file' && task.status === 'OPEN' && task.isMine ? (
                <HandIn {...{ task, application }} regime={regime.data} />
              ) : (
                <Standing task={task} />
              )}
            </div>
          </div>
        ))}
    </ArticlesOf>
  );
}

interface InRegime extends OpenProps {
  readonly regime: CompiledRegime;
}

/** The case and the act side by side: what is said about single fields when it is returned belongs to both. */
function Deciding({ task, application, regime }: InRegime) {
  const me = useMe();
  const inHand = useDecisionDraft(task, me.person?.id ?? 'nobody');
  const returning = useReturning(task, regime, application.procedure, inHand);
  const beside = (form: string) =>
    returning.marking && form === returning.form?.document.code
      ? (path: string, title: string) => (
          <RemarkBox
            title={title}
            text={returning.remarks.find((one) => one.path === path)?.text ?? null}
            onChange={(text) => returning.remark(path, text)}
          />
        )
      : undefined;
  return (
    <div className="tc-decide">
      <CasePanels
        application={application}
        regime={regime}
        beside={beside}
        remarked={returning.marking ? (returning.form?.document.code ?? null) : null}
      />
      <div className="tc-decide-act" id="decide">
        <DecidePanel recording={!task.isMine} {...{ task, application, regime, me, inHand, returning }} />
      </div>
    </div>
  );
}

interface CasePanelsProps extends Omit<InRegime, 'task'> {
  readonly beside?: ComponentProps<typeof FilledForms>['beside'];
  /** The form on which something is being remarked. */
  readonly remarked?: string | null;
}

/** Everything that one needs to know to decide. */
function CasePanels({ application, regime, beside, remarked = null }: CasePanelsProps) {
  return (
    <div className="tc-decide-case">
      <Panel title={t('案件')} extra={<Link to={`/applications/${application.id}`}>{t('看全部经过')}</Link>}>
        <CaseSummary application={application} />
      </Panel>
      <SimilarToCase application={application.id} />
      <Resubmitted regime={regime} application={application} />
      <div id="filed">
        <Panel title={t('申报与各环节填报')}>
          <FilledForms
            regime={regime}
            applicationId={application.id}
            procedure={application.procedure}
            facts={(application.facts ?? {}) as JsonObject}
            version={String(application.events.length)}
            opened="last"
            remarked={remarked}
            {...(beside ? { beside } : {})}
          />
        </Panel>
      </div>
      <Panel title={t('经过')}>
        <Timeline application={application} />
      </Panel>
    </div>
  );
}

/** What is not decided but handed in: the way to its draft, or a time that must pass. */
function HandIn({ task, application, regime }: InRegime) {
  if (!task.draft) return <PassStagePanel application={application} regime={regime} />;
  return (
    <Panel title={task.stageTitle} extra={<ClauseChip article={task.article} />}>
      <p>{t('这一环节由您填写表单后提交。')}</p>
      <LinkButton to={`/filings/${task.draft.id}`}>{t('去填写')}</LinkButton>
    </Panel>
  );
}

/** A task that is not to be decided here and now: what became of it, or whose it is. */
function Standing({ task }: { readonly task: OpenTask }) {
  if (task.status === 'DECIDED') {
    return (
      <Panel title={t('已办理')}>
        <p>
          <strong>{word(VERDICT, task.verdict?.toLowerCase())}</strong> ·{' '}
          {wordActing(task.decidedBy, task.decidedFor ? [task.decidedFor] : [])}
          {task.recordedBy && t('（{{name}}代录）', { name: task.recordedBy.name })}
          {task.decidedAt && ` · ${minuteOf(task.decidedAt)}`}
        </p>
        {task.opinion && <p className="tc-opinion">{t('意见：{{opinion}}', { opinion: task.opinion })}</p>}
        {task.minutes && <p>{t('会议纪要：{{minutes}}', { minutes: task.minutes })}</p>}
      </Panel>
    );
  }
  const message =
    task.status === 'CLOSED'
      ? t('这一步已有结果，不再需要办理。')
      : task.status === 'WAITING'
        ? t('依次办理，还没有轮到这一位。')
        : task.assignee
          ? t('已转给 {{name}} 以{{title}}的身份办理。', { name: task.assignee.name, title: task.body.title })
          : t('由{{title}}办理；您现在的任职不能办理。', { title: task.body.title });
  return <Alert type="info" showIcon message={message} />;
}
