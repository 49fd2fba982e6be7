import {
  formatYuan,
  matchesUnary,
  parseYuan,
  writeFacts,
  type CompiledField,
  type CompiledForm,
  type Fact,
  type FormNode,
  type Json,
  type JsonObject,
  type Type,
  type UnaryTests,
  type Value,
  type Vocabulary,
} from '../../../form-schemas/engine';
import { textFormat } from '../../../form-schemas/engine/form/text-format';
import { t } from '../../i18n/t';

/** Amounts that are tried one after the other where bounds or a fact's domain say no, fen. */
const AMOUNTS = [100_000_000, 50_000_000, 10_000_000, 1_000_000, 1, 0, 500_000_000, 10_000_000_000];
const NUMBERS = [3, 1, 0, 2, 5, 10, 100, 1_000, 2026];
const DAYS = ['2026-06-01', '2026-01-01', '2025-06-01', '2027-06-01'];

/**
 * Answers for looking at a form: made of kinds, options and bounds, the same each time. They need not satisfy the
 * form's own rules: what those say is part of what one wants to see.
 */
export function sampleAnswers(form: CompiledForm): JsonObject {
  return answersOf(form.level.fields);
}

/** Values for the facts that a form reads and does not set. */
export function sampleFacts(form: CompiledForm, vocabulary: Vocabulary): JsonObject {
  const facts = form.reads.flatMap((name) => {
    const fact = vocabulary.facts.get(name);
    const type = vocabulary.typeOf(name);
    return fact && type && fact.owner.kind !== 'computed' ? [[name, sampleFact(fact, type, vocabulary)] as const] : [];
  });
  return Object.fromEntries(facts);
}

/** Facts of a form that can be tried out by hand: those that it reads, but no computed ones. */
export function factsToTry(form: CompiledForm, vocabulary: Vocabulary): readonly Fact[] {
  return form.reads.flatMap((name) => {
    const fact = vocabulary.facts.get(name);
    return fact && fact.owner.kind !== 'computed' ? [fact] : [];
  });
}

function answersOf(fields: readonly CompiledField[]): JsonObject {
  return Object.fromEntries(
    fields
      .filter((field) => field.type !== null && field.computed === null)
      .map((field) => [field.key, sampleOf(field)]),
  );
}

function sampleOf(field: CompiledField): Json {
  const { node, component, domain, limits } = field;
  if (node.default !== undefined) return node.default;
  const fits = (value: Value): boolean => domain === null || matchesUnary(domain, value);
  switch (component) {
    case 'Money': {
      const [low, high] = [node.minimum, node.maximum].map((bound) => parseYuan(bound ?? '').value);
      const fen = [...(low === null || low === undefined ? [] : [low]), ...(high ? [high] : [])];
      const found = [...AMOUNTS, ...fen].find(
        (amount) => amount >= (low ?? 0) && amount <= (high ?? Infinity) && fits(amount),
      );
      return yuan(found ?? AMOUNTS[0] ?? 0);
    }
    case 'Integer':
      return [...NUMBERS, ...numbers(node)].find((one) => within(one, node) && fits(one)) ?? 1;
    case 'Number':
      return String([...NUMBERS, ...numbers(node)].find((one) => within(one, node) && fits(one)) ?? 1);
    case 'Date':
      return (
        [...DAYS, node.minimum, node.maximum].find(
          (day) =>
            typeof day === 'string' &&
            (!node.minimum || day >= String(node.minimum)) &&
            (!node.maximum || day <= String(node.maximum)),
        ) ?? '2026-06-01'
      );
    case 'YesNo':
      return true;
    case 'Select':
    case 'Radio':
      return node.enum?.[0]?.value ?? null;
    case 'MultiSelect':
      return (node.items?.enum ?? []).slice(0, Math.max(limits.minItems ?? 1, 1)).map(({ value }) => value);
    case 'Attachment':
      return Array.from({ length: Math.max(limits.minItems ?? 1, 1) }, (_, at) => sampleFile(at));
    case 'Table': {
      const row = answersOf(field.columns?.fields ?? []);
      return Array.from({ length: Math.min(Math.max(limits.minItems ?? 1, 1), 5) }, () => row);
    }
    default:
      return sampleText(field, limits.minLength ?? 0, limits.maxLength);
  }
}

/** A file that is there only to be looked at. */
export function sampleFile(at: number): JsonObject {
  return {
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    name: t('示例文件{{count}}.pdf', { count: at + 1 }),
    size: 1024 * 1024,
    digest: String(at % 10).repeat(64),
  };
}

function sampleText(field: CompiledField, least: number, most: number | null): string {
  const format = field.node['x-format'];
  if (format !== undefined) {
    const { example } = textFormat(format);
    if (format !== 'digits') return example;
    return example.padEnd(least, example).slice(0, most ?? undefined);
  }
  const words = t('示例：{{title}}', { title: field.title });
  const long = words.padEnd(least, words);
  return most === null ? long : [...long].slice(0, most).join('');
}

function sampleFact(fact: Fact, type: Type, vocabulary: Vocabulary): Json {
  const domain: UnaryTests | undefined = vocabulary.domains.get(fact.name);
  const fits = (value: Value): boolean => domain === undefined || matchesUnary(domain, value);
  const given = sampleValue(type, fits);
  return (writeFacts(vocabulary, { [fact.name]: given })[fact.name] as Json | undefined) ?? null;
}

function sampleValue(type: Type, fits: (value: Value) => boolean): Value {
  switch (type.kind) {
    case 'money':
      return AMOUNTS.find(fits) ?? null;
    case 'integer':
    case 'number':
      return NUMBERS.find(fits) ?? null;
    case 'boolean':
      return fits(true);
    case 'date':
      return DAYS.find(fits) ?? null;
    case 'text':
      return t('示例');
    case 'enum':
      return type.values.find(fits) ?? null;
    case 'list': {
      const item = sampleValue(type.of, () => true);
      return item === null ? [] : [item];
    }
    default:
      return null;
  }
}

function numbers(node: FormNode): readonly number[] {
  return [node.minimum, node.maximum].map(Number).filter((bound) => Number.isSafeInteger(bound));
}

function within(value: number, node: FormNode): boolean {
  const [low, high] = [node.minimum, node.maximum].map((bound) => (bound === undefined ? null : Number(bound)));
  return (low == null || value >= low) && (high == null || value <= high);
}

function yuan(fen: number): string {
  return formatYuan(fen as Parameters<typeof formatYuan>[0]);
}
