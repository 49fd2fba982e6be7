import { compileCalendar, openCase, type Calendar, type CalendarDocument } from '../../form-schemas/engine';
import type { CaseEvent } from '../../form-schemas/engine/procedure/case';
import { ApplicationEvent } from '../../api/application/application-event.entity';
import { tellAgain } from '../../api/application/retold';
import { compiled } from '../engine/fixtures/invented-case';
import { handing, SCOPE } from '../engine/fixtures/life-case';
import { lifeRegime, lifeStage } from '../engine/fixtures/life-regime';

/** A case is told again by the calendar that each of its events was accepted under, whatever has been announced since. */

const regime = compiled(
  lifeRegime((changed) =>
    Object.assign(lifeStage(changed, 'wait', 'publicity').atLeast, { count: 3, unit: 'workday' }),
  ),
);

function calendar(holidays: CalendarDocument['holidays']): Calendar {
  const source = { number: '1', title: '安排', issued: '2025-11-01' };
  const { value } = compileCalendar([{ year: 2026, status: 'published', source, holidays, workdays: [] }]);
  if (!value) throw new Error('no calendar');
  return value;
}
const before = calendar([]);
/** A correction that came later: two of the workdays that were waited through are off. */
const after = calendar([{ title: '某节', from: '2026-11-20', to: '2026-11-23' }]);

const events: readonly CaseEvent[] = [
  handing('2026-11-19', 'applicant', { total: '1.00', risky: false }, { given: SCOPE }),
  // Three workdays from Thursday, 19 November, end on the Tuesday; the day after it is Wednesday, the 25th.
  handing('2026-11-25', 'secretariat'),
];
const opened = openCase(regime, 'project').value;
if (!opened) throw new Error('no case');
const tell = (by: Calendar) => {
  const accepted = events.map((event, index) => ({
    row: Object.assign(new ApplicationEvent(), { seq: index + 1 }),
    event,
    calendar: by,
  }));
  return tellAgain(regime, opened, accepted).map(({ row, before: from, after: to }) => [row.seq, from.stage, to.stage]);
};

test('under its own calendar all of it is told', () => {
  expect(tell(before)).toEqual([
    [1, 'start', 'publicity'],
    [2, 'publicity', 'contract'],
  ]);
});

test('control: under the later one the end of the wait would have been too early, and nothing of it were told', () => {
  expect(tell(after)).toEqual([[1, 'start', 'publicity']]);
});
