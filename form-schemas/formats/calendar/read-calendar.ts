import { found, isFine, type Finding, type Outcome } from '../../engine/finding';
import type { CalendarDocument } from '../../engine/model/calendar';
import type { Json, JsonObject } from '../../engine/value';
import schema from '../calendar.schema.json';
import { checkAgainst } from '../check-shape';
import { readJson } from '../read-json';
import { LONGEST_TEXT, UNSAID, type AskedCalendar, type CalendarSource, type ReadDays } from './asked-calendar';
import { readNotice } from './read-notice';
import { looksLikeTable, readTable } from './read-table';

const FORMAT = '../../formats/calendar.schema.json';
/**
 * Reads a year's arrangement as it was pasted: the notice's own text, a table, or JSON as in `library/calendar`. What it
 * says is judged by `judgeCalendar`; here only whether it can be read.
 *
 * @returns null with an error among the findings: those of the reader, `calendar-too-long`, `calendar-year` (the text is of
 * another year), `calendar-source` (where it stands is neither said nor in the text)
 */
export function readCalendar(text: string, asked: AskedCalendar): Outcome<CalendarDocument | null> {
  if (text.length > LONGEST_TEXT) {
    const message = `至多 ${LONGEST_TEXT} 个字符，所给有 ${text.length} 个`;
    return found(null, [{ code: 'calendar-too-long', severity: 'error', message, path: 'text' }]);
  }
  const trimmed = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  if (trimmed.trimStart().startsWith('{')) return ofJson(trimmed, asked);
  const read = looksLikeTable(trimmed) ? readTable(trimmed) : readNotice(trimmed, asked);
  return ofDays(read, asked);
}

function ofDays(
  { holidays, workdays, source, findings }: ReadDays,
  asked: AskedCalendar,
): Outcome<CalendarDocument | null> {
  const status = asked.status ?? 'published';
  const where = sourceOf(asked, source, status);
  const said = [...findings, ...where.findings];
  if (where.value === null || !isFine(said)) return found(null, said);
  return found({ year: asked.year, status, source: where.value, holidays, workdays }, said);
}

function ofJson(text: string, asked: AskedCalendar): Outcome<CalendarDocument | null> {
  const json = readJson(text, 'text');
  if (!isFine(json.findings)) return found(null, json.findings);
  const given = json.value as JsonObject;
  const known = { status: asked.status ?? 'published', year: asked.year, ...given, $schema: FORMAT };
  const own = isObject(given['source']) ? given['source'] : {};
  const source = sourceOf(asked, own, known.status === 'provisional' ? 'provisional' : 'published');
  const document = { ...known, source: { ...own, ...(source.value ?? UNSAID) } };
  const shape = [...source.findings, ...checkAgainst(schema, document, 'text')];
  if (!isFine(shape)) return found(null, shape);
  const { $schema: _, ...rest } = document;
  // The shape has just been proven to be that of a year.
  const value = rest as unknown as CalendarDocument;
  return value.year === asked.year ? found(value, shape) : found(null, [...shape, otherYear(value.year, asked.year)]);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function otherYear(given: number, asked: number): Finding {
  const message = `所给的是 ${given} 年的安排，要导入的是 ${asked} 年`;
  return { code: 'calendar-year', severity: 'error', message, path: 'text', parameters: { given, asked } };
}

/** Number, title and day of the notice: said beside the text, or named by it. */
function sourceOf(
  { source, standIn, year }: AskedCalendar,
  own: JsonObject | CalendarSource | null,
  status: CalendarDocument['status'],
): Outcome<CalendarSource | null> {
  const pick = (key: 'number' | 'title' | 'issued' | 'url'): string => {
    const said = source?.[key]?.trim() ?? '';
    const named: unknown = own === null ? undefined : (own as JsonObject)[key];
    return said || (typeof named === 'string' ? named.trim() : '') || (standIn?.[key] ?? '');
  };
  const [number, title, issued, url] = [pick('number'), pick('title'), pick('issued'), pick('url')];
  const missing = [
    ...(number === '' ? ['文号'] : []),
    ...(title === '' ? ['通知名称'] : []),
    ...(issued === '' ? ['印发日期'] : []),
  ];
  if (missing.length === 0) return found({ number, title, issued, ...(url === '' ? {} : { url }) }, []);
  const what = status === 'published' ? '已公布的安排' : '暂定的安排（依据的办法）';
  const message = `${year} 年${what}须写明出处，尚缺${missing.join('、')}`;
  return found(null, [{ code: 'calendar-source', severity: 'error', message, path: 'source' }]);
}
