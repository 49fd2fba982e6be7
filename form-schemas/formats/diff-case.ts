import type { StoryCase, StoryEvent, WorkedCase } from '../engine/model/worked-case';
import type { CaseWords } from './case-words';
import type { WordProperty } from './word-property';
import { pointerStep } from './read-json';
import { added, changed, compareProperties, removed, type Pair, type RegimeChange } from './regime-change';

/** What changed in a worked case: each fact by its title, what is expected as one sentence, a story event by event. */
export function diffCase(
  pair: Pair<WorkedCase>,
  before: CaseWords,
  after: CaseWords,
  word: WordProperty,
): readonly RegimeChange[] {
  const [old, now] = [pair.before.item, pair.after.item];
  const title = wordCase(now);
  const rest = compareProperties(title, pair, ['facts', 'expect', 'events'], word);
  const at = pair.after.path;
  if (old.kind === 'story' || now.kind === 'story')
    return old.kind === 'story' && now.kind === 'story' ? [...rest, ...diffStory(old, now, at, before, after)] : rest;
  const said = [before.expected(old), after.expected(now)] as const;
  const differs = JSON.stringify(old.expect) !== JSON.stringify(now.expect);
  return [
    ...rest,
    ...diffRecord(old.facts ?? {}, now.facts ?? {}, (name, from, to) =>
      changed(
        `${title} 所给“${after.fact(name)}”`,
        `${at}/facts${pointerStep(name)}`,
        from === undefined ? undefined : before.value(name, from),
        to === undefined ? undefined : after.value(name, to),
      ),
    ),
    ...(differs ? [changed(`${title} 应有结果`, `${at}/expect`, ...told(said, old.expect, now.expect))] : []),
  ];
}

/** What a case says that is new or gone. */
export function describeCase(one: WorkedCase, words: CaseWords): string {
  if (one.kind === 'story') return one.events.map((event) => words.event(event)).join('；');
  const facts = Object.entries(one.facts ?? {}).map(([name, json]) => `${words.fact(name)} ${words.value(name, json)}`);
  return `${facts.join('，') || '不给事实'} → ${words.expected(one)}`;
}

export function wordCase(one: WorkedCase): string {
  return `案例“${one.title}”`;
}

function diffStory(
  old: StoryCase,
  now: StoryCase,
  at: string,
  before: CaseWords,
  after: CaseWords,
): readonly RegimeChange[] {
  const title = wordCase(now);
  const met = align(old.events.map(keyOf), now.events.map(keyOf));
  const gone = old.events.flatMap((event, index): readonly RegimeChange[] => {
    if ([...met.values()].includes(index)) return [];
    const said = [before.event(event), before.after(old.procedure, event.expect)].filter((words) => words !== '');
    return [removed(`${title} 第 ${index + 1} 步`, `${at}/events`, said.join('：'))];
  });
  const kept = now.events.flatMap((event, index): readonly RegimeChange[] => {
    const step = `${title} 第 ${index + 1} 步`;
    const path = `${at}/events/${index}`;
    const was = old.events[met.get(index) ?? -1];
    if (!was) {
      const said = [after.event(event), after.after(now.procedure, event.expect)].filter((words) => words !== '');
      return [added(step, path, said.join('：'))];
    }
    const said = [before.after(old.procedure, was.expect), after.after(now.procedure, event.expect)] as const;
    return [
      ...compareProperties(
        step,
        { before: { item: bare(was), path }, after: { item: bare(event), path } },
        [],
        (_, value) => value,
      ),
      ...(['scope', 'answers'] as const).flatMap((part) =>
        diffRecord(was[part] ?? {}, event[part] ?? {}, (name, from, to) =>
          changed(
            `${step} 所填“${part === 'scope' ? after.fact(name) : after.field(name)}”`,
            `${path}/${part}${pointerStep(name)}`,
            wordAnswer(from),
            wordAnswer(to),
          ),
        ),
      ),
      ...(JSON.stringify(was.expect) === JSON.stringify(event.expect)
        ? []
        : [changed(`${step} 应有结果`, `${path}/expect`, ...told(said, was.expect, event.expect))]),
    ];
  });
  return [...gone, ...kept];
}

/** Who does what: by it a step is known again when others come or go before it. */
function keyOf({ by, do: act, outcome }: StoryEvent): string {
  return `${by} ${act} ${outcome ?? ''}`;
}

/** Which of the earlier steps each later one was: as many as can keep their order; of as many steps, one by one. */
function align(from: readonly string[], to: readonly string[]): ReadonlyMap<number, number> {
  if (from.length === to.length) return new Map(to.map((_, index) => [index, index]));
  const longest = Array.from({ length: from.length + 1 }, () => new Array<number>(to.length + 1).fill(0));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = from.length - 1; i >= 0; i -= 1)
    for (let j = to.length - 1; j >= 0; j -= 1)
      longest[i]![j] = from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const met = new Map<number, number>();
  for (let i = 0, j = 0; i < from.length && j < to.length;) {
    if (from[i] === to[j]) met.set(j++, i++);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return met;
}

function bare({ answers: _answers, scope: _scope, expect: _expect, ...rest }: StoryEvent): object {
  return rest;
}

/** Two outcomes that people call the same are told apart as they are written. */
function told(said: readonly [string, string], from: unknown, to: unknown): readonly [string, string] {
  return said[0] === said[1] ? [JSON.stringify(from), JSON.stringify(to)] : said;
}

function diffRecord(
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
  tell: (name: string, from: unknown, to: unknown) => RegimeChange,
): readonly RegimeChange[] {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...names].flatMap((name) => {
    const [was, is] = [own(from, name), own(to, name)];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [tell(name, was, is)];
  });
}

function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function wordAnswer(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}
