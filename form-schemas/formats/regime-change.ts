import { kindOfPath, type DocumentKind } from './document-kind';
import { PROPERTY_WORDS } from './property-words';
import { pointerStep } from './read-json';

/** The part of a regime that a change belongs to: the kind of its file; parameters and scope apart from the rest of `regime.json`. */
export type RegimeArea = DocumentKind | 'scope' | 'parameters';

/** One difference between two regimes, found by code and never by position. */
export interface RegimeChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** Where: `file.json#/pointer` in the later regime; in the earlier one for what was removed. */
  readonly path: string;
  /** What it is about, e.g. `审批矩阵“立项审定”第 band-2 行 总投资`. */
  readonly title: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The whole change for people, Chinese. */
  readonly message: string;
  readonly area: RegimeArea;
}

/** Something with properties at a place, as one of the two regimes has it. */
export interface Placed<T> {
  readonly item: T;
  readonly path: string;
}

export interface Pair<T> {
  readonly before: Placed<T>;
  readonly after: Placed<T>;
}

export function changed(
  title: string,
  path: string,
  before: unknown,
  after: unknown,
  kind: 'changed' | 'moved' = 'changed',
): RegimeChange {
  const [from, to] = [word(before), word(after)];
  const message = `${title}：${from ?? '（无）'} → ${to ?? '（无）'}`;
  return { kind, path, title, before: from, after: to, message, area: areaOf(path) };
}

export function added(title: string, path: string, after: string | null = null): RegimeChange {
  return {
    kind: 'added',
    path,
    title,
    before: null,
    after,
    message: `新增${title}${after === null ? '' : `：${after}`}`,
    area: areaOf(path),
  };
}

export function removed(title: string, path: string, before: string | null = null): RegimeChange {
  return {
    kind: 'removed',
    path,
    title,
    before,
    after: null,
    message: `删除${title}${before === null ? '' : `：${before}`}`,
    area: areaOf(path),
  };
}

function areaOf(path: string): RegimeArea {
  const [file = '', pointer = ''] = path.split('#');
  const [, inRegime] = /^\/(scope|parameters)(?:\/|$)/.exec(pointer) ?? [];
  const kind = kindOfPath(file)?.kind ?? (file === 'cases' ? 'cases' : 'regime');
  return kind === 'regime' && (inRegime === 'scope' || inRegime === 'parameters') ? inRegime : kind;
}

/**
 * What two lists share by code, and what only one of them has, which `describe` words; the pairs go on to `compare`.
 * What is gone may be worded by others: `gone`.
 */
export function compareByCode<T>(
  before: ReadonlyMap<string, Placed<T>>,
  after: ReadonlyMap<string, Placed<T>>,
  titleOf: (item: T) => string,
  compare: (pair: Pair<T>) => readonly RegimeChange[],
  describe: (item: T) => string | null = () => null,
  gone: { readonly titleOf: (item: T) => string; readonly describe: (item: T) => string | null } = {
    titleOf,
    describe,
  },
): readonly RegimeChange[] {
  const changes: RegimeChange[] = [];
  for (const [code, placed] of before) {
    if (!after.has(code)) changes.push(removed(gone.titleOf(placed.item), placed.path, gone.describe(placed.item)));
  }
  for (const [code, placed] of after) {
    const earlier = before.get(code);
    changes.push(
      ...(earlier
        ? compare({ before: earlier, after: placed })
        : [added(titleOf(placed.item), placed.path, describe(placed.item))]),
    );
  }
  return changes;
}

/** A list as a map by code, each item with its path. */
export function place<T>(
  items: readonly T[],
  codeOf: (item: T) => string,
  base: string,
): ReadonlyMap<string, Placed<T>> {
  return new Map(items.map((item, index) => [codeOf(item), { item, path: `${base}/${index}` }]));
}

/** One change for each property whose value differs; records are entered, lists compared as a whole. */
export function compareProperties(
  title: string,
  pair: Pair<object>,
  skip: readonly string[] = [],
  wordOf: (key: string, value: unknown) => unknown = (_, value) => value,
  wordBefore: (key: string, value: unknown) => unknown = wordOf,
): readonly RegimeChange[] {
  const [before, after] = [asRecord(pair.before.item), asRecord(pair.after.item)];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key): readonly RegimeChange[] => {
    if (skip.includes(key)) return [];
    const [from, to] = [before[key], after[key]];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    const label = `${title} ${PROPERTY_WORDS[key] ?? key}`;
    const [fromPath, toPath] = [pair.before.path + pointerStep(key), pair.after.path + pointerStep(key)];
    if (isRecord(from) && isRecord(to)) {
      return compareProperties(
        label,
        { before: { item: from, path: fromPath }, after: { item: to, path: toPath } },
        [],
        wordOf,
        wordBefore,
      );
    }
    const [said, says] = [wordBefore(key, from), wordOf(key, to)];
    // Two values that people call the same are told apart as they are written.
    const [old, now] = said === says ? [from, to] : [said, says];
    return [changed(label, to === undefined ? pair.after.path : toPath, old, now)];
  });
}

/** The order of what both lists hold, where order has a meaning. */
export function compareOrder(
  title: string,
  path: string,
  before: readonly string[],
  after: readonly string[],
): readonly RegimeChange[] {
  const shared = new Set(before.filter((code) => after.includes(code)));
  const [from, to] = [before.filter((code) => shared.has(code)), after.filter((code) => shared.has(code))];
  return from.join('\n') === to.join('\n')
    ? []
    : [changed(`${title}的次序`, path, from.join('、'), to.join('、'), 'moved')];
}

function word(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.length === 0 ? '（空）' : value.join('、');
  return JSON.stringify(value);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asRecord(value: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value));
}
