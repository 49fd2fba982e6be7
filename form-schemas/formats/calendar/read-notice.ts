import { wordWeekday } from '../../engine/calendar/calendar';
import { daysBetween, parseDay, type Day } from '../../engine/day';
import type { Finding } from '../../engine/finding';
import { linesOf } from '../line-starts';
import { atLine, daysOf, type AskedCalendar, type CalendarSource, type ReadDays } from './asked-calendar';

const DATE = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]{0,40})\))?`;
const TOKEN = new RegExp(
  String.raw`${DATE}(?:\s*(?:至|到|-|—|~)\s*${DATE})?|(放假)|(上班)|(休息|返校)|共\s*(\d{1,2})\s*天|(。)`,
  'g',
);
const SECTION = /(?:^|[\n。;])\s*[一二三四五六七八九十]{1,3}、\s*([^:。\n]{1,30}):/g;
const WEEKDAY = /(?:周|星期)\s*([日天一二三四五六])/;

interface Range {
  readonly from: Day;
  readonly to: Day;
}

/**
 * Reads the days out of the text of a notice: its numbered paragraphs `二、春节：2月15日（周日）至23日（周一）放假调休，共9天。
 * 2月14日（周六）上班。` What stands in brackets and `共9天` must agree with the calendar: a slip of whoever typed it shows there.
 * Findings: `calendar-text-unread`, `day-invalid`, `calendar-weekday`, `calendar-count`.
 */
export function readNotice(given: string, asked: AskedCalendar): ReadDays {
  const text = given.normalize('NFKC');
  const lineAt = linesOf(text);
  const findings: Finding[] = [];
  const holidays: { title: string; from: string; to: string }[] = [];
  const workdays: string[] = [];
  const sections = [...text.matchAll(SECTION)];
  sections.forEach((section, index) => {
    const title = (section[1] ?? '').trim();
    const begin = section.index + section[0].length;
    const end = sections[index + 1]?.index ?? text.length;
    const say = (offset: number, code: string, message: string) =>
      void findings.push(atLine(lineAt(begin + offset).line, code, `${title}：${message}`));
    const days = new SectionDays(asked.year, say);
    for (const token of text.slice(begin, end).matchAll(TOKEN)) days.take(token);
    for (const { from, to } of days.off) holidays.push({ title, from, to });
    workdays.push(...days.worked);
  });
  if (holidays.length === 0 && findings.length === 0) {
    const message =
      '没有读到放假安排：须为通知原文（如“二、春节：2月15日至23日放假调休，共9天。2月14日（周六）上班。”）、CSV 或 JSON';
    findings.push({ code: 'calendar-text-unread', severity: 'error', message, path: 'text' });
  }
  return { holidays, workdays, source: sourceOf(text), findings };
}

/** The days of one paragraph: dates wait until it is said whether they are off or worked. */
class SectionDays {
  readonly off: Range[] = [];
  readonly worked: string[] = [];
  private waiting: Range[] = [];
  private last: readonly Range[] = [];
  private year: number;
  private month: number | null = null;

  constructor(
    year: number,
    private readonly say: (offset: number, code: string, message: string) => void,
  ) {
    this.year = year;
  }

  take(token: RegExpExecArray): void {
    const [, year, month, day, note, toYear, toMonth, toDay, toNote, isOff, isWorked, isElse, count, stop] = token;
    if (day !== undefined) this.date(token.index, [year, month, day, note], [toYear, toMonth, toDay, toNote]);
    else if (isOff !== undefined) {
      this.off.push(...this.waiting);
      this.settle(this.waiting);
    } else if (isWorked !== undefined) {
      for (const { from, to } of this.waiting) this.worked.push(...daysOf(from, to));
      this.settle([]);
    } else if (count !== undefined) this.counted(token.index, Number(count));
    else if (isElse !== undefined || stop !== undefined) this.waiting = [];
  }

  private settle(last: readonly Range[]): void {
    if (last.length > 0) this.last = last;
    this.waiting = [];
  }

  private date(offset: number, first: readonly (string | undefined)[], second: readonly (string | undefined)[]): void {
    const from = this.one(offset, first);
    const to = second[2] === undefined ? from : this.one(offset, second);
    if (from !== null && to !== null) this.waiting.push({ from, to });
  }

  /** What is left out is as before: `10月1日至8日`. */
  private one(offset: number, [year, month, day, note]: readonly (string | undefined)[]): Day | null {
    if (year !== undefined) this.year = Number(year);
    if (month !== undefined) this.month = Number(month);
    if (this.month === null) {
      this.say(offset, 'day-invalid', `${day ?? ''}日之前没有写明月份`);
      return null;
    }
    const text = [this.year, this.month, day ?? ''].map((part) => String(part).padStart(2, '0')).join('-');
    const { value, findings } = parseDay(text);
    for (const { code, message } of findings) this.say(offset, code, message);
    const weekday = WEEKDAY.exec(note ?? '')?.[1]?.replace('天', '日');
    if (value !== null && weekday !== undefined && `周${weekday}` !== wordWeekday(value))
      this.say(offset, 'calendar-weekday', `${value} 写明是周${weekday}，实为${wordWeekday(value)}`);
    return value;
  }

  private counted(offset: number, count: number): void {
    const days = this.last.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
    if (this.last.length === 0 || days === count) return;
    const words = this.last.map(({ from, to }) => (from === to ? from : `${from} 至 ${to}`)).join('、');
    this.say(offset, 'calendar-count', `写明共 ${count} 天，而 ${words} 是 ${days} 天`);
  }
}

const NUMBER = /[\u4e00-\u9fff]{2,12}[〔[(]\d{4}[〕\])]\s*\d{1,4}号/;
const TITLE = /[\u4e00-\u9fff]{2,20}关于\s*\d{4}\s*年[\u4e00-\u9fff\s]{2,20}的通知/;
const SIGNED = /^\s*(\d{4})年(\d{1,2})月(\d{1,2})日\s*$/gm;

/** Number, title and day of the notice where its text names all three. */
function sourceOf(text: string): CalendarSource | null {
  const number = NUMBER.exec(text)?.[0].replace(/\s/g, '').replace(/[[(]/, '〔').replace(/[\])]/, '〕');
  const title = TITLE.exec(text)?.[0].replace(/\s/g, '');
  const signed = [...text.matchAll(SIGNED)].at(-1);
  const issued = signed && [signed[1], signed[2], signed[3]].map((part) => (part ?? '').padStart(2, '0')).join('-');
  return number === undefined || title === undefined || issued === undefined ? null : { number, title, issued };
}
