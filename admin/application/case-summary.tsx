import { Money } from '../kit/money';
import { daysBetween, todayInBeijing } from '../kit/time';
import { OUTCOME, word } from '../kit/words';
import type { OpenApplication } from './application-queries';

/** A case at a glance: where it stands, with whom, since when, for how much. */
export function CaseSummary({ application }: { readonly application: OpenApplication }) {
  const { project, waitingFor } = application;
  const since = waitingFor[0]?.since;
  return (
    <dl className="tc-pairs">
      <dt>环节</dt>
      <dd>{application.outcome ? `已办结：${word(OUTCOME, application.outcome)}` : application.stageTitle}</dd>
      {!application.outcome && waitingFor.length > 0 && (
        <>
          <dt>在谁手里</dt>
          <dd>
            {waitingFor.map(({ body, holders }) => (
              <div key={body.title}>
                {body.title}
                {holders.length > 0 && `（${holders.map(({ name }) => name).join('、')}）`}
              </div>
            ))}
            {since && (
              <span className="tc-muted">
                自 {since.slice(0, 10)} 起，已 {daysBetween(since, todayInBeijing())} 天
              </span>
            )}
          </dd>
        </>
      )}
      {application.organisation && (
        <>
          <dt>{application.kind === 'LIST' ? '编列单位' : '建设单位'}</dt>
          <dd>{application.organisation.title}</dd>
        </>
      )}
      {project && (
        <>
          <dt>项目编号</dt>
          <dd>{project.code}</dd>
          <dt>计划年度</dt>
          <dd>{project.planYear ? `${project.planYear} 年` : '—'}</dd>
          <dt>总投资</dt>
          <dd>
            {project.approvedTotal ? '批准 ' : project.arguedTotal ? '论证 ' : '申报 '}
            <Money yuan={project.approvedTotal ?? project.arguedTotal ?? project.declaredTotal} />
            {(project.approvedTotal ?? project.arguedTotal) && project.declaredTotal && (
              <span className="tc-muted">
                （申报 <Money yuan={project.declaredTotal} />）
              </span>
            )}
          </dd>
        </>
      )}
      <dt>申报日</dt>
      <dd>{application.filedOn ?? '—'}</dd>
      <dt>适用制度</dt>
      <dd>
        《{application.edition?.title}》第 {application.edition?.number} 版
      </dd>
    </dl>
  );
}
