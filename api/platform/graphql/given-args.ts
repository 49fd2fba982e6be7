import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

type Args = Readonly<Record<string, unknown>>;

/**
 * The arguments without those that are null: for clients, leaving an optional input out and sending null say the same,
 * "not given", as everywhere in this system. Inside scalars (form answers, facts) null stays what it is.
 */
export function givenArgs(declared: readonly GraphQLArgument[], args: Args): Args {
  return strip(args, new Map(declared.map(({ name, type }) => [name, type])));
}

/** The same for every field within an answer that takes arguments; root fields are given theirs by who guards them. */
export function giveNestedArgs(schema: GraphQLSchema): void {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || roots.includes(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve, args: declared } = field;
      if (declared.length === 0 || !resolve) continue;
      field.resolve = (root, args: Args, ctx, info) => resolve(root, givenArgs(declared, args), ctx, info) as unknown;
    }
  }
}

function strip(values: Args, types: ReadonlyMap<string, GraphQLInputType>): Args {
  const given = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(
    given.map(([name, value]) => {
      const type = types.get(name);
      return [name, type ? stripValue(value, type) : value];
    }),
  );
}

function stripValue(value: unknown, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return stripValue(value, type.ofType);
  if (isListType(type)) return Array.isArray(value) ? value.map((item) => stripValue(item, type.ofType)) : value;
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return value;
  return strip(value as Args, new Map(Object.values(named.getFields()).map((field) => [field.name, field.type])));
}
