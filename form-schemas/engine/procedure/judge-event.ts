import { isBlank } from '../blank';
import { clip } from '../clip';
import { parseDay } from '../day';
import type { Finding } from '../finding';
import { isObject, wordGiven } from '../form/words';
import type { JsonObject } from '../value';

/** How large an event's own members may be; answers and facts have bounds of their own. */
const MAX_NAME = 200;
const MAX_TEXT = 20_000;
const MAX_ITEMS = 2_000;

const VERDICTS = ['approve', 'reject', 'return'];

/** What a member must be, in Chinese, and whether a value is that. */
interface Shape {
  readonly words: string;
  readonly fits: (given: unknown) => boolean;
}

const NAME: Shape = {
  words: `不超过 ${MAX_NAME} 字的非空文本`,
  fits: (given) => typeof given === 'string' && given.length <= MAX_NAME && !isBlank(given),
};
const TEXT: Shape = {
  words: `不超过 ${MAX_TEXT} 字的文本`,
  fits: (given) => typeof given === 'string' && given.length <= MAX_TEXT,
};
const OBJECT: Shape = { words: '对象', fits: isObject };
const VERDICT: Shape = oneOf(VERDICTS);

/** Members of each kind of event; a name that ends in `?` may be absent. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  file: { answers: OBJECT, given: OBJECT, 'overrides?': listOf(OBJECT) },
  decide: {
    slot: NAME,
    verdict: VERDICT,
    'to?': NAME,
    'opinion?': TEXT,
    'minutes?': TEXT,
    'answers?': OBJECT,
    'given?': OBJECT,
    'overrides?': listOf(OBJECT),
    'lines?': OBJECT,
    'recordedBy?': OBJECT,
  },
  withdraw: { reason: TEXT },
  'list-decided': { list: NAME, outcome: VERDICT, minutes: listOf(TEXT) },
};
const ACTOR = { person: NAME, bodies: listOf(NAME) };
const OVERRIDE = { rule: NAME, 'reason?': TEXT, 'citation?': TEXT };
const RECORDED_BY = { person: NAME, scan: TEXT };

/**
 * What is wrong with the shape of an event as it came in from outside: none when it is a `CaseEvent`.
 * Whether its answers and facts are right is judged where they are read.
 * Findings: `event-invalid` with the member's path, `day-invalid`.
 */
export function judgeEvent(event: unknown): readonly Finding[] {
  if (!isObject(event)) return [invalid('', OBJECT.words, event)];
  const type = member(event, 'type');
  const members = typeof type === 'string' && Object.hasOwn(MEMBERS, type) ? MEMBERS[type] : undefined;
  if (!members) return [invalid('type', oneOf(Object.keys(MEMBERS)).words, type)];
  const findings = [
    ...judge(event, { actor: OBJECT, ...members }, ''),
    ...judge(member(event, 'actor'), ACTOR, 'actor.'),
    ...judge(member(event, 'recordedBy'), RECORDED_BY, 'recordedBy.'),
    ...parseDay(member(event, 'on'), 'on').findings,
  ];
  const overrides = member(event, 'overrides');
  if (Array.isArray(overrides) && overrides.length <= MAX_ITEMS)
    overrides.forEach((override, index) => findings.push(...judge(override, OVERRIDE, `overrides[${index}].`)));
  const lines = member(event, 'lines');
  if (isObject(lines)) findings.push(...judgeLines(lines));
  return findings;
}

function judgeLines(lines: JsonObject): readonly Finding[] {
  const entries = Object.entries(lines);
  if (entries.length > MAX_ITEMS) return [invalid('lines', `不超过 ${MAX_ITEMS} 项`, entries)];
  return entries.flatMap(([code, verdict]) =>
    VERDICT.fits(verdict) ? [] : [invalid(`lines.${clip(code)}`, VERDICT.words, verdict)],
  );
}

/** Judges members of an object; what is no object at all has been said by its own shape. */
function judge(given: unknown, members: Readonly<Record<string, Shape>>, prefix: string): readonly Finding[] {
  if (!isObject(given)) return [];
  return Object.entries(members).flatMap(([key, shape]) => {
    const name = key.replace('?', '');
    const value = member(given, name);
    const absent = value === undefined && key.endsWith('?');
    return absent || shape.fits(value) ? [] : [invalid(prefix + name, shape.words, value)];
  });
}

function invalid(path: string, expected: string, given: unknown): Finding {
  const what = path === '' ? '办理事项' : `办理事项的 ${path} `;
  return {
    code: 'event-invalid',
    severity: 'error',
    message: `${what}须为${expected}；所给为${wordGiven(given)}`,
    ...(path === '' ? {} : { path }),
  };
}

function oneOf(values: readonly string[]): Shape {
  return {
    words: ` ${values.join('、')} 之一`,
    fits: (given) => typeof given === 'string' && values.includes(given),
  };
}

function listOf(item: Shape): Shape {
  return {
    words: `列表（不超过 ${MAX_ITEMS} 项，每项为${item.words}）`,
    fits: (given) => Array.isArray(given) && given.length <= MAX_ITEMS && given.every((each) => item.fits(each)),
  };
}

/** An own member: what an object merely inherits has not been given. */
function member(given: unknown, name: string): unknown {
  return isObject(given) && Object.hasOwn(given, name) ? given[name] : undefined;
}
