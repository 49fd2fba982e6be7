import type { FormDocument, FormNode } from '../engine/model/form';
import { pointerStep } from './read-json';
import { changed, compareByCode, compareProperties, type Pair, type Placed, type RegimeChange } from './regime-change';

interface PlacedField {
  readonly node: FormNode;
  readonly key: string;
  /** Words of the section or table that holds it. */
  readonly within: string;
}

/** Fields by key (columns of a table by the table's key besides): added, removed, changed, moved to another section or place. */
export function diffForm(pair: Pair<FormDocument>): readonly RegimeChange[] {
  const title = `表单“${pair.after.item.title}”`;
  return [
    ...compareProperties(title, pair, ['schema']),
    ...compareByCode(
      fieldsOf(pair.before),
      fieldsOf(pair.after),
      (field) => `${title}字段“${wordField(field)}”`,
      (fields) => diffField(title, fields),
    ),
  ];
}

function diffField(form: string, pair: Pair<PlacedField>): readonly RegimeChange[] {
  const [before, after] = [pair.before.item, pair.after.item];
  const title = `${form}字段“${wordField(after)}”`;
  const moved = before.within !== after.within || before.node['x-index'] !== after.node['x-index'];
  const nodes = {
    before: { item: before.node, path: pair.before.path },
    after: { item: after.node, path: pair.after.path },
  };
  return [
    ...(moved ? [changed(`${title} 位置`, pair.after.path, wordPlace(before), wordPlace(after), 'moved')] : []),
    ...compareProperties(title, nodes, ['x-index', 'properties', 'items']),
    ...compareProperties(
      `${title} 各项`,
      {
        before: { item: before.node.items ?? {}, path: pair.before.path },
        after: { item: after.node.items ?? {}, path: pair.after.path },
      },
      ['properties'],
    ),
  ];
}

function fieldsOf(form: Placed<FormDocument>): ReadonlyMap<string, Placed<PlacedField>> {
  const fields = new Map<string, Placed<PlacedField>>();
  const walk = (nodes: Readonly<Record<string, FormNode>>, base: string, scope: string, within: string): void => {
    for (const [key, node] of Object.entries(nodes)) {
      const path = `${base}/properties${pointerStep(key)}`;
      fields.set(scope + key, { item: { node, key, within }, path });
      if (node.properties)
        walk(node.properties, path, node.type === 'object' ? `${scope}${key}.` : scope, node.title ?? key);
      if (node.items?.properties) walk(node.items.properties, `${path}/items`, `${scope}${key}.`, node.title ?? key);
    }
  };
  walk(form.item.schema.properties, `${form.path}/schema`, '', '表单');
  return fields;
}

function wordField(field: PlacedField): string {
  return field.node.title ?? field.key;
}

function wordPlace(field: PlacedField): string {
  return `${field.within} 第 ${field.node['x-index']} 位`;
}
