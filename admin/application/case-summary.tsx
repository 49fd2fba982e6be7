import { Link } from 'react-router';
import { Money } from '../kit/money';
import { wordEnd } from '../kit/words';
import type { OpenApplication } from './application-queries';
import { DueMark } from './due-mark';
import { TaskMarks } from './task-marks';
import { t } from '../i18n/t';

/** A case at a glance: where it stands, with whom, since when, for how much. */
export function CaseSummary({ application }: { readonly application: OpenApplication }) {
  const { project, waitingFor } = application;
  const [first] = waitingFor;
  return (
    <dl className="tc-pairs">
      <dt>{t('环节')}</dt>
      <dd>
        {application.outcome ? t('已办结：{{outcome}}', { outcome: wordEnd(application) }) : application.stageTitle}
      </dd>
      {!application.outcome && waitingFor.length > 0 && (
        <>
          <dt>{t('在谁手里')}</dt>
          <dd>
            {waitingFor.map((waiting) => (
              <div key={waiting.body.title}>
                {waiting.body.title}
                {waiting.holders.length > 0 &&
                  t('（{{names}}）', { names: waiting.holders.map(({ name }) => name).join(t('、')) })}
                <TaskMarks task={waiting} />
              </div>
            ))}
            {first && (
              <div>
                <DueMark task={{ ...first, openedAt: first.since }} />
              </div>
            )}
          </dd>
        </>
      )}
      {application.organisation && (
        <>
          <dt>{application.kind === 'LIST' ? t('编列单位') : t('建设单位')}</dt>
          <dd>{application.organisation.title}</dd>
        </>
      )}
      {project && (
        <>
          <dt>{t('项目编号')}</dt>
          <dd>
            <Link to={`/projects/${project.id}`}>{project.code}</Link>
          </dd>
          <dt>{t('计划年度')}</dt>
          <dd>{project.planYear ? t('{{year}} 年', { year: project.planYear }) : '—'}</dd>
          <dt>
            {project.approvedTotal
              ? t('总投资（批准）')
              : project.arguedTotal
                ? t('总投资（论证）')
                : t('总投资（申报）')}
          </dt>
          <dd>
            <Money yuan={project.approvedTotal ?? project.arguedTotal ?? project.declaredTotal} />
          </dd>
          {(project.approvedTotal ?? project.arguedTotal) && project.declaredTotal && (
            <>
              <dt>{t('申报时')}</dt>
              <dd>
                <Money yuan={project.declaredTotal} />
              </dd>
            </>
          )}
        </>
      )}
      <dt>{t('申报日')}</dt>
      <dd>{application.filedOn ?? '—'}</dd>
      <dt>{t('适用制度')}</dt>
      <dd>
        {t('《{{title}}》第 {{number}} 版', {
          title: application.edition?.title ?? '',
          number: application.edition?.number ?? '',
        })}
      </dd>
    </dl>
  );
}
