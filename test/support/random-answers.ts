import type { Day } from '../../form-schemas/engine/day';
import { addDays } from '../../form-schemas/engine/day';
import { evaluateForm } from '../../form-schemas/engine/form/evaluate-form';
import type { FormNode } from '../../form-schemas/engine/model/form';
import type { CompiledRegime } from '../../form-schemas/engine/procedure/compiled';
import type { Facts, Json, JsonObject } from '../../form-schemas/engine/value';
import { drawFormat } from './draw-format';

/** A whole number from 0, below a bound. */
export type Random = (below: number) => number;

export function randomOf(seed: number): Random {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export function pick<T>(random: Random, from: readonly T[]): T | undefined {
  return from[random(from.length || 1)];
}

export interface Filling {
  readonly form: string;
  readonly facts: Facts;
  readonly bodies: readonly string[];
  readonly on: Day;
  readonly previous?: JsonObject;
}

type Answers = Record<string, Json>;
const MOST_REPAIRS = 60;

/**
 * Answers that a form takes, found by filling at random and mending what it finds fault with; after many tries as far as it
 * came. Amounts are drawn from those that the regime itself speaks of, so that every band is met.
 */
export function randomAnswers(regime: CompiledRegime, filling: Filling, random: Random): JsonObject {
  const form = regime.forms.get(filling.form);
  if (!form) return {};
  const amounts = amountsOf(regime);
  const answers: Answers = {};
  for (let repair = 0; repair < MOST_REPAIRS; repair += 1) {
    const { value, findings } = evaluateForm(form, regime.vocabulary, {
      answers,
      facts: filling.facts,
      bodies: filling.bodies,
      ...(filling.previous === undefined ? {} : { previous: filling.previous }),
    });
    const wrong = findings.filter(({ severity }) => severity === 'error').map(({ path = '' }) => path);
    if (repair > 0 && wrong.length === 0) return answers;
    const paths =
      repair === 0
        ? value.fields
            .filter(({ visible, editable, required }) => visible && editable && (required || random(2) === 0))
            .map(({ path }) => path)
        : wrong;
    for (const path of paths)
      fillAt(form.document.schema.properties, answers, path, { random, amounts, on: filling.on });
  }
  return answers;
}

interface Drawing {
  readonly random: Random;
  readonly amounts: readonly string[];
  readonly on: Day;
}

function fillAt(nodes: Readonly<Record<string, FormNode>>, answers: Answers, path: string, drawing: Drawing): void {
  const [, key = '', index, column] = /^([^.[]+)(?:\[(\d+)\])?(?:\.(.+))?$/.exec(path) ?? [];
  const node = find(nodes, key);
  if (!node || node['x-component'] === 'Section') return;
  if (index === undefined || column === undefined) {
    answers[key] = draw(node, answers, drawing);
    return;
  }
  const rows = answers[key];
  const cell = node.items?.properties?.[column];
  const row = Array.isArray(rows) ? (rows[Number(index)] as Answers | undefined) : undefined;
  if (cell && row) row[column] = draw(cell, answers, drawing);
}

/** A field by its key, in sections too. */
function find(nodes: Readonly<Record<string, FormNode>>, key: string): FormNode | null {
  for (const [name, node] of Object.entries(nodes)) {
    if (name === key) return node;
    const inside = node['x-component'] === 'Section' ? find(node.properties ?? {}, key) : null;
    if (inside) return inside;
  }
  return null;
}

function draw(node: FormNode, answers: Answers, drawing: Drawing): Json {
  const { random, on } = drawing;
  const between = (least: number, most: number) => least + random(most - least + 1);
  switch (node['x-component']) {
    case 'Text':
    case 'LongText': {
      if (node['x-format']) return drawFormat(node['x-format'], random, node.minLength, node.maxLength);
      const length = Math.max(node.minLength ?? 0, Math.min(node.maxLength ?? 20, 4));
      return '示例文字'.repeat(Math.ceil(length / 4)).slice(0, length);
    }
    case 'Organisation':
      return '示例单位';
    case 'Money':
      return amount(node, answers, drawing);
    case 'Integer': {
      const least = typeof node.minimum === 'number' ? node.minimum : 0;
      const most = typeof node.maximum === 'number' ? node.maximum : least + 60;
      return random(3) === 0 ? (pick(random, [least, most]) ?? least) : between(least, most);
    }
    case 'Number':
      return (
        pick(random, ['0', '0.05', '0.1', '0.5', '1', String(node.minimum ?? '0'), String(node.maximum ?? '1')]) ?? '1'
      );
    case 'Date': {
      const day = addDays(on, pick(random, [0, 0, 0, -1, -30, 30, 200]) ?? 0);
      const [least, most] = [node.minimum, node.maximum];
      return typeof least === 'string' && day < least ? least : typeof most === 'string' && day > most ? most : day;
    }
    case 'YesNo':
      return random(2) === 0;
    case 'Select':
    case 'Radio':
      return pick(random, node.enum ?? [])?.value ?? null;
    case 'MultiSelect': {
      const options = (node.items?.enum ?? []).map(({ value }) => value);
      const from = random(options.length || 1);
      const count = Math.max(
        node.minItems ?? 1,
        1 + random(Math.max(1, Math.min(node.maxItems ?? 99, options.length))),
      );
      return [...options.slice(from), ...options.slice(0, from)].slice(0, count);
    }
    case 'Attachment': {
      const file = (at: number) => ({ id: `file-${at}`, name: `附件${at}.pdf`, size: 10, digest: 'a'.repeat(64) });
      return Array.from({ length: Math.max(1, node.minItems ?? 1) }, (_, at) => file(at));
    }
    case 'Table': {
      const columns = Object.entries(node.items?.properties ?? {});
      const row = () => Object.fromEntries(columns.map(([name, cell]) => [name, draw(cell, answers, drawing)]));
      return Array.from({ length: Math.max(1, node.minItems ?? 1) }, row);
    }
    default:
      return null;
  }
}

/** Half the time an amount that stands elsewhere in the form: parts must add up to their whole. */
function amount(node: FormNode, answers: Answers, { random, amounts }: Drawing): string {
  const others = JSON.stringify(answers).match(/(?<=")\d+\.\d\d(?=")/g) ?? [];
  const drawn = (random(2) === 0 ? pick(random, others) : undefined) ?? pick(random, amounts) ?? '1.00';
  const [least, most] = [node.minimum, node.maximum].map((bound) => (bound === undefined ? null : Number(bound)));
  if (typeof least === 'number' && Number(drawn) < least) return least.toFixed(2);
  return typeof most === 'number' && Number(drawn) > most ? most.toFixed(2) : drawn;
}

const known = new WeakMap<CompiledRegime['regime'], readonly string[]>();

/** Amounts that stand in matrices, checks and parameters, and those just below and above. */
export function amountsOf({ regime }: CompiledRegime): readonly string[] {
  const before = known.get(regime);
  if (before) return before;
  const text = JSON.stringify([regime.matrices, regime.checks, regime.parameters, regime.procedures, regime.facts]);
  const numbers = [...text.matchAll(/(?<![\w.-])\d{3,12}(?:\.\d\d)?(?![\w.-])/g)].map(([found]) => Number(found));
  const cents = [...new Set(numbers)]
    .filter((one) => one >= 100)
    .flatMap((one) => [one * 100 - 1, one * 100, one * 100 + 1, one * 50]);
  const amounts = [1, 100, 1_000, 100_000, ...cents].map((fen) => (Math.round(fen) / 100).toFixed(2));
  known.set(regime, amounts);
  return amounts;
}
