import type { FormDocument, FormNode } from '../../../form-schemas/engine/model/form';
import type { Json, JsonObject } from '../../../form-schemas/engine/value';

/** Random forms and answers from a seed: conditions and computations hang on other fields in every direction but circles. */

export type Random = (below: number) => number;

export function randomOf(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

type Simple = 'Text' | 'Money' | 'Integer' | 'YesNo' | 'Select';
const SIMPLE: readonly Simple[] = ['Text', 'Money', 'Integer', 'YesNo', 'Select'];
const TYPES = { Text: 'string', Money: 'string', Integer: 'number', YesNo: 'boolean', Select: 'string' } as const;

interface Known {
  readonly key: string;
  readonly component: Simple;
}

export interface RandomForm {
  readonly document: FormDocument;
  answers(random: Random): JsonObject;
}

function condition(random: Random, known: readonly Known[]): string {
  const one = (): string => {
    const { key, component } = known[random(known.length)] as Known;
    switch (component) {
      case 'Text':
        return `${key} != null`;
      case 'Money':
        return `${key} ${random(2) ? '>=' : '<'} ${['0.01', '100', '300000'][random(3)] ?? ''}`;
      case 'Integer':
        return `${key} ${random(2) ? '>' : '<='} ${random(6)}`;
      case 'YesNo':
        return random(2) ? key : `not(${key})`;
      case 'Select':
        return `${key} ${random(2) ? '=' : '!='} "${['a', 'b', 'c'][random(3)] ?? ''}"`;
    }
  };
  return random(3) ? one() : `${one()} ${random(2) ? 'and' : 'or'} ${one()}`;
}

function computation(random: Random, known: readonly Known[], component: Simple): string | null {
  const same = known.filter((each) => each.component === component);
  const numbers = known.filter((each) => each.component === 'Integer');
  const first = same[random(Math.max(1, same.length))];
  if (component === 'YesNo') return condition(random, known);
  if (first === undefined || numbers.length === 0) return null;
  if (component === 'Money') return `${first.key} * ${random(3) + 1} + ${random(1000)}`;
  return component === 'Integer'
    ? `if ${first.key} > 2 then ${first.key} + 1 else ${numbers[0]?.key ?? '0'} * 2`
    : null;
}

function field(
  random: Random,
  key: string,
  index: number,
  known: readonly Known[],
): { readonly node: FormNode; readonly component: Simple } {
  const component = SIMPLE[random(SIMPLE.length)] ?? 'Text';
  const computed = known.length > 0 && random(4) === 0 ? computation(random, known, component) : null;
  const required =
    random(3) === 0 ? true : known.length > 0 && random(3) === 0 ? `{{${condition(random, known)}}}` : undefined;
  const node: FormNode = {
    type: TYPES[component],
    title: `字段${key}`,
    'x-component': component,
    'x-index': index,
    ...(component === 'Select' ? { enum: ['a', 'b', 'c'].map((value) => ({ value, label: value })) } : {}),
    ...(known.length > 0 && random(2) ? { 'x-visible': `{{${condition(random, known)}}}` } : {}),
    ...(required === undefined ? {} : { required }),
    ...(computed === null ? {} : { 'x-computed': `{{${computed}}}` }),
  };
  return { node, component };
}

function answer(random: Random, component: Simple): Json | undefined {
  if (random(4) === 0) return undefined;
  switch (component) {
    case 'Text':
      return ['甲', '乙丙', '😀'][random(3)] ?? '甲';
    case 'Money':
      return `${random(2) ? random(200) : random(600_000)}.${random(10)}${random(10)}`;
    case 'Integer':
      return random(7);
    case 'YesNo':
      return random(2) === 1;
    case 'Select':
      return ['a', 'b', 'c'][random(3)] ?? 'a';
  }
}

/** Positions 1…count in random order: where a field stands says nothing about what it hangs on. */
function shuffled(random: Random, count: number): readonly number[] {
  const positions = Array.from({ length: count }, (_, index) => index + 1);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = random(at + 1);
    [positions[at], positions[other]] = [positions[other] ?? 0, positions[at] ?? 0];
  }
  return positions;
}

export function randomForm(seed: number): RandomForm {
  const random = randomOf(seed);
  const count = 8 + random(8);
  const positions = shuffled(random, count + 4);
  const known: Known[] = [];
  const columns: Known[] = [];
  const top: [string, FormNode][] = [];
  const sections: readonly [string, FormNode][][] = [[], []];
  const given: Known[] = [];
  for (let at = 0; at < count; at += 1) {
    const key = `f${at}`;
    const { node, component } = field(random, key, positions[at] ?? 0, known);
    const place = at < 2 ? top : [top, top, ...sections][random(4)];
    place?.push([key, node]);
    known.push({ key, component });
    given.push({ key, component });
    if (at === count >> 1)
      top.push(...tableOf(random, known, columns, positions[count] ?? 0, positions[count + 1] ?? 0));
  }
  sections.forEach((inside, at) => {
    if (inside.length === 0) return;
    const visible = random(2) ? { 'x-visible': `{{${condition(random, given.slice(0, 2))}}}` } : {};
    const node: FormNode = {
      type: 'void',
      title: `组${at}`,
      'x-component': 'Section',
      'x-index': positions[count + 2 + at] ?? 0,
      ...visible,
      properties: Object.fromEntries(inside),
    };
    top.push([`s${at}`, node]);
  });
  return {
    document: {
      code: 'random',
      title: '随机表',
      clause: ['R-1'],
      schema: { type: 'object', properties: Object.fromEntries(shuffle(random, top)) },
    },
    answers: (draw) => answersOf(draw, given, columns),
  };
}

/** A table and the total over it, which later fields may hang on. */
function tableOf(
  random: Random,
  known: Known[],
  columns: Known[],
  position: number,
  next: number,
): [string, FormNode][] {
  const nodes: [string, FormNode][] = [];
  for (let at = 0; at < 4; at += 1) {
    const { node, component } = field(random, `c${at}`, 10 - at, at === 0 ? known : [...columns, ...known]);
    nodes.push([`c${at}`, node]);
    columns.push({ key: `c${at}`, component });
  }
  nodes.push([
    'amount',
    { type: 'string', title: '金额', 'x-component': 'Money', 'x-index': 1, ...(random(2) ? { required: true } : {}) },
  ]);
  columns.push({ key: 'amount', component: 'Money' });
  const required = random(2) ? { required: true } : {};
  known.push({ key: 'total', component: 'Money' });
  return [
    [
      't',
      {
        type: 'array',
        title: '明细',
        'x-component': 'Table',
        'x-index': position,
        ...required,
        items: { type: 'object', properties: Object.fromEntries(nodes) },
      },
    ],
    [
      'total',
      { type: 'string', title: '合计', 'x-component': 'Money', 'x-index': next, 'x-computed': '{{sum(t.amount)}}' },
    ],
  ];
}

function answersOf(random: Random, given: readonly Known[], columns: readonly Known[]): JsonObject {
  const record = (fields: readonly Known[]): JsonObject =>
    Object.fromEntries(
      fields.flatMap(({ key, component }) => {
        const json = answer(random, component);
        return json === undefined ? [] : [[key, json] as const];
      }),
    );
  const rows = random(4);
  return { ...record(given), ...(rows === 0 ? {} : { t: Array.from({ length: rows }, () => record(columns)) }) };
}

function shuffle<T>(random: Random, items: readonly T[]): readonly T[] {
  const order = shuffled(random, items.length);
  return order.map((position) => items[position - 1] as T);
}
