import { clip } from '../../engine/clip';
import { addDays, parseDay, type Day } from '../../engine/day';
import type { Finding } from '../../engine/finding';
import { atLine, daysOf, MOST_ENTRIES, type ReadDays } from './asked-calendar';

const OFF: ReadonlySet<string> = new Set(['放假', '假', '休', '休息', 'off', 'holiday']);
const WORKED: ReadonlySet<string> = new Set(['上班', '班', '补班', '调休上班', '调休', 'work', 'workday']);
const SIGNS = /[,，;；\t]/;
const SPAN = /^(.+?)\s*(?:至|到|~|～|\/(?=\d{4}-)|\.\.)\s*(.+)$/;
const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

/** Whether a text looks like a table: its first filled line begins with a date or the word for it. */
export function looksLikeTable(text: string): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const [cell = '', ...others] = cellsOf(first);
  return others.length > 0 && (isHead(cell) || DATE.test(SPAN.exec(cell)?.[1] ?? cell));
}

/**
 * Reads a table, one day or span of days a line: `2027-02-05,放假,春节`, `2027-02-06至2027-02-12,放假,春节`,
 * `2027-02-20,上班`. Commas, semicolons or tabs; a first line with the word 日期 (or date) is passed over. Days of one name that follow
 * each other are one holiday. Findings: `calendar-line`, `day-invalid`, `calendar-too-long`.
 */
export function readTable(text: string): ReadDays {
  const findings: Finding[] = [];
  const holidays: { title: string; from: string; to: string }[] = [];
  const workdays: string[] = [];
  const lines = text.split('\n');
  let entries = 0;
  for (const [index, line] of lines.entries()) {
    const cells = cellsOf(line);
    const [when = '', kind = '', title = ''] = cells;
    if (line.trim() === '' || (entries === 0 && isHead(when))) continue;
    entries += 1;
    if (entries > MOST_ENTRIES) {
      findings.push(atLine(index + 1, 'calendar-too-long', `至多 ${MOST_ENTRIES} 行`));
      break;
    }
    const say = (code: string, message: string) => void findings.push(atLine(index + 1, code, message));
    const span = SPAN.exec(when);
    const [from, to] = span ? [readDate(span[1] ?? '', say), readDate(span[2] ?? '', say)] : same(readDate(when, say));
    const isOff = OFF.has(kind.toLowerCase());
    if (!isOff && !WORKED.has(kind.toLowerCase())) {
      say('calendar-line', `第二列应为“放假”或“上班”，所给为“${clip(kind)}”（每行：日期,放假或上班,名称）`);
      continue;
    }
    if (from === null || to === null) continue;
    if (!isOff) workdays.push(...daysOf(from, to));
    else if (title === '') say('calendar-line', '放假须写明名称（第三列），如 2027-02-05,放假,春节');
    else join(holidays, { title, from, to });
  }
  return { holidays, workdays, source: null, findings };
}

function cellsOf(line: string): readonly string[] {
  return line.split(SIGNS).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

function isHead(cell: string): boolean {
  return /日期|date/i.test(cell);
}

function same(day: Day | null): readonly [Day | null, Day | null] {
  return [day, day];
}

function readDate(given: string, say: (code: string, message: string) => void): Day | null {
  const match = DATE.exec(given.trim());
  const text = match ? [match[1], match[2], match[3]].map((part) => (part ?? '').padStart(2, '0')).join('-') : given;
  const { value, findings } = parseDay(text);
  for (const { code, message } of findings) say(code, message);
  return value;
}

/** A day that follows the one before it under the same name belongs to it. */
function join(
  holidays: { title: string; from: string; to: string }[],
  next: { readonly title: string; readonly from: Day; readonly to: Day },
): void {
  const last = holidays.at(-1);
  if (last?.title === next.title && addDays(last.to as Day, 1) === next.from) last.to = next.to;
  else holidays.push({ ...next });
}
