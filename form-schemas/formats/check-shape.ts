import type { Finding } from '../engine/finding';
import type { Json, JsonObject } from '../engine/value';
import type { DocumentKind } from './document-kind';
import { nearest } from '../engine/expression/suggest';
import { pointerStep } from './read-json';
import type { SchemaNode } from './schema-node';
import { documentSchemas, resolveRef } from './schemas';

/** A document that is far off says the same over and over: more findings than this help nobody. */
export const MAX_SHAPE_FINDINGS = 100;

/**
 * Holds a document against the JSON Schema of its kind.
 *
 * @param file the name that findings carry in their path
 * @returns findings `shape-type`, `shape-missing`, `shape-unknown-key`, `shape-key`, `shape-option`, `shape-text`,
 * `shape-number`, `shape-alternative`; each names expected and given; none when the document fits
 */
export function checkShape(kind: DocumentKind, value: Json, file: string): readonly Finding[] {
  return checkAgainst(documentSchemas[kind], value, file);
}

/** As {@link checkShape}, for a document that is no regime's. */
export function checkAgainst(schema: SchemaNode, value: Json, file: string): readonly Finding[] {
  const findings: Finding[] = [];
  walk({ root: schema, file, findings }, schema, value, '');
  return findings.slice(0, MAX_SHAPE_FINDINGS);
}

interface Walk {
  readonly root: SchemaNode;
  readonly file: string;
  readonly findings: Finding[];
}

function walk(context: Walk, given: SchemaNode, value: Json, pointer: string): void {
  if (context.findings.length >= MAX_SHAPE_FINDINGS) return;
  const { context: inside, node } = follow(context, given);
  if (!typeFits(inside, node, value, pointer)) return;
  if (node.oneOf) {
    const variant = node.discriminator
      ? variantByTag(inside, node, node.discriminator.propertyName, value, pointer)
      : variantThatFits(inside, node, value, pointer);
    if (variant) walk(inside, variant, value, pointer);
    return;
  }
  if (node.const !== undefined && value !== node.const) {
    refuse(inside, 'shape-option', `应为 ${JSON.stringify(node.const)}`, value, pointer, { expected: node.const });
  }
  if (typeof value === 'string') walkText(inside, node, value, pointer);
  else if (typeof value === 'number') walkNumber(inside, node, value, pointer);
  else if (isList(value)) walkList(inside, node, value, pointer);
  else if (isObject(value)) walkObject(inside, node, value, pointer);
}

/** Goes to where `$ref` points; the describing words at the place of use win. */
function follow(context: Walk, given: SchemaNode): { readonly context: Walk; readonly node: SchemaNode } {
  if (given.$ref === undefined) return { context, node: given };
  const { root, node } = resolveRef(context.root, given.$ref);
  const inside = { ...context, root };
  if (node.$ref !== undefined) return follow(inside, node);
  return { context: inside, node: given.description === undefined ? node : { ...node, title: given.description } };
}

function typeFits(context: Walk, node: SchemaNode, value: Json, pointer: string): boolean {
  if (node.type === undefined) return true;
  const types = typeof node.type === 'string' ? [node.type] : node.type;
  const actual = typeOf(value);
  if (types.includes(actual) || (actual === 'integer' && types.includes('number'))) return true;
  const expected = types.map((type) => TYPE_WORDS[type] ?? type).join('或');
  refuse(context, 'shape-type', `应为${expected}${about(node)}`, value, pointer, { expected: types });
  return false;
}

function variantByTag(context: Walk, node: SchemaNode, tag: string, value: Json, pointer: string): SchemaNode | null {
  if (!isObject(value)) return null;
  const variants = new Map<string, SchemaNode>();
  for (const variant of node.oneOf ?? []) {
    const constant = follow(context, variant).node.properties?.[tag]?.const;
    if (typeof constant === 'string') variants.set(constant, variant);
  }
  if (!Object.hasOwn(value, tag)) {
    refuse(
      context,
      'shape-missing',
      `${node.description ?? '对象'}缺少“${tag}”（${[...variants.keys()].join('、')} 之一）`,
      undefined,
      pointer,
      {
        key: tag,
      },
    );
    return null;
  }
  const chosen = value[tag];
  const variant = typeof chosen === 'string' ? variants.get(chosen) : undefined;
  if (variant) return variant;
  refuseOption(context, node, [...variants.keys()], chosen ?? null, pointer + pointerStep(tag));
  return null;
}

/** Of untagged variants: nothing to say when one fits; else the one of the value's type that
 * knows most of its keys, then the one with the fewest findings; its findings are given. */
function variantThatFits(context: Walk, node: SchemaNode, value: Json, pointer: string): SchemaNode | null {
  const trials = (node.oneOf ?? []).map((variant) => {
    const findings: Finding[] = [];
    walk({ ...context, findings }, variant, value, pointer);
    const sameType = typeMatches(follow(context, variant).node, value);
    return { variant, findings, sameType };
  });
  if (trials.some((trial) => trial.findings.length === 0)) return null;
  const alike = trials
    .filter((trial) => trial.sameType)
    .map((trial) => ({ ...trial, keys: keysInCommon(follow(context, trial.variant).node, value) }))
    .sort((a, b) => b.keys - a.keys || a.findings.length - b.findings.length);
  const [best, second] = alike;
  // Objects that share no key with any form: which one was meant cannot be told.
  const lost = isObject(value) && alike.length > 1 && best?.keys === 0;
  const ahead = best && (!second || best.keys > second.keys || best.findings.length < second.findings.length);
  if (ahead && !lost) return best.variant;
  refuse(context, 'shape-alternative', `应为${node.description ?? '所列形式之一'}`, value, pointer, {});
  return null;
}

