import { addDays, type Day } from '../../engine/day';
import type { Finding } from '../../engine/finding';
import type { CalendarDocument } from '../../engine/model/calendar';

/** Where an arrangement stands: number, title and day of the notice. */
export type CalendarSource = CalendarDocument['source'];

/** Stands for a source that is missing, of which a finding tells already. */
export const UNSAID: CalendarSource = { number: '-', title: '-', issued: '2000-01-01' };

/** What is known of an arrangement before its text is read. */
export interface AskedCalendar {
  readonly year: number;
  /** Said beside the text; goes before what the text says of itself. */
  readonly source?: { readonly [K in keyof CalendarSource]?: CalendarSource[K] | undefined };
  /** Stands for what neither says, where only the days are wanted. */
  readonly standIn?: CalendarSource;
  /** Whether the text is an announced arrangement (true, unless JSON says otherwise) or an estimate. */
  readonly status?: CalendarDocument['status'] | undefined;
}

/** The days that a text names, before anything is judged. */
export interface ReadDays {
  readonly holidays: CalendarDocument['holidays'];
  readonly workdays: readonly string[];
  readonly source: CalendarSource | null;
  readonly findings: readonly Finding[];
}

/** Longer than any arrangement. */
export const LONGEST_TEXT = 20_000;
/** Entries of a list that are read; a year has eleven at most. */
export const MOST_ENTRIES = 400;

/** A finding about a line of the text, counted from 1. */
export function atLine(line: number, code: string, message: string, severity: Finding['severity'] = 'error'): Finding {
  return { code, severity, message: `第 ${line} 行：${message}`, path: `text/${line}`, parameters: { line } };
}

/** The days of a span, both included; of one that is turned round or far too long only its ends, which are judged later. */
export function daysOf(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to && days.length < 31; day = addDays(day, 1)) days.push(day);
  return days.length === 0 ? [from, to] : days;
}
