import { createForm, isArrayField, type Form } from '@formily/core';
import { Schema } from '@formily/json-schema';
import { autorun } from '@formily/reactive';
import type { CompiledExpression } from '../../form-schemas/engine/expression/compile';
import type { CompiledField, CompiledForm } from '../../form-schemas/engine/form/compiled-form';
import { formatYuan, parseYuan, type Fen } from '../../form-schemas/engine/money';
import type { FormDocument, FormNode } from '../../form-schemas/engine/model/form';
import type { Json, JsonObject, Value } from '../../form-schemas/engine/value';

/**
 * The same form in Formily without a page: oracle of the tests and peer of the bench. Formily decides what is
 * shown, cleared, required and recomputed; only single expressions are evaluated by our language, through the
 * compiler that Formily lets one register.
 */

type Reads = { readonly [name: string]: unknown };

/** What Formily hands to a compiler: values by plain get, or reactions are not tracked. */
interface Scope {
  readonly $values: Reads;
  readonly $record?: Reads;
  readonly $self: { readonly display: string };
}

interface Rule {
  readonly expression: CompiledExpression;
  readonly computes: CompiledField | null;
  readonly table: string | null;
}

export interface HeadlessForm {
  readonly form: Form;
  /** Path of each field in Formily's way: `funds.0.amount`; sections by their key. */
  readonly paths: readonly string[];
}

/** Gives back a function that builds the document anew for each submission, as a page would. Column names must differ from the form's. */
export function formilyPeer(compiled: CompiledForm): (answers: JsonObject, document?: FormDocument) => HeadlessForm {
  const rules = new Map<string, Rule>();
  const columns = new Map<string, CompiledField>();
  const fields = new Map<string, CompiledField>();
  for (const field of compiled.fields) {
    (field.table === null ? fields : columns).set(field.key, field);
    const add = (expression: CompiledExpression | boolean | null, computes: CompiledField | null): void => {
      if (expression === null || typeof expression === 'boolean') return;
      rules.set(`${computes === null ? '' : `${field.key}=`}${expression.text}`, {
        expression,
        computes,
        table: field.table,
      });
    };
    add(field.visible, null);
    add(field.required, null);
    add(field.computed, field);
  }
  const compile = (text: string, scope: Scope): unknown => {
    const negated = text.startsWith('!!');
    const rule = rules.get(negated ? text.slice(2) : text);
    if (rule === undefined) throw new Error(`no rule ${text}`);
    // Formily would write a hidden field's value and delete it again at once, with what hangs on it blinking in between.
    if (rule.computes !== null && scope.$self.display === 'none') return undefined;
    const value = rule.expression.evaluate((name) => {
      const column = rule.table === null ? undefined : columns.get(name);
      if (column !== undefined) return inside(column, scope.$record?.[name], columns);
      const field = fields.get(name);
      return field === undefined ? null : inside(field, scope.$values[name], columns);
    });
    if (rule.computes !== null) return outside(rule.computes, value);
    return (value === true) !== negated;
  };
  return (answers, document = compiled.document) => {
    Schema.registerCompiler(compile);
    // Values come after the fields, as from a person: given at creation, Formily keeps those inside a hidden section.
    const form = createForm();
    const paths: string[] = [];
    const schema = new Schema({ type: 'object', properties: schemaNodes(document.schema.properties) });
    const tables: Table[] = [];
    mount(form, schema, '', { paths, tables });
    form.setValues(answers);
    for (const table of tables) mountRows(form, table, paths);
    return { form, paths };
  };
}

/**
 * Runs every field's own reactions again until nothing changes. Formily leaves out a reaction that is already
 * running, so that conditions over several fields can stay behind: the oracle is what its rules come to rest at.
 */
export function comeToRest({ form, paths }: HeadlessForm): void {
  const state = (): string => JSON.stringify([form.values, paths.map((path) => form.query(path).take()?.display)]);
  for (let [round, before] = [0, '']; round < 20 && before !== state(); round += 1) {
    before = state();
    for (const path of paths) {
      const field = form.query(path).take();
      const reactions: unknown = field?.props.reactions;
      if (field === undefined || !Array.isArray(reactions)) continue;
      for (const reaction of reactions as readonly ((given: typeof field) => void)[]) autorun(() => reaction(field))();
    }
  }
}

