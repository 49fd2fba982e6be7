import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { wordDue } from '../application/due';
import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { Panel } from '../kit/panel';
import { todayInBeijing } from '../kit/time';
import { joined } from '../kit/words';
import type { OpenProject, ProjectCase } from './project-query';
import { wordStatus } from './status-words';

interface ProjectHeadProps {
  readonly project: OpenProject;
  /** Where it is in its life, between how it stands and who has it. */
  readonly children?: ReactNode;
}

/** A project at a glance: whose it is, how it stands, who has it, since when and until when. */
export function ProjectHead({ project, children }: ProjectHeadProps) {
  const { application } = project;
  const ended = application?.outcome != null;
  return (
    <Panel title={t('现在')} className="tc-project-head">
      <dl className="tc-facts-row">
        <div>
          <dt>{t('状态')}</dt>
          <dd>
            <strong className={toneOf(project)}>{wordStatus(project.status, project.endTitle)}</strong>
            {application && !ended && <div>{application.stageTitle}</div>}
          </dd>
        </div>
        <div>
          <dt>{t('申报单位')}</dt>
          <dd>{project.organisation?.title ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('计划年度')}</dt>
          <dd className="numeric">{t('{{year}} 年', { year: project.planYear })}</dd>
        </div>
        <div>
          <dt>{t('首次申报')}</dt>
          <dd className="numeric">
            {project.createdAt.slice(0, 10)}
            {application?.filedOn && application.filedOn !== project.createdAt.slice(0, 10) && (
              <div className="tc-muted">{t('最近一次 {{day}}', { day: application.filedOn })}</div>
            )}
          </dd>
        </div>
        {application?.edition && (
          <div className="tc-wide">
            <dt>{t('适用制度')}</dt>
            <dd>
              {t('《{{title}}》第 {{number}} 版', {
                title: application.edition.title,
                number: application.edition.number,
              })}
            </dd>
          </div>
        )}
      </dl>
      {children}
      {application && !ended && <WhoHasIt application={application} />}
    </Panel>
  );
}

function toneOf({ status, application }: OpenProject): string | undefined {
  if (application?.outcome != null) return application.positive ? 'tc-good' : 'tc-bad';
  return status === 'suspended' ? 'tc-due-near' : undefined;
}

function WhoHasIt({ application }: { readonly application: ProjectCase }) {
  if (application.waitingFor.length === 0)
    return <p className="tc-who">{t('现在不等某一主体办理：列入清单并经审定后继续。')}</p>;
  return (
    <ul className="tc-who">
      {application.waitingFor.map((waiting) => {
        const due = wordDue(waiting, todayInBeijing());
        const task = application.tasks.find(
          ({ status, body }) => status === 'OPEN' && body.title === waiting.body.title,
        );
        return (
          <li key={waiting.body.code}>
            <span className="tc-who-body">
              {t('在谁手里：')}
              <strong>{waiting.body.title}</strong>
              {waiting.holders.length > 0
                ? t('（{{names}}）', { names: joined(waiting.holders.map(({ name }) => name)) })
                : t('（目前无人担任）')}
            </span>
            <span className="numeric">{t('自 {{day}} 起', { day: waiting.since.slice(0, 10) })}</span>
            <span className={`tc-due-${due.tone}`}>{due.word}</span>
            <span>
              {due.until} <ClauseChip article={waiting.dueArticle} />
            </span>
            {task && (task.action !== 'file' || task.isMine) && (
              <Link className="no-print" to={task.draft ? `/filings/${task.draft.id}` : `/tasks/${task.id}`}>
                {task.action === 'file' ? t('去办理') : t('打开待办')}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
