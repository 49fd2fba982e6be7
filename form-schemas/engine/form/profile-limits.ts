import { clip } from '../clip';
import { parseDay } from '../day';
import { compareExact, exactFromText, type Exact } from '../expression/exact';
import { didYouMean } from '../expression/suggest';
import { FILE_KINDS, TEXT_FORMATS } from '../model/form';
import { parseYuan } from '../money';
import type { Json, JsonObject } from '../value';
import { MAX_ROWS } from './answers-bounds';
import type { ProfileReport } from './profile-report';
import { textFormat } from './text-format';
import { own, wordGiven } from './words';

type Bound = Exact | string;

/** What whoever keeps the files takes at most, of each. */
const MAX_MEGABYTES = 50;

/** `x-format`, `minimum` … `maxItems` of a node: of the right form for its component, and the lower not above the upper. */
export function checkLimits(report: ProfileReport, node: JsonObject, at: string, component: string): void {
  checkFormat(report, node, at);
  checkFiles(report, node, at);
  checkPair(report, node, at, 'minLength', 'maxLength', readCount(1_000_000), '0 以上的整数');
  checkPair(report, node, at, 'minItems', 'maxItems', readCount(MAX_ROWS), `0 至 ${MAX_ROWS} 的整数`);
  const bound = BOUNDS.get(component);
  if (bound !== undefined) checkPair(report, node, at, 'minimum', 'maximum', bound.read, bound.expected);
}

/** `x-format`: one of the vocabulary, and of a length that the field takes. */
function checkFormat(report: ProfileReport, node: JsonObject, at: string): void {
  const given = own(node, 'x-format');
  if (given === undefined) return;
  const format = TEXT_FORMATS.find((one) => one === given);
  if (format === undefined) {
    const words = typeof given === 'string' ? `“${clip(given)}”${didYouMean(given, TEXT_FORMATS)}` : wordGiven(given);
    const message = `x-format 须为 ${TEXT_FORMATS.join('、')} 之一，所给为${words}`;
    report.error('form-format-unknown', `${at}/x-format`, message, { allowed: TEXT_FORMATS });
    return;
  }
  const { words, least, most } = textFormat(format);
  for (const [key, isOut] of [
    ['minLength', (bound: number) => bound > most],
    ['maxLength', (bound: number) => bound < least],
  ] as const) {
    const bound = own(node, key);
    if (typeof bound !== 'number' || !isOut(bound)) continue;
    report.error('form-limit-crossed', `${at}/${key}`, `${key}（${bound}）容不下 x-format 所要求的${words}`);
  }
}

/** `x-accept`: kinds of the vocabulary, each once. `x-maxMegabytes`: a whole number. */
function checkFiles(report: ProfileReport, node: JsonObject, at: string): void {
  const accept = own(node, 'x-accept');
  if (accept !== undefined) {
    const given = Array.isArray(accept) ? (accept as readonly Json[]) : [];
    const known = given.filter((one, index) => FILE_KINDS.some((kind) => kind === one) && given.indexOf(one) === index);
    if (given.length === 0 || known.length !== given.length) {
      const message = `x-accept 须为 ${FILE_KINDS.join('、')} 中的一种或几种，不重复，所给为${wordGiven(accept)}`;
      report.error('form-accept-invalid', `${at}/x-accept`, message, { allowed: FILE_KINDS });
    }
  }
  const most = own(node, 'x-maxMegabytes');
  if (most === undefined) return;
  if (typeof most !== 'number' || !Number.isSafeInteger(most) || most < 1 || most > MAX_MEGABYTES)
    report.error(
      'form-limit-invalid',
      `${at}/x-maxMegabytes`,
      `x-maxMegabytes 须为 1 至 ${MAX_MEGABYTES} 的整数（MB），所给为${wordGiven(most)}`,
    );
}

function checkPair(
  report: ProfileReport,
  node: JsonObject,
  at: string,
  low: string,
  high: string,
  read: (json: Json) => Bound | null,
  expected: string,
): void {
  const [lower, upper] = [low, high].map((key) => {
    const json = own(node, key);
    if (json === undefined) return null;
    const bound = read(json);
    if (bound === null)
      report.error('form-limit-invalid', `${at}/${key}`, `${key} 须为${expected}，所给为${wordGiven(json)}`);
    return bound;
  });
  if (lower === null || lower === undefined || upper === null || upper === undefined) return;
  const above = typeof lower === 'string' || typeof upper === 'string' ? lower > upper : compareExact(lower, upper) > 0;
  if (above) {
    const words = [low, high].map((key) => String(own(node, key)));
    report.error('form-limit-crossed', `${at}/${low}`, `${low}（${words[0]}）不得大于 ${high}（${words[1]}）`);
  }
}

function readCount(most: number): (json: Json) => number | null {
  return (json) => (typeof json === 'number' && Number.isSafeInteger(json) && json >= 0 && json <= most ? json : null);
}

/** A bound of a Number: integer, or decimal text where it is not whole. */
export function readNumberBound(json: Json | undefined): Exact | null {
  if (typeof json === 'number') return Number.isSafeInteger(json) ? json : null;
  return typeof json === 'string' ? exactFromText(json) : null;
}

const BOUNDS: ReadonlyMap<string, { readonly read: (json: Json) => Bound | null; readonly expected: string }> = new Map(
  [
    [
      'Money',
      { read: (json: Json): Bound | null => parseYuan(json).value, expected: '十进制文本（元），如 "2000000.00"' },
    ],
    [
      'Integer',
      {
        read: (json: Json): Bound | null => (typeof json === 'number' && Number.isSafeInteger(json) ? json : null),
        expected: '整数',
      },
    ],
    ['Number', { read: (json: Json): Bound | null => readNumberBound(json), expected: '整数或十进制文本，如 "0.15"' }],
    ['Date', { read: (json: Json): Bound | null => parseDay(json).value, expected: '日期文本，如 "2026-11-20"' }],
  ],
);
