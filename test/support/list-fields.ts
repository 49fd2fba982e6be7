import {
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  parse,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { measure } from '../../api/platform/graphql/cost';
import { LIMITS } from '../../api/platform/graphql/limits';

/** A root field of the schema that answers a list in pages. */
export interface ListField {
  readonly name: string;
  readonly node: GraphQLObjectType;
  /** What must be given, by name, with its type as it is written. */
  readonly needed: readonly { readonly name: string; readonly type: string }[];
  readonly requires: string;
}

export function listFields(schema: GraphQLSchema): readonly ListField[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
    const type = getNamedType(field.type);
    if (!isObjectType(type) || !type.name.endsWith('Connection')) return [];
    const node = getNamedType(type.getFields()['nodes']?.type);
    if (!isObjectType(node)) return [];
    const needed = field.args
      .filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined)
      .map(({ name, type: given }) => ({ name, type: String(given) }));
    return [{ name: field.name, node, needed, requires: String(field.extensions['requires']) }];
  });
}

/**
 * Questions that together ask for everything that can be asked of the nodes of a list: its own fields, what is behind them, and what
 * is behind that, as many in one question as the limits let through.
 *
 * @param deepest how far behind: 1, the fields of the nodes themselves
 * @param most how long the list is at most
 */
export function questionsFor(schema: GraphQLSchema, list: ListField, deepest: number, most: number): readonly string[] {
  const given = Object.fromEntries(list.needed.map(({ name, type }) => [name, type]));
  const heads = Object.entries(given).map(([name, type]) => `, $${name}: ${type}`);
  const passed = Object.keys(given).map((name) => `, ${name}: $${name}`);
  const ask = (parts: readonly string[]): string =>
    `query ($first: Int!${heads.join('')}) { ${list.name}(first: $first${passed.join('')}) { nodes { __typename ${parts.join(' ')} } } }`;
  const fits = (parts: readonly string[]): boolean => {
    const text = ask(parts);
    const document = parse(text);
    const measured = measure(schema, document, document.definitions[0] as OperationDefinitionNode, { first: most });
    const tokens = text.split(/[\s{}():,$!]+/).length * 2;
    return measured.cost <= LIMITS.cost && measured.depth <= LIMITS.depth && tokens < LIMITS.tokens;
  };
  const questions: string[][] = [[]];
  for (const field of Object.values(list.node.getFields())) {
    const part = [3, 2, 1]
      .filter((depth) => depth <= deepest)
      .map((depth) => partOf(field, depth - 1))
      .find((one) => one !== null && fits([one]));
    if (!part) continue;
    const last = questions.at(-1) ?? [];
    if (fits([...last, part])) last.push(part);
    else questions.push([part]);
  }
  return questions.map(ask);
}

function partOf(field: GraphQLField<unknown, unknown>, depth: number): string | null {
  if (field.args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined)) return null;
  const type = getNamedType(field.type);
  // A list in pages within a row is read by the page that shows the one row; it cannot be asked for without saying how much.
  if (type.name.endsWith('Connection')) return null;
  if (isLeafType(type)) return field.name;
  const inner = selectionOf(type, depth);
  return inner === null ? null : `${field.name} ${inner}`;
}

function selectionOf(type: GraphQLNamedType, depth: number): string | null {
  if (depth === 0) return null;
  if (!isObjectType(type)) return '{ __typename }';
  const parts = Object.values(type.getFields()).flatMap((field) => partOf(field, depth - 1) ?? []);
  return `{ __typename ${parts.join(' ')} }`;
}
