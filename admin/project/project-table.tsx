import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { t } from '../i18n/t';
import { Money } from '../kit/money';
import { daysBetween, todayInBeijing } from '../kit/time';
import '../kit/rows.css';
import { COLUMNS, type ColumnKey } from './columns';
import { orderOf, type ProjectOrder } from './filter';
import type { ListedProject } from './project-queries';
import { wordStatus } from './status-words';
import type { ProjectFilter } from './use-project-filter';

interface ProjectTableProps {
  readonly rows: readonly ListedProject[];
  readonly columns: readonly ColumnKey[];
  readonly filter: ProjectFilter;
}

const AMOUNTS: readonly ColumnKey[] = ['declaredTotal', 'arguedTotal', 'approvedTotal'];

/** Both orders of a column that can order the list: first the one that its heading asks for first. */
const SORTS: Partial<Record<ColumnKey, readonly [ProjectOrder, ProjectOrder]>> = {
  code: ['CODE', 'CODE_DESCENDING'],
  declaredTotal: ['DECLARED_TOTAL_DESC', 'DECLARED_TOTAL_ASC'],
  openedOn: ['NEWEST', 'OLDEST'],
  title: ['TITLE', 'TITLE'],
};
const DESCENDING: readonly ProjectOrder[] = ['CODE_DESCENDING', 'DECLARED_TOTAL_DESC', 'NEWEST'];

/** The list: a table on a desk, cards on a phone. */
export function ProjectTable({ rows, columns, filter }: ProjectTableProps) {
  const shown = COLUMNS.filter(({ key }) => columns.includes(key));
  return (
    <table className="tc-table tc-projects">
      <thead>
        <tr>
          {shown.map(({ key, title }) => (
            <Heading key={key} column={key} title={title} filter={filter} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {shown.map(({ key, title }) => (
              <td key={key} data-label={title} className={AMOUNTS.includes(key) ? 'tc-amount' : `tc-col-${key}`}>
                {cellOf(key, row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadingProps {
  readonly column: ColumnKey;
  readonly title: string;
  readonly filter: ProjectFilter;
}

function Heading({ column, title, filter }: HeadingProps) {
  const sorts = SORTS[column];
  const look = AMOUNTS.includes(column) ? 'tc-amount' : undefined;
  if (!sorts)
    return (
      <th scope="col" className={look}>
        {title}
      </th>
    );
  const now = orderOf(filter.search);
  const sorted = sorts.includes(now) ? (DESCENDING.includes(now) ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" className={look} aria-sort={sorted}>
      <button
        type="button"
        className="tc-sort"
        onClick={() => filter.set('order', [now === sorts[0] ? sorts[1] : sorts[0]])}
      >
        {title}
        <span aria-hidden="true">{sorted === 'descending' ? ' ↓' : sorted === 'ascending' ? ' ↑' : ''}</span>
      </button>
    </th>
  );
}

function cellOf(key: ColumnKey, row: ListedProject): ReactNode {
  const waiting = row.application?.waitingFor ?? [];
  const since = waiting[0]?.since;
  switch (key) {
    case 'code':
      return <span className="numeric">{row.code}</span>;
    case 'title':
      return <Link to={`/projects/${row.id}`}>{row.title}</Link>;
    case 'organisation':
      return row.organisation?.title ?? '—';
    case 'planYear':
      return <span className="numeric">{t('{{year}} 年', { year: row.planYear })}</span>;
    case 'status':
      return <span className={`tc-status tc-status-${row.status}`}>{wordStatus(row.status, row.endTitle)}</span>;
    case 'stage':
      return row.application?.stageTitle ?? '—';
    case 'waitingFor':
      return <Waiting waiting={waiting} />;
    case 'waitingSince':
      return <span className="numeric">{since ? since.slice(0, 10) : '—'}</span>;
    case 'declaredTotal':
    case 'arguedTotal':
    case 'approvedTotal':
      return <Money yuan={row[key]} />;
    case 'openedOn':
      return <span className="numeric">{row.createdAt.slice(0, 10)}</span>;
  }
}

type WaitingFor = NonNullable<ListedProject['application']>['waitingFor'];

function Waiting({ waiting }: { readonly waiting: WaitingFor }) {
  const [first] = waiting;
  if (!first) return <>—</>;
  const days = daysBetween(first.since, todayInBeijing());
  return (
    <>
      {waiting.map(({ body }) => body.title).join(t('、'))}
      <div className="tc-muted">
        {first.dueOn
          ? first.dueState === 'LATE'
            ? t('期限 {{day}}，已逾期', { day: first.dueOn })
            : t('期限 {{day}}', { day: first.dueOn })
          : days > 0
            ? t('已 {{days}} 天', { days })
            : t('今天到达')}
      </div>
    </>
  );
}
