import type { FormDocument, FormNode } from '../engine/model/form';
import { pointerStep } from './read-json';
import { COMPONENT_WORDS, FORMAT_WORDS, type RegimeWords } from './regime-words';
import { propertyWords, type WordProperty } from './word-property';
import { changed, compareByCode, compareProperties, type Pair, type Placed, type RegimeChange } from './regime-change';

interface Neighbour {
  readonly code: string;
  readonly title: string;
}

interface PlacedField {
  readonly node: FormNode;
  readonly key: string;
  /** Words of the section or table that holds it. */
  readonly within: string;
  /** What stands before it there, by its place among the fields; null: it is the first. */
  readonly previous: Neighbour | null;
  /** Of everything before it there, the nearest last. */
  readonly earlier: readonly string[];
}

/** Fields by key (columns of a table by the table's key besides): added, removed, changed, moved to another section or place. */
export function diffForm(pair: Pair<FormDocument>, words: RegimeWords): readonly RegimeChange[] {
  const title = `表单“${pair.after.item.title}”`;
  const word = propertyWords(words);
  const [before, after] = [fieldsOf(pair.before), fieldsOf(pair.after)];
  return [
    ...compareProperties(title, pair, ['schema'], word),
    ...compareByCode(
      before,
      after,
      (field) => `${title}字段“${wordField(field)}”`,
      (fields) => diffField(title, fields, word, isMoved(fields, before, after)),
      (field) => describeField(field, words),
    ),
  ];
}

function diffField(form: string, pair: Pair<PlacedField>, word: WordProperty, moved: boolean): readonly RegimeChange[] {
  const [before, after] = [pair.before.item, pair.after.item];
  const title = `${form}字段“${wordField(after)}”`;
  const nodes = {
    before: { item: before.node, path: pair.before.path },
    after: { item: after.node, path: pair.after.path },
  };
  return [
    ...(moved ? [changed(`${title} 位置`, pair.after.path, wordPlace(before), wordPlace(after), 'moved')] : []),
    ...compareProperties(title, nodes, ['x-index', 'type', 'properties', 'items'], word),
    ...compareProperties(
      `${title} 各项`,
      {
        before: { item: before.node.items ?? {}, path: pair.before.path },
        after: { item: after.node.items ?? {}, path: pair.after.path },
      },
      ['type', 'properties'],
      word,
    ),
  ];
}

function fieldsOf(form: Placed<FormDocument>): ReadonlyMap<string, Placed<PlacedField>> {
  const fields = new Map<string, Placed<PlacedField>>();
  const walk = (nodes: Readonly<Record<string, FormNode>>, base: string, scope: string, within: string): void => {
    const earlier: Neighbour[] = [];
    const inOrder = Object.entries(nodes).sort(([, a], [, b]) => a['x-index'] - b['x-index']);
    for (const [key, node] of inOrder) {
      const path = `${base}/properties${pointerStep(key)}`;
      const place = { within, previous: earlier.at(-1) ?? null, earlier: earlier.map(({ code }) => code) };
      fields.set(scope + key, { item: { node, key, ...place }, path });
      earlier.push({ code: scope + key, title: node.title ?? key });
      if (node.properties)
        walk(node.properties, path, node.type === 'object' ? `${scope}${key}.` : scope, node.title ?? key);
      if (node.items?.properties) walk(node.items.properties, `${path}/items`, `${scope}${key}.`, node.title ?? key);
    }
  };
  walk(form.item.schema.properties, `${form.path}/schema`, '', '表单');
  return fields;
}

/** A field that is new or gone: what kind it is, whether it must be filled, where it stands, what it sets. */
function describeField(field: PlacedField, words: RegimeWords): string {
  const { node } = field;
  const required =
    node.required === true
      ? '必填'
      : typeof node.required === 'string'
        ? `${words.formula(node.required)}时必填`
        : '选填';
  const fact = node['x-fact'] === undefined ? undefined : words.document(node['x-fact']);
  return [
    COMPONENT_WORDS[node['x-component']] ?? node['x-component'],
    ...(node['x-format'] === undefined ? [] : [`写法为${FORMAT_WORDS[node['x-format']]}`]),
    ...(node.type === 'void' ? [] : [required]),
    `在${wordPlace(field)}`,
    ...(node['x-visible'] === undefined ? [] : [`${words.formula(node['x-visible'])}时显示`]),
    ...(fact === undefined ? [] : [`写入事实“${fact}”`]),
  ].join('，');
}

function wordField(field: PlacedField): string {
  return field.node.title ?? field.key;
}

function wordPlace({ within, previous }: PlacedField): string {
  return previous ? `“${within}”的“${previous.title}”之后` : `“${within}”的最前`;
}

type Fields = ReadonlyMap<string, Placed<PlacedField>>;

/**
 * Whether people find a field elsewhere: in another section, or itself given another place and now after another one of
 * those that both forms have. Fields that come or go around it, and another way to number the same order, move nothing.
 */
function isMoved({ before, after }: Pair<PlacedField>, was: Fields, is: Fields): boolean {
  if (before.item.within !== after.item.within) return true;
  if (before.item.node['x-index'] === after.item.node['x-index']) return false;
  const shared = ({ item: { earlier } }: Placed<PlacedField>): string | undefined =>
    earlier.findLast((code) => was.has(code) && is.has(code));
  return shared(before) !== shared(after);
}
