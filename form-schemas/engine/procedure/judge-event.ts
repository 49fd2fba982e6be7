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
const MAX_REMARKS = 200;
const MAX_REMARK = 2_000;

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
const REMARK_TEXT: Shape = {
  words: `不超过 ${MAX_REMARK} 字的非空文本`,
  fits: (given) => typeof given === 'string' && given.length <= MAX_REMARK && !isBlank(given),
};
const REMARK_PATH: Shape = {
  words: `不超过 ${MAX_NAME} 字的文本（字段路径，空即整体）`,
  fits: (given) => typeof given === 'string' && given.length <= MAX_NAME,
};
const OBJECT: Shape = { words: '对象', fits: isObject };
const VERDICT: Shape = oneOf(VERDICTS);

/** What the host tells of everything around the case. */
const TOLD = { 'given?': OBJECT, 'beside?': OBJECT };

/** Members of each kind of event; a name that ends in `?` may be absent. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  file: { answers: OBJECT, given: OBJECT, 'beside?': OBJECT, 'overrides?': listOf(OBJECT) },
  decide: {
    slot: NAME,
    verdict: VERDICT,
    'to?': NAME,
    'opinion?': TEXT,
    'minutes?': TEXT,
    'answers?': OBJECT,
    ...TOLD,
    'overrides?': listOf(OBJECT),
    'lines?': OBJECT,
    'remarks?': listOf(OBJECT, MAX_REMARKS),
    'recordedBy?': OBJECT,
  },
  withdraw: { reason: TEXT },
  'list-decided': { list: NAME, outcome: VERDICT, minutes: listOf(TEXT), ...TOLD },
  transfer: { slot: NAME, to: NAME, reason: TEXT },
  'add-signer': { slot: NAME, body: NAME, reason: TEXT },
  'remove-signer': { slot: NAME, reason: TEXT, ...TOLD },
  remind: { slot: NAME },
  copy: { bodies: listOf(NAME), 'note?': TEXT },
  effect: { from: NAME, 'by?': NAME, effect: OBJECT, clause: listOf(NAME), ...TOLD },
};
const ACTOR = { person: NAME, bodies: listOf(NAME), 'proxyOf?': OBJECT, 'released?': listOf(NAME) };
/** Members of each kind of effect. */
const EFFECTS: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  suspend: {},
  resume: { 'lifts?': NAME },
  restart: { to: NAME },
  end: { to: NAME },
  set: { fact: NAME, value: { words: '值', fits: isValue } },
};
const OVERRIDE = { rule: NAME, 'reason?': TEXT, 'citation?': TEXT };
const REMARK = { path: REMARK_PATH, text: REMARK_TEXT };
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
  const proxies = member(member(event, 'actor'), 'proxyOf');
  if (isObject(proxies)) findings.push(...judgeProxies(proxies));
  if (type === 'effect') findings.push(...judgeEffect(member(event, 'effect')));
  const each = (name: string, most: number, members: Readonly<Record<string, Shape>>) => {
    const items = member(event, name);
    if (!Array.isArray(items) || items.length > most) return;
    items.forEach((item, index) => findings.push(...judge(item, members, `${name}[${index}].`)));
  };
  each('overrides', MAX_ITEMS, OVERRIDE);
  each('remarks', MAX_REMARKS, REMARK);
  const lines = member(event, 'lines');
  if (isObject(lines)) findings.push(...judgeLines(lines));
  return findings;
}

function judgeProxies(proxies: JsonObject): readonly Finding[] {
  const entries = Object.entries(proxies);
  if (entries.length > MAX_ITEMS) return [invalid('actor.proxyOf', `不超过 ${MAX_ITEMS} 项`, entries)];
  return entries.flatMap(([body, person]) =>
    NAME.fits(person) ? [] : [invalid(`actor.proxyOf.${clip(body)}`, NAME.words, person)],
  );
}

function judgeEffect(effect: unknown): readonly Finding[] {
  if (!isObject(effect)) return [];
  const kind = member(effect, 'effect');
  const members = typeof kind === 'string' && Object.hasOwn(EFFECTS, kind) ? EFFECTS[kind] : undefined;
  if (!members) return [invalid('effect.effect', oneOf(Object.keys(EFFECTS)).words, kind)];
  return judge(effect, members, 'effect.');
}

/** What a fact can be set to: a text, a number, yes or no, an exact fraction, a list of these. */
function isValue(given: unknown): boolean {
  if (Array.isArray(given))
    return given.length <= MAX_ITEMS && given.every((item) => !Array.isArray(item) && isValue(item));
  if (typeof given === 'string') return given.length <= MAX_TEXT;
  if (typeof given === 'number') return Number.isSafeInteger(given);
  if (typeof given !== 'object' || given === null) return typeof given === 'boolean';
  return typeof member(given, 'n') === 'bigint' && typeof member(given, 'd') === 'bigint';
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

function listOf(item: Shape, most = MAX_ITEMS): Shape {
  return {
    words: `列表（不超过 ${most} 项，每项为${item.words}）`,
    fits: (given) => Array.isArray(given) && given.length <= most && given.every((each) => item.fits(each)),
  };
}

/** An own member: what an object merely inherits has not been given. */
function member(given: unknown, name: string): unknown {
  return isObject(given) && Object.hasOwn(given, name) ? given[name] : undefined;
}
