import type { FormDocument, FormNode } from '../model/form';
import type { Json, JsonObject } from '../value';
import { ruleExpression } from './rule-text';

/**
 * The bridge to Formily in the browser: a Formily JSON Schema in which nothing is left to compile.
 *
 * Rules become data under `x-data.rules`, without their braces, so that Formily's compiler never sees one; bounds
 * stand under `x-data.limits`, so that Formily's validators never run. The console puts the field states of
 * {@link evaluateForm} onto the Formily fields of the same path: the browser's findings are the server's findings.
 */
export function formilySchema(document: FormDocument): JsonObject {
  return { type: 'object', properties: nodesOf(document.schema.properties) };
}

function nodesOf(nodes: Readonly<Record<string, FormNode>>): JsonObject {
  return Object.fromEntries(Object.entries(nodes).map(([key, node]) => [key, nodeOf(node)]));
}

function nodeOf(node: FormNode): JsonObject {
  return compact({
    type: node.type,
    title: node.title,
    description: node.description,
    'x-index': node['x-index'],
    'x-component': node['x-component'],
    'x-decorator': node['x-component'] === 'Section' ? undefined : 'FormItem',
    'x-data': compact({
      fact: node['x-fact'],
      clause: node['x-clause'],
      roles: node['x-roles'] as JsonObject | undefined,
      rules: rulesOf(node),
      format: node['x-format'],
      limits: limitsOf(node),
    }),
    enum: node.enum as Json | undefined,
    default: node.default,
    properties: node.properties === undefined ? undefined : nodesOf(node.properties),
    items: itemsOf(node.items),
  });
}

function itemsOf(items: FormNode['items']): JsonObject | undefined {
  if (items === undefined) return undefined;
  return compact({
    type: items.type,
    enum: items.enum as Json | undefined,
    properties: items.properties === undefined ? undefined : nodesOf(items.properties),
  });
}

function rulesOf(node: FormNode): JsonObject | undefined {
  const rules = compact({
    visible: inert(node['x-visible']),
    required: typeof node.required === 'boolean' ? node.required : inert(node.required),
    computed: inert(node['x-computed']),
    tests: node['x-rules']?.map((rule) => compact({ ...(rule as unknown as JsonObject), test: inert(rule.test) })),
  });
  return Object.keys(rules).length === 0 ? undefined : rules;
}

function limitsOf(node: FormNode): JsonObject | undefined {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems } = node;
  const { 'x-accept': accept, 'x-maxMegabytes': maxMegabytes } = node;
  const limits = compact({ minLength, maxLength, minimum, maximum, minItems, maxItems, accept, maxMegabytes });
  return Object.keys(limits).length === 0 ? undefined : limits;
}

/** The expression alone: without `{{ }}` it is mere text to Formily. What is no rule of ours is left out. */
function inert(rule: string | undefined): string | undefined {
  return rule === undefined ? undefined : (ruleExpression(rule) ?? undefined);
}

function compact(record: { readonly [key: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
