import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { LIMITS } from '../../api/platform/graphql/limits';
import { measure } from '../../api/platform/graphql/cost';
import { parse, type OperationDefinitionNode } from 'graphql';

/** Requests made from the schema alone: a new query or mutation is swept without anybody thinking of it. */

export interface RootField {
  readonly root: 'query' | 'mutation';
  readonly field: GraphQLField<unknown, unknown>;
}

/** A place in the arguments of a root field that takes an id or a text, e.g. `input.recordFor.personId`. */
export interface Place {
  readonly path: string;
  readonly type: string;
}

export interface Filled {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export function rootFields(schema: GraphQLSchema): readonly RootField[] {
  const of = (root: RootField['root'], type: ReturnType<GraphQLSchema['getQueryType']>): readonly RootField[] =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ root, field }));
  return [...of('query', schema.getQueryType()), ...of('mutation', schema.getMutationType())];
}

/** Every place of a named scalar in the arguments, optional ones too. */
export function placesOf({ field }: RootField, scalar: 'ID' | 'String'): readonly Place[] {
  const walk = (type: GraphQLInputType, path: string): readonly Place[] => {
    const named = getNamedType(type);
    if (isInputObjectType(named))
      return Object.values(named.getFields()).flatMap((inner) => walk(inner.type, `${path}.${inner.name}`));
    return named.name === scalar ? [{ path, type: named.name }] : [];
  };
  return field.args.flatMap((argument) => walk(argument.type, argument.name));
}

/**
 * A request for a root field with everything that it must be given, and with `value` at one place besides.
 *
 * @param plain what stands at every other place that must be filled, by its path
 */
export function requestFor(
  schema: GraphQLSchema,
  { root, field }: RootField,
  plain: (path: string, type: GraphQLNamedType) => unknown,
  at: { readonly path: string; readonly value: unknown } | null,
): Filled {
  const fill = (type: GraphQLInputType, path: string): unknown => {
    if (at?.path === path) return isListType(getNullableType(type)) ? [at.value] : at.value;
    const nullable = getNullableType(type);
    if (isListType(nullable)) return [fill(nullable.ofType, path)];
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return isEnumType(named) ? named.getValues()[0]?.name : plain(path, named);
    return Object.fromEntries(
      Object.values(named.getFields()).flatMap((inner): [string, unknown][] => {
        const innerPath = `${path}.${inner.name}`;
        return isWanted(inner.type, innerPath, at?.path) ? [[inner.name, fill(inner.type, innerPath)]] : [];
      }),
    );
  };
  const given = field.args.filter(
    (argument) => isWanted(argument.type, argument.name, at?.path) || argument.name === 'first',
  );
  const variables = Object.fromEntries(given.map((argument) => [argument.name, fill(argument.type, argument.name)]));
  return { query: documentOf(schema, { root, field }, given), variables };
}

function isWanted(type: GraphQLInputType, path: string, at: string | undefined): boolean {
  return isNonNullType(type) || at === path || at?.startsWith(`${path}.`) === true;
}

/** Documents by their field and what it is given: whoever asks, and whatever for, each is weighed once. */
const written = new WeakMap<RootField['field'], Map<string, string>>();

function documentOf(schema: GraphQLSchema, root: RootField, given: readonly GraphQLArgument[]): string {
  const ofField = written.get(root.field) ?? new Map<string, string>();
  written.set(root.field, ofField);
  const key = given.map(({ name }) => name).join();
  const text = ofField.get(key) ?? deepestOf(schema, root, given);
  ofField.set(key, text);
  return text;
}

/** As deep as the limits allow: all that can be read through this field. */
function deepestOf(schema: GraphQLSchema, { root, field }: RootField, given: readonly GraphQLArgument[]): string {
  const heads = given.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = given.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const document = (depth: number): string =>
    `${root}${heads && ` (${heads})`} { ${field.name}${passed && `(${passed})`} ${selectionOf(getNamedType(field.type), depth)} }`;
  for (let depth = 4; depth > 1; depth -= 1) {
    const text = document(depth);
    const operation = parse(text).definitions[0] as OperationDefinitionNode;
    const measured = measure(schema, parse(text), operation, { first: 5 });
    const tokens = text.split(/[\s{}():,$!]+/).length * 2;
    if (measured.cost < LIMITS.cost && measured.depth <= LIMITS.depth && tokens < LIMITS.tokens) return text;
  }
  return document(1);
}

function selectionOf(type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return '';
  if (!isObjectType(type)) return '{ __typename }';
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some((argument) => isNonNullType(argument.type))) return [];
    const inner = getNamedType(field.type);
    if (isLeafType(inner)) return [field.name];
    return depth > 1 ? [`${field.name} ${selectionOf(inner, depth - 1)}`] : [];
  });
  return `{ __typename ${parts.join(' ')} }`;
}
