import type { MatrixDocument, MatrixInput, MatrixRow } from '../../form-schemas/engine/model/matrix';
import type { Fact } from '../../form-schemas/engine/model/fact';
import type { Value } from '../../form-schemas/engine/value';

/** Synthetic tables for the bench: a space of columns split at random until there are enough rows, so complete and disjoint. */

export interface SyntheticTable {
  readonly facts: readonly Fact[];
  readonly document: MatrixDocument;
  /** Questions in the engine's inside form, money in fen. */
  readonly questions: readonly Readonly<Record<string, Value>>[];
}

type Part = { readonly low: number; readonly high: number } | { readonly values: readonly string[] };

const OPTIONS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const KINDS = ['money', 'enum', 'integer', 'boolean', 'money', 'integer', 'enum', 'money'] as const;

/** A repeatable sequence of numbers in [0, 1). */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `rows` × `columns`, numbers between 0 and 1,000,000. */
export function syntheticTable(rows: number, columns: number, seed = 7): SyntheticTable {
  const random = sequence(seed);
  const kinds = Array.from({ length: columns }, (_, c) => KINDS[c % KINDS.length]!);
  let boxes: Part[][] = [
    kinds.map((kind) =>
      kind === 'boolean'
        ? { values: ['true', 'false'] }
        : kind === 'enum'
          ? { values: OPTIONS }
          : { low: 0, high: 1_000_000 },
    ),
  ];
  while (boxes.length < rows) {
    const at = Math.floor(random() * boxes.length);
    const column = Math.floor(random() * columns);
    const halves = split(boxes[at]![column]!, random);
    if (halves)
      boxes = [
        ...boxes.slice(0, at),
        ...boxes.slice(at + 1),
        ...halves.map((half) => boxes[at]!.map((part, c) => (c === column ? half : part))),
      ];
  }
  const inputs = kinds.map((kind, c): MatrixInput => ({
    code: `c${c}`,
    title: `列${c}`,
    expression: `n${c}`,
    ...(kind === 'money' || kind === 'integer' ? { domain: '[0..1000000)' } : {}),
  }));
  const document: MatrixDocument = {
    code: 'synthetic',
    title: '合成矩阵',
    clause: ['S-1'],
    hit: 'unique',
    inputs,
    rows: boxes.map((box, r): MatrixRow => ({
      id: `r${r}`,
      when: Object.fromEntries(box.map((part, c) => [`c${c}`, cellText(part, kinds[c]!)])),
      chain: [{ action: 'decide', mode: 'one', bodies: [`body-${r % 7}`] }],
      clause: [`S-${r}`],
    })),
  };
  const facts = kinds.map((kind, c): Fact => ({
    name: `n${c}`,
    title: `列${c}`,
    type: kind,
    owner: { kind: 'case' },
    provenance: 'given',
    ...(kind === 'enum' ? { options: OPTIONS.map((value) => ({ value, title: value })) } : {}),
  }));
  const questions = Array.from({ length: 1000 }, () =>
    Object.fromEntries(kinds.map((kind, c) => [`n${c}`, valueOf(kind, random)])),
  );
  return { facts, document, questions };
}

function split(part: Part, random: () => number): readonly [Part, Part] | null {
  if ('values' in part) {
    if (part.values.length < 2) return null;
    const cut = 1 + Math.floor(random() * (part.values.length - 1));
    return [{ values: part.values.slice(0, cut) }, { values: part.values.slice(cut) }];
  }
  const cut = Math.floor(part.low + (part.high - part.low) * (0.2 + 0.6 * random()));
  return cut > part.low && cut < part.high
    ? [
        { low: part.low, high: cut },
        { low: cut, high: part.high },
      ]
    : null;
}

function cellText(part: Part, kind: (typeof KINDS)[number]): string {
  if ('low' in part) return part.low === 0 && part.high === 1_000_000 ? '-' : `[${part.low}..${part.high})`;
  const all = kind === 'boolean' ? 2 : OPTIONS.length;
  if (part.values.length === all) return '-';
  return part.values.map((value) => (kind === 'boolean' ? value : `"${value}"`)).join(', ');
}

function valueOf(kind: (typeof KINDS)[number], random: () => number): Value {
  if (kind === 'money') return Math.floor(random() * 100_000_000);
  if (kind === 'integer') return Math.floor(random() * 1_000_000);
  return kind === 'boolean' ? random() < 0.5 : OPTIONS[Math.floor(random() * OPTIONS.length)]!;
}
