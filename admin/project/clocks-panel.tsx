import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { Panel } from '../kit/panel';
import { todayInBeijing } from '../kit/time';
import { joined } from '../kit/words';
import { sortClocks, wordClock } from './clock-words';
import type { Clock } from './life-query';
import '../kit/rows.css';

/** The statutory time limits of a project: what presses first; those met and those that have not begun are a click away. */
export function ClocksPanel({ clocks }: { readonly clocks: readonly Clock[] }) {
  if (clocks.length === 0) return null;
  const sorted = sortClocks(clocks);
  const pressing = sorted.filter(({ status }) => status !== 'not-running' && status !== 'met');
  const met = sorted.filter(({ status }) => status === 'met');
  const quiet = sorted.filter(({ status }) => status === 'not-running');
  const late = pressing.filter(({ status }) => status === 'late').length;
  const near = pressing.filter(({ status }) => status === 'near').length;
  return (
    <Panel
      title={t('法定时限')}
      extra={
        <>
          {late > 0 && <span className="tc-due-late">{t('已逾期 {{count}} 项', { count: late })}</span>}
          {near > 0 && <span className="tc-due-near">{t('将到期 {{count}} 项', { count: near })}</span>}
          {late + near === 0 && pressing.length > 0 && <span className="tc-muted">{t('没有逾期或者将到期的')}</span>}
        </>
      }
    >
      {pressing.length === 0 ? (
        <p className="tc-muted">{t('现在没有要办的时限。')}</p>
      ) : (
        <ClockTable clocks={pressing} />
      )}
      <Folded title={t('已办的 {{count}} 项', { count: met.length })} clocks={met} />
      <Folded title={t('尚未起算或不适用的 {{count}} 项', { count: quiet.length })} clocks={quiet} />
    </Panel>
  );
}

function Folded({ title, clocks }: { readonly title: string; readonly clocks: readonly Clock[] }) {
  if (clocks.length === 0) return null;
  return (
    <details className="tc-fact-group">
      <summary>{title}</summary>
      <ClockTable clocks={clocks} />
    </details>
  );
}

function ClockTable({ clocks }: { readonly clocks: readonly Clock[] }) {
  const today = todayInBeijing();
  return (
    <table className="tc-table tc-clocks">
      <thead>
        <tr>
          <th scope="col">{t('时限')}</th>
          <th scope="col">{t('到期')}</th>
          <th scope="col">{t('由谁办理')}</th>
        </tr>
      </thead>
      <tbody>
        {clocks.map((clock) => {
          const { tone, word } = wordClock(clock, today);
          return (
            <tr key={`${clock.code} ${clock.year ?? ''}`}>
              <td data-label={t('时限')}>
                <strong>{clock.title}</strong>
                {clock.year !== null && t('（{{year}} 年）', { year: clock.year })}
                <div className="tc-muted">{clock.words}</div>
                {clock.from !== null && clock.from !== clock.due && (
                  <div className="tc-muted numeric">{t('{{day}} 起算', { day: clock.from })}</div>
                )}
              </td>
              <td data-label={t('到期')}>
                <span className="numeric">{clock.due ?? '—'}</span>
                {clock.due && clock.provisional && <span className="tc-provisional">{t('暂定')}</span>}
                <div className={`tc-due-${tone}`}>{word}</div>
              </td>
              <td data-label={t('由谁办理')}>
                {clock.who.length > 0 ? joined(clock.who) : '—'}
                <div>
                  <ClauseChip article={clock.article} />
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
