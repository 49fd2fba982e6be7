import { useQuery } from '@tanstack/react-query';
import { Collapse } from 'antd';
import { Link, useLocation, useParams } from 'react-router';
import type { Finding, JsonObject } from '../../form-schemas/engine';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { FindingList } from '../kit/finding-list';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Money } from '../kit/money';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { VERDICT, word } from '../kit/words';
import { useSeen } from '../notice/use-seen';
import { CasePapers } from '../paper/case-papers';
import { ArticlesOf } from '../regime/articles-of';
import { useRegime } from '../regime/use-regime';
import { APPLICATION, type OpenApplication } from './application-queries';
import { CaseSummary } from './case-summary';
import { FactList } from './fact-list';
import { FilledForms } from './filled-forms';
import { HandedIn } from './handed-in';
import { totalOf } from './line-total';
import { OverridesTaken } from './overrides-taken';
import { PassStagePanel } from './pass-stage-panel';
import { remarksBeside } from './remarks-beside';
import { SuspendedNote } from './suspended-note';
import { Timeline } from './timeline';
import { VerbMenu } from '../approval/verb-menu';
import { WithdrawButton } from './withdraw-button';
import '../kit/rows.css';
import './remarks.css';
import { t } from '../i18n/t';

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
    <ArticlesOf edition={application.edition}>
      <PageTitle
        title={application.title}
        extra={
          <>
            <WithdrawButton application={application} />
            <VerbMenu application={application} />
          </>
        }
      >
        {application.project && <Link to={`/projects/${application.project.id}`}>{application.project.code}</Link>}
      </PageTitle>
      {filed && (
        <div style={{ marginBottom: 16 }}>
          <HandedIn application={application} />
          <FindingList findings={filed} />
        </div>
      )}
      <SuspendedNote since={application.suspendedOn} by={application.suspendedBy} />
      <Panel title={t('办理情况')}>
        <CaseSummary application={application} />
        <Recordable application={application} />
        <ToHandIn application={application} />
      </Panel>
      {regime.data && application.tasks.some(isMyHandIn) && (
        <PassStagePanel application={application} regime={regime.data} />
      )}
      {application.lines.length > 0 && (
        <Panel title={t('清单所列项目')}>
          <ul className="tc-rows">
            {application.lines.map((line) => (
              <li key={line.code}>
                <Link className="tc-rows-title" to={`/applications/${line.application?.id ?? ''}`}>
                  {line.code} {line.title}
                </Link>
                <span className="tc-muted">{line.application?.organisation?.title}</span>
                {totalOf(line.application?.project) !== null && <Money yuan={totalOf(line.application?.project)} />}
                <span>{line.outcome ? word(VERDICT, line.outcome.toLowerCase()) : t('待决定')}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('经过')}>
        <Timeline application={application} />
      </Panel>
      <OverridesTaken application={application} />
      <CasePapers applicationId={application.id} />
      {regime.isError && <Problem error={regime.error} onRetry={() => void regime.refetch()} />}
      {regime.data && (
        <>
          <Panel title={t('填报内容')}>
            <FilledForms
              regime={regime.data}
              applicationId={application.id}
              procedure={application.procedure}
              facts={facts}
              version={String(application.events.length)}
              beside={remarksBeside(application)}
            />
          </Panel>
          <Collapse
            items={[
              { key: 'facts', label: t('事实及其来源'), children: <FactList regime={regime.data} facts={facts} /> },
            ]}
          />
        </>
      )}
    </ArticlesOf>
  );
}

/** A clerk enters what was decided on paper: the open signatures of this case. */
function Recordable({ application }: { readonly application: OpenApplication }) {
  const me = useMe();
  const open = application.tasks.filter(({ status, action }) => status === 'OPEN' && action !== 'file');
  if (!me.roles.includes('clerk') || open.length === 0) return null;
  return (
    <p style={{ marginBottom: 0 }}>
      {t('代录纸质决定：')}
      {open.map(({ id, body }) => (
        <Link key={id} to={`/tasks/${id}`} style={{ marginRight: 16 }}>
          {body.title}
        </Link>
      ))}
    </p>
  );
}

/** Something that waits for me to hand it in: the way to its draft. */
function ToHandIn({ application }: { readonly application: OpenApplication }) {
  const task = application.tasks.find((one) => isMyHandIn(one) && one.draft !== null);
  if (!task?.draft) return null;
  const last = application.events.at(-1);
  const cameBack = last?.type === 'withdraw' || last?.verdict?.toLowerCase() === 'return';
  return (
    <p style={{ marginBottom: 0 }}>
      <Link to={`/filings/${task.draft.id}`}>
        {cameBack ? t('去修改并重新提交') : t('去填写并提交“{{stage}}”', { stage: task.stageTitle })}
      </Link>
    </p>
  );
}

function isMyHandIn({ status, action, isMine, draft }: OpenApplication['tasks'][number]): boolean {
  return status === 'OPEN' && action === 'file' && (isMine || draft !== null);
}
