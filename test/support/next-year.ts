import { CALENDAR_FILES } from '../../form-schemas/formats/calendars';
import type { GivenGovernment, GivenOfficial } from './given';

/** An arrangement of 2027 that nobody has announced: made up for tests, in the words of such notices. */
export const NOTICE_2027 = `一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至12日（农历正月初七、周五）放假调休，共8天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`;

export const SOURCE_2027 = {
  sourceNumber: '国办发明电〔2026〕99号',
  sourceTitle: '国务院办公厅关于2027年部分节假日安排的通知',
  sourceIssued: '2026-11-20',
};

/** Read off the notice above by hand. */
const OFF_2027 = [
  ['2027-01-01', '2027-01-03'],
  ['2027-02-05', '2027-02-12'],
  ['2027-04-03', '2027-04-05'],
  ['2027-05-01', '2027-05-05'],
  ['2027-06-09', '2027-06-09'],
  ['2027-09-15', '2027-09-15'],
  ['2027-10-01', '2027-10-07'],
] as const;
const WORKED_2027 = ['2027-01-31', '2027-02-20', '2027-05-08', '2027-09-26', '2027-10-09'];

/** Counts workdays with JavaScript’s own dates over plain lists; what the engine does is not asked. */
export function workdayAfter(from: string, count: number, is2027Announced: boolean): string {
  const [off, worked] = [new Set<string>(), new Set<string>()];
  const add = (first: string, last: string): void => {
    for (let day = first; day <= last; day = next(day)) off.add(day);
  };
  for (const [file, given] of CALENDAR_FILES) {
    if (file === '2027.json' && is2027Announced) continue;
    const { holidays, workdays } = given as { holidays: { from: string; to: string }[]; workdays: string[] };
    for (const { from: first, to } of holidays) add(first, to);
    for (const day of workdays) worked.add(day);
  }
  if (is2027Announced) {
    for (const [first, last] of OFF_2027) add(first, last);
    for (const day of WORKED_2027) worked.add(day);
  }
  let day = from;
  for (let left = count; left > 0;) {
    day = next(day);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (worked.has(day) || (weekday !== 0 && weekday !== 6 && !off.has(day))) left -= 1;
  }
  return day;
}

function next(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Two who keep the calendar of a government, of an office of their own. */
export async function calendarKeepers(
  government: GivenGovernment,
): Promise<{ readonly importer: GivenOfficial; readonly publisher: GivenOfficial }> {
  const office = await government.organisation('calendar-office', '信息中心');
  return {
    importer: await government.official(office, ['system-administrator']),
    publisher: await government.official(office, ['regime-editor']),
  };
}