/** Paths of visible fields, of missing required answers, and the values left. Validates, so it is asynchronous. */
export async function outcomeOf({ form, paths }: HeadlessForm): Promise<{
  readonly visible: readonly string[];
  readonly missing: readonly string[];
  readonly values: JsonObject;
}> {
  await form.validate().catch(() => undefined);
  const visible = paths.filter((path) => form.query(path).take()?.display === 'visible');
  const missing = form.errors.map((error) => String(error.path ?? ''));
  return {
    visible: visible.map(bracketed).sort(),
    missing: missing.map(bracketed).sort(),
    values: JSON.parse(JSON.stringify(form.values)) as JsonObject,
  };
}

function bracketed(path: string): string {
  return path.replace(/\.(\d+)(?=\.|$)/g, '[$1]').replace(/^.*?([^.[\]]+(?:\[\d+\]\.[^.]+)?)$/, '$1');
}

function schemaNodes(nodes: Readonly<Record<string, FormNode>>): Record<string, object> {
  return Object.fromEntries(Object.entries(nodes).map(([key, node]) => [key, schemaNode(key, node)]));
}

function schemaNode(key: string, node: FormNode): object {
  const computed = node['x-computed']?.replace(/^\{\{/, `{{${key}=`);
  return {
    type: node.type,
    title: node.title,
    'x-index': node['x-index'],
    ...(node['x-visible'] === undefined ? {} : { 'x-visible': node['x-visible'] }),
    ...(computed === undefined ? {} : { 'x-value': computed }),
    ...(node.required === undefined ? {} : { required: node.required }),
    ...(node.maxLength === undefined ? {} : { maxLength: node.maxLength }),
    ...(node.properties === undefined ? {} : { properties: schemaNodes(node.properties) }),
    ...(node.items === undefined
      ? {}
      : { items: { type: 'object', properties: schemaNodes(node.items.properties ?? {}) } }),
  };
}

interface Table {
  readonly address: string;
  readonly items: Schema;
}

/** What React would do: a field for each node. */
function mount(
  form: Form,
  schema: Schema,
  base: string,
  into: { readonly paths: string[]; readonly tables: Table[] },
): void {
  schema.mapProperties((child, key) => {
    const name = String(key);
    const address = base === '' ? name : `${base}.${name}`;
    const props = { ...child.toFieldProps({}), name, basePath: base };
    into.paths.push(address);
    if (child.type === 'void') {
      form.createVoidField(props);
      mount(form, child, address, into);
    } else if (child.type === 'array') {
      form.createArrayField(props);
      if (child.items !== undefined && !Array.isArray(child.items)) into.tables.push({ address, items: child.items });
    } else {
      form.createField(props);
    }
  });
}

/** And fields for each row that stands in the array. */
function mountRows(form: Form, { address, items }: Table, paths: string[]): void {
  const field = form.query(address).take();
  const rows: unknown = field !== undefined && isArrayField(field) ? field.value : undefined;
  if (!Array.isArray(rows)) return;
  rows.forEach((_, index) => {
    form.createObjectField({ ...items.toFieldProps({}), name: String(index), basePath: address });
    mount(form, items, `${address}.${index}`, { paths, tables: [] });
  });
}

function inside(field: CompiledField, given: unknown, columns: ReadonlyMap<string, CompiledField>): Value {
  if (given === undefined || given === null || given === '') return null;
  if (field.component === 'Money') return parseYuan(given).value;
  if (field.component !== 'Table') return given as Value;
  if (!Array.isArray(given)) return null;
  return given.map((row: Reads) =>
    Object.fromEntries(
      [...columns.values()]
        .filter((column) => column.table === field.key)
        .map((column) => [column.key, inside(column, row[column.key], columns)]),
    ),
  );
}

function outside(field: CompiledField, value: Value): Json {
  return field.component === 'Money' && typeof value === 'number' ? formatYuan(value as Fen) : (value as Json);
}
