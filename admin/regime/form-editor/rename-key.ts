import { parseExpression, type FormDocument, type FormNode, type Json, type Node } from '../../../form-schemas/engine';
import { children } from '../../../form-schemas/engine/expression/ast';
import { ruleExpression } from '../../../form-schemas/engine/form/rule-text';
import type { Edited } from './edit-form';
import { containerOf, isColumn, join, keyOf, ownerOf, valueAt } from './pointer';

interface Renaming {
  readonly from: string;
  readonly to: string;
  /** Of a column: the key of its table. */
  readonly table: string | null;
  /** Columns of tables by the table's key, for what a filter brings into reach. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Span {
  readonly at: number;
  readonly end: number;
}

/**
 * Gives a node another key and writes it into every rule of the form that names the old one.
 *
 * @returns the form, and the number of rules that were rewritten; a rule that cannot be read stays as it is and is told
 * by its pointer when the old key stands in its text
 */
export function renameKey(
  document: FormDocument,
  pointer: string,
  to: string,
): Edited & { readonly rewritten: number; readonly unread: readonly string[] } {
  const table = isColumn(pointer) ? keyOf(ownerOf(containerOf(pointer))) : null;
  const renaming: Renaming = { from: keyOf(pointer), to, table, columns: columnsOf(document) };
  const unread: string[] = [];
  let rewritten = 0;

  const rule = (text: string, inside: string | null, at: string): string => {
    const expression = ruleExpression(text);
    if (expression === null) return text;
    const parsed = parseExpression(expression).value;
    if (parsed === null) {
      if (expression.includes(renaming.from)) unread.push(at);
      return text;
    }
    const spans = spansOf(parsed, renaming, inside);
    if (spans.length === 0) return text;
    rewritten += 1;
    return `{{${replace(expression, spans, to)}}}`;
  };
  const walk = (nodes: Readonly<Record<string, FormNode>>, container: string, inside: string | null) =>
    Object.fromEntries(
      Object.entries(nodes).map(([key, node]): [string, FormNode] => {
        const here = join(container, key);
        const visit = (text: string, at: string): string => rule(text, inside, here + at);
        return [here === pointer ? to : key, rewriteNode(node, key, here, visit, walk)];
      }),
    );
  const properties = walk(document.schema.properties, '/schema/properties', null);
  return {
    document: { ...document, schema: { ...document.schema, properties } },
    pointer: join(containerOf(pointer), to),
    rewritten,
    unread,
  };
}

type Walk = (
  nodes: Readonly<Record<string, FormNode>>,
  container: string,
  inside: string | null,
) => Readonly<Record<string, FormNode>>;

function rewriteNode(
  node: FormNode,
  key: string,
  here: string,
  visit: (text: string, at: string) => string,
  walk: Walk,
): FormNode {
  let next = node;
  for (const place of ['x-visible', 'required', 'x-computed'] as const) {
    const text = node[place];
    if (typeof text === 'string') next = { ...next, [place]: visit(text, `/${place}`) };
  }
  if (node['x-rules']) {
    const rules = node['x-rules'].map((one, index) => ({ ...one, test: visit(one.test, `/x-rules/${index}/test`) }));
    next = { ...next, 'x-rules': rules };
  }
  if (node['x-component'] === 'Section' && node.properties) {
    next = { ...next, properties: walk(node.properties, `${here}/properties`, null) };
  }
  if (node['x-component'] === 'Table' && node.items?.properties) {
    next = {
      ...next,
      items: { ...node.items, properties: walk(node.items.properties, `${here}/items/properties`, key) },
    };
  }
  return next;
}

/** Where an expression names the node. `inside`: the table to whose columns the rule belongs. */
function spansOf(root: Node, renaming: Renaming, inside: string | null): readonly Span[] {
  const { from, table } = renaming;
  const spans: Span[] = [];
  /** `rows`: tables whose columns are in reach by their bare names; `locals`: names of loops, with the table they run over. */
  const walk = (node: Node, rows: readonly (string | null)[], locals: ReadonlyMap<string, string | null>): void => {
    const tableOf = (of: Node): string | null => {
      if (of.kind === 'filter') return tableOf(of.of);
      if (of.kind !== 'name') return null;
      if (locals.has(of.name)) return locals.get(of.name) ?? null;
      return renaming.columns.has(of.name) ? of.name : null;
    };
    if (node.kind === 'name') {
      if (node.name !== from || locals.has(from)) return;
      const owner = rows.find((row) => row !== null && renaming.columns.get(row)?.has(from)) ?? null;
      if (owner === table) spans.push(node);
      return;
    }
    if (node.kind === 'path') {
      if (table !== null && node.field === from && tableOf(node.of) === table) spans.push(node.fieldSpan);
      return walk(node.of, rows, locals);
    }
    if (node.kind === 'filter') {
      const over = tableOf(node.of);
      walk(node.of, rows, locals);
      return walk(node.by, [over, ...rows], new Map([...locals, ['item', over]]));
    }
    if (node.kind === 'quantifier') {
      walk(node.list, rows, locals);
      return walk(node.satisfies, rows, new Map([...locals, [node.name, tableOf(node.list)]]));
    }
    for (const child of children(node)) walk(child, rows, locals);
  };
  walk(root, inside === null ? [] : [inside], new Map());
  return spans;
}

function replace(text: string, spans: readonly Span[], to: string): string {
  return [...spans]
    .sort((a, b) => b.at - a.at)
    .reduce((whole, { at, end }) => whole.slice(0, at) + to + whole.slice(end), text);
}

function columnsOf(document: FormDocument): ReadonlyMap<string, ReadonlySet<string>> {
  const columns = new Map<string, ReadonlySet<string>>();
  const walk = (nodes: Readonly<Record<string, FormNode>>): void => {
    for (const [key, node] of Object.entries(nodes)) {
      if (node['x-component'] === 'Section') walk(node.properties ?? {});
      if (node['x-component'] === 'Table') columns.set(key, new Set(Object.keys(node.items?.properties ?? {})));
    }
  };
  walk(document.schema.properties);
  return columns;
}

/** Places of other files that name a key: answers of worked cases, paths of checks. They are told, not rewritten. */
export function namedElsewhere(files: ReadonlyMap<string, Json>, key: string): readonly string[] {
  const places: string[] = [];
  for (const [path, document] of files) {
    const look = (value: Json, pointer: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [step, inner] of Object.entries(value) as [string, Json][]) {
        const at = `${pointer}/${step}`;
        if (path.startsWith('cases/') && step === 'answers' && valueAt(inner, `/${key}`) !== undefined) {
          places.push(`${path}#${at}/${key}`);
        }
        if (path === 'checks.json' && step === 'path' && typeof inner === 'string' && names(inner, key)) {
          places.push(`${path}#${at}`);
        }
        look(inner, at);
      }
    };
    look(document, '');
  }
  return places;
}

function names(path: string, key: string): boolean {
  return path.split(/[.[]/, 1)[0] === key;
}
