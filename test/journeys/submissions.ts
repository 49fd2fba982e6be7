import type { CompiledField, CompiledRegime, FieldState, Json, JsonObject, Type } from '../../form-schemas/engine';

export interface Submission {
  readonly form: string;
  readonly answers: Json;
  readonly facts: JsonObject;
}

/** What is said of a submission, in the words of the API. */
export interface Verdict {
  readonly answers: Json;
  readonly facts: JsonObject;
  readonly fields: readonly FieldState[];
  readonly findings: readonly {
    readonly code: string;
    readonly path: string | null;
    readonly severity: string;
    readonly message: string;
    readonly article: string | null;
  }[];
}

/** Numbers in [0, 1) from a seed, the same on every machine (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Amounts at every bound that a city's texts are likely to draw, with one fen to either side. */
const YUAN = [
  '0.00',
  '300000.00',
  '500000.00',
  '1000000.00',
  '2000000.00',
  '5000000.00',
  '10000000.00',
  '500000000.00',
];
const AMOUNTS = YUAN.flatMap((yuan) => {
  const fen = Math.round(Number(yuan) * 100);
  return [fen - 1, fen, fen + 1].map(
    (at) => `${at < 0 ? '-' : ''}${Math.trunc(Math.abs(at) / 100)}.${String(Math.abs(at) % 100).padStart(2, '0')}`,
  );
});
const ODD_MONEY = [
  '２００００００.００',
  '200万',
  '2,000,000.00',
  '1.005',
  '-0.00',
  '1e6',
  ' 300000.00 ',
  '1000000000000.01',
  '0x10',
  '00.10',
  '300000',
  300000,
  300000.5,
];
const ODD_DATES = [
  '2026-02-29',
  '2024-02-29',
  '2026-2-9',
  '２０２６-０１-０１',
  '20260101',
  '2026-13-01',
  46023,
  '今天',
];
const ODD_NUMBERS: readonly Json[] = [
  -1,
  0,
  1,
  3,
  5,
  1.5,
  1e300,
  9_007_199_254_740_991,
  9_007_199_254_740_992,
  '3',
  '３',
  '',
];
const ODD_TEXTS = [
  '',
  ' ',
  '\u3000',
  '甲',
  '甲'.repeat(60),
  '长'.repeat(6_000),
  '<img src=x onerror=alert(1)>',
  '{{constructor}}',
  '__proto__',
  '\u202E倒写',
  '\u0001',
  '２０２６',
  '一行\n二行',
  '😀'.repeat(30),
  "'; drop table",
];
const WRONG: readonly Json[] = [null, true, 7, '甲', [], [null], {}, [[]], { value: 1 }, ['甲', 2], -0];
const UNKNOWN_KEYS = ['extra', 'declaredTotl', 'toString', 'hasOwnProperty', 'valueOf', '总投资', 'a.b', 'funds[0]'];

/**
 * Submissions over every form of a regime, by a seed: valid where the example is, otherwise with some of its fields
 * changed, emptied, mistyped, filled although hidden, at a bound, and with keys that no form has.
 */
export function submissions(
  regime: CompiledRegime,
  examples: ReadonlyMap<string, JsonObject>,
  count: number,
  seed: number,
): readonly Submission[] {
  const next = numbersFrom(seed);
  const among = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const chance = (share: number): boolean => next() < share;
  const forms = [...regime.forms.values()];

  const options = (field: CompiledField): readonly string[] => [...(field.limits.options ?? [])];

  const valueOf = (field: CompiledField): Json => {
    if (chance(0.12)) return among(WRONG);
    switch (field.component) {
      case 'Money':
        return chance(0.75) ? among(AMOUNTS) : among<Json>(ODD_MONEY);
      case 'Integer':
      case 'Number':
        return among(ODD_NUMBERS);
      case 'Date':
        return chance(0.6)
          ? `2026-${among(['01', '02', '09', '12'])}-${among(['01', '15', '28'])}`
          : among<Json>(ODD_DATES);
      case 'YesNo':
        return chance(0.85) ? chance(0.5) : among<Json>(['true', 0, '是']);
      case 'Select':
      case 'Radio':
        return chance(0.85) ? among(options(field)) : among(['none', '', 'SELF-BUILD', 'toString']);
      case 'MultiSelect':
        return Array.from({ length: Math.floor(next() * 4) }, () => (chance(0.9) ? among(options(field)) : 'none'));
      case 'Attachment':
        return Array.from({ length: Math.floor(next() * 3) }, (_, index) => ({
          id: `file-${index}`,
          name: among(['材料.pdf', '', '<b>.pdf']),
          size: among<Json>([1_024, 0, -1, 1.5, '1024']),
          digest: among(['ab'.repeat(32), 'AB', '']),
          ...(chance(0.1) ? { path: '/etc/passwd' } : {}),
        }));
      case 'Table': {
        const columns = field.columns?.fields ?? [];
        const rows = chance(0.03) ? 60 : Math.floor(next() * 4);
        return Array.from({ length: rows }, () => (chance(0.05) ? among(WRONG) : recordOf(columns, 0.85)));
      }
      default:
        return among(ODD_TEXTS);
    }
  };

  function recordOf(fields: readonly CompiledField[], share: number): JsonObject {
    const answers = fields.filter(() => chance(share)).map((field): [string, Json] => [field.key, valueOf(field)]);
    return Object.fromEntries(chance(0.1) ? [...answers, [among(UNKNOWN_KEYS), among(WRONG)]] : answers);
  }

  const factOf = (type: Type): Json => {
    if (chance(0.05)) return among(WRONG);
    switch (type.kind) {
      case 'money':
        return among(AMOUNTS);
      case 'boolean':
        return chance(0.5);
      case 'integer':
        return among([0, 1, 5, 2026]);
      case 'enum':
        return among(type.values);
      case 'list':
        return [factOf(type.of)];
      default:
        return among(['甲', '乙']);
    }
  };

  return Array.from({ length: count }, (_, index): Submission => {
    const form = forms[index % 2 === 0 ? 0 : (index >> 1) % forms.length] ?? forms[0];
    if (!form) throw new Error('no form');
    const { code } = form.document;
    const fields = form.fields.filter((field) => field.type !== null && field.table === null);
    const example = examples.get(code) ?? recordOf(fields, 1);
    const facts = [...regime.vocabulary.facts.values()]
      .filter(() => chance(0.6))
      .map((fact): [string, Json] => [fact.name, factOf(regime.vocabulary.typeOf(fact.name) ?? { kind: 'text' })]);
    const kind = index % 10;
    const changes = kind === 0 ? [] : kind < 6 ? Array.from({ length: kind }, () => among(fields)) : [];
    const answers: Json =
      kind < 6
        ? { ...example, ...Object.fromEntries(changes.map((field) => [field.key, valueOf(field)])) }
        : kind === 9 && chance(0.2)
          ? among(WRONG.filter((wrong) => wrong !== null && typeof wrong === 'object' && !Array.isArray(wrong)))
          : recordOf(fields, among([0.1, 0.5, 0.9, 1]));
    return { form: code, answers, facts: Object.fromEntries(facts) };
  });
}
