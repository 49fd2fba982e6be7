import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { Fragment, useState } from 'react';
import { Link, useParams } from 'react-router';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { ActDialog } from '../identity/act-dialog';
import { DayBox } from '../identity/day-box';
import { Field } from '../identity/field';
import { useAct } from '../identity/use-act';
import { ClauseTag } from '../kit/clause-chip';
import { LinkButton } from '../kit/link-button';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { todayInBeijing } from '../kit/time';
import { word } from '../kit/words';
import { CLOSE, DEMAND, ONE_FINDING, REPORT, type OneFinding } from './supervision-queries';
import { SOURCE, STATUS } from './words';
import './supervision.css';

/** One problem: what was found, what was asked for by when, what the unit reports, how it ended; and what can be done now. */
export function FindingPage() {
  const { id = '' } = useParams();
  const finding = useQuery({
    queryKey: ['administration', 'finding', id],
    queryFn: async ({ signal }) => (await request(ONE_FINDING, { id }, signal)).supervisionFinding,
  });
  if (finding.isError) return <Problem page error={finding.error} onRetry={() => void finding.refetch()} />;
  if (!finding.data) return <Loading rows={8} />;
  return <One finding={finding.data} />;
}

function One({ finding }: { readonly finding: OneFinding }) {
  const { title, article, status, overdue, project, organisation, evaluation } = finding;
  const lines: readonly (readonly [string, string | null])[] = [
    [t('情况'), finding.detail],
    [t('来源'), word(SOURCE, finding.source)],
    [t('发现之日'), finding.foundOn],
    [t('登记人'), finding.foundBy?.name ?? null],
    [t('整改要求'), finding.demand],
    [t('整改期限'), finding.dueOn],
    [t('要求人'), finding.demandedBy?.name ?? null],
    [t('整改情况'), finding.result],
    [t('报告之日'), finding.reportedOn],
    [t('核实结论'), finding.conclusion],
    [t('了结之日'), finding.closedOn],
    [t('核实人'), finding.closedBy?.name ?? null],
  ];
  return (
    <>
      <PageTitle title={title} extra={<LinkButton to="/supervision">{t('全部问题')}</LinkButton>}>
        <ClauseTag article={article} />{' '}
        {overdue ? <span className="tc-overdue">{t('逾期未报整改')}</span> : word(STATUS, status)}
      </PageTitle>
      <Panel title={project?.title ?? organisation?.title ?? t('问题')}>
        <dl className="tc-pairs">
          {lines
            .filter(([, said]) => said !== null)
            .map(([name, said]) => (
              <Fragment key={name}>
                <dt>{name}</dt>
                <dd className="tc-prose">{said}</dd>
              </Fragment>
            ))}
        </dl>
        <Rounds rounds={finding.rounds} />
        <div className="tc-finding-links">
          {project && (
            <div>
              <Link to={`/projects/${project.id}`}>{t('看项目')}</Link>
            </div>
          )}
          {organisation && (
            <div>
              <Link to={`/unit-records?unit=${organisation.id}`}>{t('看单位的监督情况')}</Link>
            </div>
          )}
          {evaluation && (
            <div>
              <Link to={`/evaluations/${evaluation.id}`}>
                {t('看 {{year}} 年{{kind}}', { year: evaluation.year, kind: evaluation.kindTitle })}
              </Link>
            </div>
          )}
        </div>
        <Steps finding={finding} />
      </Panel>
    </>
  );
}

/** What was asked for before and what was reported of it, where it was asked for anew. */
function Rounds({ rounds }: Pick<OneFinding, 'rounds'>) {
  if (rounds.length === 0) return null;
  return (
    <section aria-label={t('此前的整改')}>
      <h3>{t('此前的整改')}</h3>
      <ol className="tc-rounds">
        {rounds.map(({ demand, dueOn, result, reportedOn, reportedBy }, index) => (
          <li key={index}>
            <div className="tc-prose">{t('要求：{{demand}}（限 {{day}} 前）', { demand, day: dueOn })}</div>
            {result === null || reportedOn === null ? (
              <div className="tc-muted">{t('未报告，即再次限期')}</div>
            ) : (
              <div className="tc-prose">
                {t('{{day}} {{name}}报告：{{result}}', { day: reportedOn, name: reportedBy?.name ?? '—', result })}
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

type Asks = 'demand' | 'report' | 'close';

function Steps({ finding }: { readonly finding: OneFinding }) {
  const { rights } = useMe();
  const [asks, setAsks] = useState<Asks | null>(null);
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState(todayInBeijing());
  const done = (): void => {
    setAsks(null);
    setText('');
  };
  const demand = useAct(DEMAND, done);
  const report = useAct(REPORT, done);
  const close = useAct(CLOSE, done);
  const { id, version, status, demandObjection, reportObjection, closeObjection } = finding;
  const input = { id, expectedVersion: version };
  const manages = rights.includes('supervision:manage');
  const dialog = {
    demand: {
      title: t('要求限期整改'),
      label: t('整改要求'),
      act: demand,
      run: () => demand.mutate({ input: { ...input, demand: text, dueOn } }),
    },
    report: {
      title: t('报告整改情况'),
      label: t('整改情况'),
      act: report,
      run: () => report.mutate({ input: { ...input, result: text } }),
    },
    close: {
      title: t('核实了结'),
      label: t('核实结论'),
      act: close,
      run: () => close.mutate({ input: { ...input, conclusion: text } }),
    },
  };
  const asked = asks === null ? null : dialog[asks];
  const closes = status === 'OPEN' || status === 'REPORTED';
  // Why not, once each, to whoever has the right and is not the one to do it.
  const why = new Set(
    [
      ...(status === 'RECTIFYING' && rights.includes('supervision:report') ? [reportObjection] : []),
      ...(manages && status !== 'CLOSED' ? [demandObjection] : []),
      ...(manages && closes ? [closeObjection] : []),
    ].filter((said) => said !== null),
  );
  return (
    <div className="tc-form-actions no-print">
      {status === 'RECTIFYING' && reportObjection === null && (
        <Button type="primary" onClick={() => setAsks('report')}>
          {t('报告整改情况')}
        </Button>
      )}
      {manages && status !== 'CLOSED' && demandObjection === null && (
        <Button type={status === 'OPEN' ? 'primary' : 'default'} onClick={() => setAsks('demand')}>
          {status === 'OPEN' ? t('要求限期整改') : t('再次限期整改')}
        </Button>
      )}
      {manages && closes && closeObjection === null && (
        <Button onClick={() => setAsks('close')}>{t('核实了结')}</Button>
      )}
      {[...why].map((said) => (
        <span key={said} className="tc-muted">
          {said}
        </span>
      ))}
      {manages && status === 'RECTIFYING' && (
        <span className="tc-muted">{t('单位报告整改情况之后，由报告人之外的人核实了结。')}</span>
      )}
      {asked && (
        <ActDialog
          title={asked.title}
          action={t('确定')}
          act={asked.act}
          ready={text.trim() !== '' && (asks !== 'demand' || dueOn !== '')}
          onAct={asked.run}
          onClose={done}
        >
          <Field label={asked.label}>
            {(field) => (
              <Input.TextArea
                id={field}
                rows={4}
                maxLength={2000}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
          {asks === 'demand' && (
            <Field label={t('整改期限')}>{(field) => <DayBox id={field} value={dueOn} onChange={setDueOn} />}</Field>
          )}
        </ActDialog>
      )}
    </div>
  );
}
