import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { EVALUATIONS } from '../evaluation/evaluation-queries';
import { EvaluationTable } from '../evaluation/evaluations-page';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { Empty } from '../kit/empty';
import { LinkButton } from '../kit/link-button';
import { Loading } from '../kit/loading';
import { Money } from '../kit/money';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { recordRows } from '../project/life-query';
import { RecordsPanel } from '../project/records-panel';
import { UnitChoice, useUnit } from '../project/unit-choice';
import { FindingTable } from './findings-page';
import { FINDINGS, PROBLEM_FINDINGS, UNIT_PROJECTS } from './supervision-queries';
import '../kit/list.css';
import '../kit/rows.css';
import '../project/life.css';
import './supervision.css';

/** A unit's record: its projects and which of them stand still, its evaluations, problems, and what the regime has on record of it. */
export function UnitRecordPage() {
  const me = useMe();
  const own = me.appointment?.post?.organisation ?? null;
  const [search, setSearch] = useSearchParams();
  const unit = search.get('unit') ?? own?.id ?? null;
  const named = useUnit(unit);
  return (
    <>
      <PageTitle
        title={named.data ? t('{{unit}}的监督情况', { unit: named.data.title }) : t('单位监督情况')}
        extra={unit !== null && <LinkButton to={`/units?unit=${unit}`}>{t('对单位办理事项')}</LinkButton>}
      >
        {t('项目、评价结果、问题与整改、对单位的处理和暂停，合在一处。')}
      </PageTitle>
      {me.rights.includes('application:read-all') && (
        <Panel title={t('选择单位')}>
          <div className="tc-unit-choice">
            <UnitChoice value={unit} onChange={(id) => setSearch({ unit: id }, { replace: true })} />
          </div>
        </Panel>
      )}
      {unit === null ? <Empty title={t('请先选定单位')} /> : <OfUnit key={unit} unit={unit} />}
    </>
  );
}

function OfUnit({ unit }: { readonly unit: string }) {
  const projects = useQuery({
    queryKey: ['administration', 'unit-record', 'projects', unit],
    queryFn: async ({ signal }) => (await request(UNIT_PROJECTS, { where: { organisationId: unit } }, signal)).projects,
  });
  const evaluations = useQuery({
    queryKey: ['administration', 'unit-record', 'evaluations', unit],
    queryFn: ({ signal }) => request(EVALUATIONS, { where: { organisationId: unit }, first: 25 }, signal),
  });
  const findings = useQuery({
    queryKey: ['administration', 'unit-record', 'findings', unit],
    queryFn: ({ signal }) => request(FINDINGS, { where: { organisationId: unit }, first: 25 }, signal),
  });
  const problems = useQuery({
    queryKey: ['administration', 'unit-record', 'problems', unit],
    queryFn: async ({ signal }) => (await request(PROBLEM_FINDINGS, { organisationId: unit }, signal)).problemFindings,
  });
  const records = useQuery({
    queryKey: ['administration', 'unit-record', 'records', unit],
    queryFn: ({ signal }) => recordRows({ organisationId: unit, withProject: false }, signal),
  });
  const all = [projects, evaluations, findings, problems, records];
  const failed = all.find(({ error }) => error !== null);
  if (failed) return <Problem error={failed.error} onRetry={() => void Promise.all(all.map((one) => one.refetch()))} />;
  if (!projects.data || !evaluations.data || !findings.data || !problems.data || !records.data)
    return <Loading rows={10} />;
  const held = projects.data.nodes.filter(({ application }) => application?.suspendedOn != null);
  const totals = findings.data.supervisionFindingTotals;
  return (
    <>
      <section className="tc-panel tc-totals" aria-label={t('合计')}>
        <dl className="tc-sums">
          <Figure title={t('项目')} count={projects.data.totalCount} />
          <Figure title={t('其中暂停')} count={held.length} isBad={held.length > 0} />
          <Figure title={t('已确认的绩效评价')} count={evaluations.data.evaluationTotals.count} />
          <Figure title={t('监督问题')} count={totals.count} />
          <Figure title={t('逾期未报整改')} count={totals.overdue} isBad={totals.overdue > 0} />
          <Figure title={t('现查到的问题')} count={problems.data.length} isBad={problems.data.length > 0} />
        </dl>
      </section>
      <Panel title={t('项目')}>
        {projects.data.nodes.length === 0 && <p className="tc-muted">{t('还没有项目。')}</p>}
        <ul className="tc-rows">
          {projects.data.nodes.map(({ id, code, title, approvedTotal, application }) => (
            <li key={id}>
              <Link className="tc-rows-title" to={`/projects/${id}`}>
                {title}
              </Link>
              <span className="tc-muted">{code}</span>
              <span>
                {application?.stageTitle ?? '—'}
                {application?.suspendedOn != null && (
                  <span className="tc-overdue"> {t('自 {{day}} 暂停', { day: application.suspendedOn })}</span>
                )}
              </span>
              <Money yuan={approvedTotal} />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('评价结果')}>
        {evaluations.data.evaluations.nodes.length === 0 ? (
          <p className="tc-muted">{t('还没有评价。')}</p>
        ) : (
          <EvaluationTable rows={evaluations.data.evaluations.nodes} />
        )}
      </Panel>
      <Panel title={t('问题与整改')}>
        {findings.data.supervisionFindings.nodes.length === 0 ? (
          <p className="tc-muted">{t('还没有登记的问题。')}</p>
        ) : (
          <FindingTable rows={findings.data.supervisionFindings.nodes} />
        )}
        {problems.data.length > 0 && (
          <ul className="tc-found">
            {problems.data.map(({ code, title, message, project, takenUp }) => (
              <li key={`${code} ${project?.id ?? ''}`}>
                <div>
                  <Link to={`/problems?query=${code}`}>{title}</Link>
                  <div className="tc-muted">{project?.title}</div>
                </div>
                <div>{message}</div>
                <div className="tc-found-act">{takenUp ? t('已登记') : t('尚未登记')}</div>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <RecordsPanel rows={records.data.rows} more={records.data.more} />
    </>
  );
}

interface FigureProps {
  readonly title: string;
  readonly count: number;
  readonly isBad?: boolean;
}

function Figure({ title, count, isBad = false }: FigureProps) {
  return (
    <div>
      <dt>{title}</dt>
      <dd className={isBad ? 'numeric tc-overdue' : 'numeric'}>{t('{{count}} 个', { count })}</dd>
    </div>
  );
}
