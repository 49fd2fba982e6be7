import bodies from './bodies.schema.json';
import cases from './cases.schema.json';
import checks from './checks.schema.json';
import clauses from './clauses.schema.json';
import common from './common.schema.json';
import deadlines from './deadlines.schema.json';
import evaluation from './evaluation.schema.json';
import facts from './facts.schema.json';
import form from './form.schema.json';
import matrix from './matrix.schema.json';
import paper from './paper.schema.json';
import procedure from './procedure.schema.json';
import records from './records.schema.json';
import regime from './regime.schema.json';
import windows from './windows.schema.json';
import type { DocumentKind } from './document-kind';
import type { SchemaNode } from './schema-node';

/** The JSON Schema of each kind of document, as editors read it from the files of this folder. */
export const documentSchemas: Readonly<Record<DocumentKind, SchemaNode>> = {
  bodies,
  cases,
  checks,
  clauses,
  deadlines,
  evaluation,
  facts,
  form,
  matrix,
  paper,
  procedure,
  records,
  regime,
  windows,
};

/** Definitions that several kinds share. */
export const commonSchema: SchemaNode = common;

const COMMON = 'common.schema.json#/$defs/';
const LOCAL = '#/$defs/';

/** The node that a `$ref` inside the schema `root` stands for, with the root in which its own references are read. */
export function resolveRef(root: SchemaNode, ref: string): { readonly root: SchemaNode; readonly node: SchemaNode } {
  const inCommon = ref.startsWith(COMMON);
  const home = inCommon || root === commonSchema ? commonSchema : root;
  const name = ref.slice((inCommon ? COMMON : LOCAL).length);
  const node = home.$defs?.[name];
  if (!node) throw new Error(`no definition ${ref}`);
  return { root: home, node };
}