function keysInCommon(node: SchemaNode, value: Json): number {
  if (!isObject(value)) return 0;
  return Object.keys(value).filter((key) => Object.hasOwn(node.properties ?? {}, key)).length;
}

function typeMatches(node: SchemaNode, value: Json): boolean {
  return node.type === undefined || node.type === typeOf(value);
}

function walkText(context: Walk, node: SchemaNode, value: string, pointer: string): void {
  if (node.enum && !node.enum.includes(value)) refuseOption(context, node, node.enum, value, pointer);
  if (node.pattern !== undefined && !matcher(node.pattern).test(value)) {
    const use = node.title === undefined ? '' : `（${node.title}）`;
    refuse(context, 'shape-text', `应为${node.description ?? `符合 ${node.pattern} 的文字`}${use}`, value, pointer, {
      pattern: node.pattern,
    });
  }
}

function walkNumber(context: Walk, node: SchemaNode, value: number, pointer: string): void {
  if (node.minimum === undefined || value >= node.minimum) return;
  refuse(context, 'shape-number', `应不小于 ${node.minimum}${about(node)}`, value, pointer, { minimum: node.minimum });
}

function walkList(context: Walk, node: SchemaNode, value: readonly Json[], pointer: string): void {
  if (node.minItems !== undefined && value.length < node.minItems) {
    const told = { minItems: node.minItems };
    refuse(context, 'shape-items', `应至少有 ${node.minItems} 项${about(node)}`, [...value], pointer, told);
  }
  value.forEach((item, index) => node.items && walk(context, node.items, item, pointer + pointerStep(index)));
}

function walkObject(context: Walk, node: SchemaNode, value: JsonObject, pointer: string): void {
  for (const key of node.required ?? []) {
    if (Object.hasOwn(value, key)) continue;
    refuse(
      context,
      'shape-missing',
      `${node.title ?? node.description ?? '对象'}缺少“${key}”${wordsOf(context, node, key)}`,
      undefined,
      pointer,
      { key },
    );
  }
  const known = node.properties ?? {};
  const patterns = Object.entries(node.patternProperties ?? {});
  for (const [key, item] of Object.entries(value)) {
    const below = pointer + pointerStep(key);
    const child = Object.hasOwn(known, key)
      ? known[key]
      : patterns.find(([pattern]) => matcher(pattern).test(key))?.[1];
    if (child) walk(context, child, item, below);
    else if (node.additionalProperties === false) refuseKey(context, node, key, value, below);
  }
}

function refuseKey(context: Walk, node: SchemaNode, key: string, value: JsonObject, pointer: string): void {
  if (node.patternProperties) {
    const message = `键“${key}”的写法有误：${node.title ?? node.description ?? ''}`;
    return refuse(context, 'shape-key', message, undefined, pointer, { key });
  }
  const names = Object.keys(node.properties ?? {});
  const free = names.filter((name) => !Object.hasOwn(value, name));
  const meant = nearest(key, free);
  const hint = meant === undefined ? `可用的键：${names.join('、')}` : `是否为“${meant}”？`;
  refuse(context, 'shape-unknown-key', `没有名为“${key}”的键；${hint}`, undefined, pointer, {
    key,
    suggestion: meant ?? null,
  });
}

function refuseOption(context: Walk, node: SchemaNode, options: readonly string[], given: Json, pointer: string): void {
  const meant = typeof given === 'string' ? nearest(given, options) : undefined;
  const hint = meant === undefined ? '' : `；是否为“${meant}”？`;
  const words = `应为 ${options.join('、')} 之一${about(node)}`;
  refuse(context, 'shape-option', words, given, pointer, { options, suggestion: meant ?? null }, hint);
}

function refuse(
  context: Walk,
  code: string,
  words: string,
  given: Json | undefined,
  pointer: string,
  parameters: NonNullable<Finding['parameters']>,
  hint = '',
): void {
  const message = given === undefined ? words : `${words}；所给为${describe(given)}${hint}`;
  context.findings.push({ code, severity: 'error', message, path: `${context.file}#${pointer}`, parameters });
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  object: '对象',
  array: '列表',
  string: '文字',
  number: '数',
  integer: '整数',
  boolean: ' true 或 false',
  null: ' null',
};

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (isList(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function describe(value: Json): string {
  if (typeof value === 'string') return value.length > 60 ? `“${value.slice(0, 60)}…”` : `“${value}”`;
  if (isList(value)) return `有 ${value.length} 项的列表`;
  return isObject(value) ? '对象' : ` ${String(value)}`;
}

function about(node: SchemaNode): string {
  const words = node.title ?? node.description;
  return words === undefined ? '' : `（${words}）`;
}

function wordsOf(context: Walk, node: SchemaNode, key: string): string {
  const child = node.properties?.[key];
  return child ? about(follow(context, child).node) : '';
}

const matchers = new Map<string, RegExp>();

function matcher(pattern: string): RegExp {
  const known = matchers.get(pattern) ?? new RegExp(pattern, 'u');
  matchers.set(pattern, known);
  return known;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
