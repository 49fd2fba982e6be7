import { Link } from 'react-router';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { joined } from '../kit/words';
import {
  SECURITY,
  SECURITY_TOTALS,
  type ListedSecurity,
  type SecurityTotal,
  type SecurityWhere,
} from './acceptance-queries';
import { Choice } from './choice';
import { useNarrowed } from './narrowed';
import { NarrowedList } from './narrowed-list';
import { FactWords } from './security-table';
import { holding, SECURITY_KIND, SECURITY_STATE, wordGate } from './words';

const LEVELS: Readonly<Record<string, string>> = {
  1: t('一级'),
  2: t('二级'),
  3: t('三级'),
  4: t('四级'),
  5: t('五级'),
};
const AGES: Readonly<Record<string, string>> = {
  6: t('半年以前'),
  12: t('一年以前'),
  24: t('两年以前'),
  36: t('三年以前'),
};
const HOLDS: Readonly<Record<string, string>> = { yes: t('正把着环节或者资金') };

type Kind = ListedSecurity['security'][number]['kind'];

/** The columns of the list; measures and reviews are told where they hold something up. */
const COLUMNS: readonly (readonly Kind[])[] = [
  ['LEVEL', 'RECORD_NUMBER'],
  ['ASSESSMENT'],
  ['CRYPTOGRAPHY'],
  ['RELIABILITY'],
];

/** Security facts over all projects: which are missing or old, which fail, and what they hold up. */
export function SecurityPage() {
  return (
    <NarrowedList
      title={t('安全事实')}
      name="security"
      whereOf={whereOf}
      list={async (where, page, signal) => (await request(SECURITY, { where, ...page }, signal)).securityFacts}
      totals={async (where, signal) => (await request(SECURITY_TOTALS, { where }, signal)).securityTotals}
      choices={
        <>
          <Choice title={t('种类')} name="kind" words={SECURITY_KIND} />
          <Choice title={t('情况')} name="state" words={SECURITY_STATE} />
          <Choice title={t('保护等级')} name="level" words={LEVELS} />
          <Choice title={t('测评在')} name="older" words={AGES} />
          <Choice title={t('把关')} name="holds" words={HOLDS} />
        </>
      }
      coming={t('项目申报之后，安全事实列在这里。')}
      showTotals={(totals) => <Totals totals={totals} />}
      showRows={(projects) => <Table projects={projects} />}
    >
      {t('各项目的保护等级、备案、测评、密码应用、产品安全可靠，以及它们还把着什么；导出的一项一行。')}
    </NarrowedList>
  );
}

function whereOf(get: (name: string) => string): SecurityWhere {
  const [text, kind, state, level = '', older = '', holds] = ['text', 'kind', 'state', 'level', 'older', 'holds'].map(
    (name) => get(name).trim(),
  );
  return {
    ...(text && { text: text.slice(0, 100) }),
    ...(kind && Object.hasOwn(SECURITY_KIND, kind) && { kinds: [kind as Kind] }),
    ...(state && Object.hasOwn(SECURITY_STATE, state) && { states: [state as keyof typeof SECURITY_STATE] }),
    ...(Object.hasOwn(LEVELS, level) && { level: Number(level) }),
    ...(Object.hasOwn(AGES, older) && { olderThanMonths: Number(older) }),
    ...(holds === 'yes' && { gating: true }),
  };
}

function Totals({ totals }: { readonly totals: readonly SecurityTotal[] }) {
  const narrowed = useNarrowed();
  return totals.map(({ kind, state, count }) => (
    <div key={`${kind} ${state}`}>
      <dt>{t('{{kind}}：{{state}}', { kind: SECURITY_KIND[kind], state: SECURITY_STATE[state] })}</dt>
      <dd className="numeric">
        <Link to={narrowed({ kind, state })}>{t('{{count}} 个', { count })}</Link>
      </dd>
    </div>
  ));
}

const TITLES = [t('等级与备案'), t('测评与检测'), t('密码应用'), t('产品安全可靠')];

function Table({ projects }: { readonly projects: readonly ListedSecurity[] }) {
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table">
        <thead>
          <tr>
            <th scope="col">{t('项目')}</th>
            {TITLES.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">{t('现在把住')}</th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <tr key={project.id}>
              <td data-label={t('项目')}>
                <div>
                  <Link to={`/projects/${project.id}`}>{project.title}</Link>
                </div>
                <div className="tc-muted">{project.organisation?.title}</div>
              </td>
              {COLUMNS.map((kinds, at) => (
                <td key={kinds.join(' ')} data-label={TITLES[at]}>
                  <Facts facts={project.security.filter(({ kind }) => kinds.includes(kind))} />
                </td>
              ))}
              <td data-label={t('现在把住')}>
                <Held facts={project.security} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Facts({ facts }: { readonly facts: ListedSecurity['security'] }) {
  if (facts.length === 0) return <span className="tc-muted">—</span>;
  const known = facts.filter(({ state, dueOn }) => state !== 'MISSING' || dueOn !== null);
  const missing = facts.filter((fact) => !known.includes(fact));
  return (
    <ul className="tc-accept-facts">
      {known.map((fact) => (
        <li key={fact.code}>
          <span className="tc-muted">{fact.title}</span> <FactWords fact={fact} />
        </li>
      ))}
      {missing.length > 0 && (
        <li className="tc-muted">{t('还没有：{{facts}}', { facts: joined(missing.map(({ title }) => title)) })}</li>
      )}
    </ul>
  );
}

function Held({ facts }: { readonly facts: ListedSecurity['security'] }) {
  const held = facts.filter(({ gates }) => holding(gates).length > 0);
  if (held.length === 0) return <span className="tc-muted">—</span>;
  return (
    <ul className="tc-accept-facts">
      {held.map(({ code, title, gates }) => (
        <li key={code}>
          <span className="tc-bad">{title}</span>
          <div className="tc-muted">{joined(holding(gates).map(wordGate))}</div>
        </li>
      ))}
    </ul>
  );
}
