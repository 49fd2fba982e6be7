import { Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { Empty } from '../kit/empty';
import { ExportFile } from '../kit/export-file';
import { Panel } from '../kit/panel';
import { MOST_BARS, type ChartRow, type ChartSeries } from './chart-row';
import '../kit/rows.css';
import './dashboard.css';

const DrawnBars = lazy(async () => ({ default: (await import('./bar-chart')).DrawnBars }));

interface ChartPanelProps {
  readonly title: string;
  readonly article?: string;
  /** Heads of the table: of the groups, and of each of their numbers. */
  readonly group: string;
  readonly columns: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly rows: readonly ChartRow[];
  /** The list behind the numbers, as a spreadsheet. */
  readonly exported: string;
  /** The whole list, and what it comes to in words. */
  readonly whole: { readonly to: string; readonly words: string };
  /** How much a bar of full length is; absent: as much as the longest. */
  readonly most?: number;
  /** What to say where there is nothing. */
  readonly nothing: string;
}

/** A chart with its table behind a switch, its list behind each number, and the list as a spreadsheet. */
export function ChartPanel(props: ChartPanelProps) {
  const { title, article, series, rows, exported, whole, nothing, most = null } = props;
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const drawn = rows.slice(0, MOST_BARS);
  const said = drawn.map(({ label, words }) => `${label} ${words[0] ?? ''}`).join(t('；'));
  return (
    <Panel title={title} className="tc-chart" extra={article && <ClauseChip article={article} />}>
      {rows.length === 0 ? (
        <Empty title={nothing} />
      ) : (
        <>
          <div className="tc-chart-tools no-print">
            <Segmented<'chart' | 'table'>
              size="small"
              aria-label={t('“{{title}}”看作', { title })}
              options={[
                { value: 'chart', label: t('图') },
                { value: 'table', label: t('表') },
              ]}
              value={view}
              onChange={setView}
            />
            <div>
              <Link to={whole.to}>{whole.words}</Link>
            </div>
            <ExportFile address={exported} />
          </div>
          {view === 'chart' ? (
            <>
              {series.length > 1 && <Legend series={series} />}
              <div role="img" aria-label={t('{{title}}：{{said}}', { title, said })}>
                <Suspense fallback={<div className="tc-chart-waiting" style={{ height: drawn.length * 34 + 8 }} />}>
                  <DrawnBars rows={drawn} series={series} most={most} />
                </Suspense>
              </div>
              {rows.length > drawn.length && (
                <p className="tc-muted">{t('图上只画前 {{count}} 项，其余在表里。', { count: drawn.length })}</p>
              )}
            </>
          ) : (
            <Rows {...props} />
          )}
        </>
      )}
    </Panel>
  );
}

function Legend({ series }: { readonly series: readonly ChartSeries[] }) {
  return (
    <ul className="tc-chart-legend">
      {series.map(({ title, colour }) => (
        <li key={title}>
          <svg width="12" height="12" aria-hidden="true">
            <rect width="12" height="12" rx="2" fill={colour} />
          </svg>
          {title}
        </li>
      ))}
    </ul>
  );
}

function Rows({ group, columns, rows }: ChartPanelProps) {
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table">
        <thead>
          <tr>
            <th scope="col">{group}</th>
            {columns.map((column) => (
              <th scope="col" key={column} className="tc-amount">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, words, to }) => (
            <tr key={key}>
              <td data-label={group}>{to[0] ? <Link to={to[0]}>{label}</Link> : label}</td>
              {columns.map((column, index) => (
                <td key={column} data-label={column} className="tc-amount numeric">
                  {index > 0 && to[index] ? <Link to={to[index] ?? ''}>{words[index]}</Link> : words[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
