import { Link } from 'react-router';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { todayInBeijing } from '../kit/time';
import {
  ACCEPTANCE_TOTALS,
  ACCEPTANCES,
  type AcceptanceTotal,
  type AcceptanceWhere,
  type ListedAcceptance,
} from './acceptance-queries';
import { Choice } from './choice';
import { Mark } from './mark';
import { useNarrowed } from './narrowed';
import { NarrowedList } from './narrowed-list';
import { STANDING, STANDING_TONE, STEP_KIND } from './words';

const LACKS: Readonly<Record<string, string>> = {
  points: t('清单有不符合的'),
  unjudged: t('清单有未判定的'),
  problems: t('有未解决的问题'),
};

/** Where projects stand in their acceptance: what is due, what is not met, what was found and not solved. */
export function AcceptancesPage() {
  return (
    <NarrowedList
      title={t('项目验收')}
      name="acceptances"
      whereOf={whereOf}
      list={async (where, page, signal) => (await request(ACCEPTANCES, { where, ...page }, signal)).acceptances}
      totals={async (where, signal) => (await request(ACCEPTANCE_TOTALS, { where }, signal)).acceptanceTotals}
      choices={
        <>
          <Choice title={t('状态')} name="state" words={STANDING} />
          <Choice title={t('走到')} name="at" words={STEP_KIND} />
          <Choice title={t('缺什么')} name="lacks" words={LACKS} />
        </>
      }
      coming={t('项目申报之后，验收的进展列在这里。')}
      showTotals={(totals) => <Totals totals={totals} />}
      showRows={(projects) => <Table projects={projects} />}
    >
      {t('各项目的验收走到哪一步：初步验收、试运行、核准、竣工验收、移交；点开项目看清单和依据。')}
    </NarrowedList>
  );
}

function whereOf(get: (name: string) => string): AcceptanceWhere {
  const [text, state, at, lacks] = ['text', 'state', 'at', 'lacks'].map((name) => get(name).trim());
  return {
    ...(text && { text: text.slice(0, 100) }),
    ...(state && Object.hasOwn(STANDING, state) && { states: [state as keyof typeof STANDING] }),
    ...(at && Object.hasOwn(STEP_KIND, at) && { at: [at as keyof typeof STEP_KIND] }),
    ...(lacks === 'points' && { hasOpenPoints: true }),
    ...(lacks === 'unjudged' && { hasUnjudgedPoints: true }),
    ...(lacks === 'problems' && { hasOpenProblems: true }),
  };
}

function Totals({ totals }: { readonly totals: readonly AcceptanceTotal[] }) {
  const narrowed = useNarrowed();
  return totals.map(({ state, kind, count, withOpenPoints, withUnjudgedPoints }) => (
    <div key={`${state} ${kind ?? ''}`}>
      <dt>
        {kind === null ? STANDING[state] : t('{{step}}：{{state}}', { step: STEP_KIND[kind], state: STANDING[state] })}
      </dt>
      <dd className="numeric">
        <Link to={narrowed({ state, ...(kind === null ? {} : { at: kind }) })}>{t('{{count}} 个', { count })}</Link>
      </dd>
      {(withOpenPoints > 0 || withUnjudgedPoints > 0) && (
        <dd className="tc-muted">
          {t('不符合的 {{open}} 个，未判定的 {{rest}} 个', { open: withOpenPoints, rest: withUnjudgedPoints })}
        </dd>
      )}
    </div>
  ));
}

function Table({ projects }: { readonly projects: readonly ListedAcceptance[] }) {
  const today = todayInBeijing();
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table">
        <thead>
          <tr>
            <th scope="col">{t('项目')}</th>
            <th scope="col">{t('单位')}</th>
            <th scope="col">{t('状态')}</th>
            <th scope="col">{t('各步')}</th>
            <th scope="col">{t('清单与问题')}</th>
            <th scope="col">{t('最早到期')}</th>
          </tr>
        </thead>
        <tbody>
          {projects.map(({ id, code, title, organisation, acceptance }) => (
            <tr key={id}>
              <td data-label={t('项目')}>
                <div>
                  <Link to={`/projects/${id}`}>{title}</Link>
                </div>
                <div className="tc-muted numeric">{code}</div>
              </td>
              <td data-label={t('单位')}>{organisation?.title ?? '—'}</td>
              <td data-label={t('状态')}>
                {acceptance ? <Mark tone={STANDING_TONE[acceptance.state]}>{STANDING[acceptance.state]}</Mark> : '—'}
                {acceptance?.currentTitle && <div className="tc-muted">{acceptance.currentTitle}</div>}
              </td>
              <td data-label={t('各步')}>{acceptance ? <Dots steps={acceptance.steps} /> : '—'}</td>
              <td data-label={t('清单与问题')}>
                <Lacks acceptance={acceptance} />
              </td>
              <td
                data-label={t('最早到期')}
                className={acceptance?.dueOn && acceptance.dueOn < today ? 'numeric tc-bad' : 'numeric'}
              >
                {acceptance?.dueOn ?? '—'}
                {acceptance?.dueOn && acceptance.dueOn < today && <div>{t('已逾期')}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The chain in little: a dot for each step, said in words to who does not see it. */
function Dots({ steps }: Pick<NonNullable<ListedAcceptance['acceptance']>, 'steps'>) {
  return (
    <ol className="tc-accept-dots">
      {steps.map(({ code, title, state }) => {
        const said = t('{{step}}：{{state}}', { step: title, state: STANDING[state] });
        return (
          <li key={code} className={`tc-accept-${STANDING_TONE[state]}`} title={said}>
            <span>{said}</span>
          </li>
        );
      })}
    </ol>
  );
}

function Lacks({ acceptance }: Pick<ListedAcceptance, 'acceptance'>) {
  const { openPoints = 0, unjudgedPoints = 0, openProblems = 0 } = acceptance ?? {};
  if (openPoints === 0 && unjudgedPoints === 0 && openProblems === 0) return <span className="tc-muted">—</span>;
  return (
    <>
      {openPoints > 0 && <div className="tc-bad">{t('不符合 {{count}} 项', { count: openPoints })}</div>}
      {unjudgedPoints > 0 && <div className="tc-muted">{t('未判定 {{count}} 项', { count: unjudgedPoints })}</div>}
      {openProblems > 0 && <div className="tc-bad">{t('未解决 {{count}} 个', { count: openProblems })}</div>}
    </>
  );
}
