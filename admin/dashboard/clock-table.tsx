import { Link } from 'react-router';
import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { todayInBeijing } from '../kit/time';
import { joined } from '../kit/words';
import { wordClock } from '../project/clock-words';
import type { ListedClock } from './clock-queries';
import '../application/due-mark.css';
import '../project/life.css';

const STATUS = { LATE: 'late', NEAR: 'near', OPEN: 'open', NOT_OPEN: 'not-open' } as const;

interface ClockTableProps {
  readonly clocks: readonly ListedClock[];
  /** The day of the last sweep: what was counted before could not be counted again. */
  readonly sweptOn: string | null;
}

/** Statutory clocks of many projects, each leading to its project. */
export function ClockTable({ clocks, sweptOn }: ClockTableProps) {
  const today = todayInBeijing();
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table">
        <thead>
          <tr>
            <th scope="col">{t('项目')}</th>
            <th scope="col">{t('时限')}</th>
            <th scope="col">{t('由谁办理')}</th>
            <th scope="col">{t('单位')}</th>
            <th scope="col">{t('到期')}</th>
          </tr>
        </thead>
        <tbody>
          {clocks.map((clock) => {
            const { tone, word } = wordClock(
              { status: STATUS[clock.state], due: clock.dueOn, opens: clock.opensOn },
              today,
            );
            return (
              <tr key={clock.id}>
                <td data-label={t('项目')}>
                  {clock.project ? (
                    <>
                      <Link to={`/projects/${clock.project.id}`}>{clock.project.title}</Link>
                      <div className="tc-muted numeric">{clock.project.code}</div>
                    </>
                  ) : (
                    '—'
                  )}
                </td>
                <td data-label={t('时限')}>
                  <strong>{clock.title}</strong>
                  {clock.year !== null && t('（{{year}} 年）', { year: clock.year })}
                  <div className="tc-muted">{clock.words}</div>
                  <ClauseChip article={clock.article} />
                </td>
                <td data-label={t('由谁办理')}>{clock.who.length > 0 ? joined(clock.who) : '—'}</td>
                <td data-label={t('单位')}>{clock.organisation?.title ?? '—'}</td>
                <td data-label={t('到期')}>
                  <span className="numeric">{clock.dueOn}</span>
                  {clock.provisional && <span className="tc-provisional">{t('暂定')}</span>}
                  <div>
                    <span className={`tc-due-word tc-due-${tone}`}>{word}</span>
                  </div>
                  {sweptOn !== null && clock.sweptOn < sweptOn && (
                    <div className="tc-muted">{t('{{day}} 之后没能重新计算', { day: clock.sweptOn })}</div>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
