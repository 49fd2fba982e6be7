import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export interface Measure {
  readonly cost: number;
  readonly depth: number;
  readonly aliases: number;
}

/** How many items a list without paging arguments is taken to have, where its field does not say so (`extensions.size`). */
const PLAIN_LIST = 10;
const NOTHING: Measure = { cost: 0, depth: 0, aliases: 0 };

/**
 * Measures an operation before it runs: cost (each field 1, or `extensions.cost`, times the size of the lists around
 * it), depth, and aliases. Fragments count where they are spread, so the same question costs the same with and
 * without them; each is measured once, so spreads that double at every level do not hang the measuring itself.
 * Introspection counts nothing: it is deep by nature and bounded by the number of tokens.
 */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Measure>();

  const ofFragment = (name: string): Measure => {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    const type = fragment && schema.getType(fragment.typeCondition.name.value);
    const result = fragment && type ? ofSelections(fragment.selectionSet, type, PLAIN_LIST) : NOTHING;
    measured.set(name, result);
    return result;
  };

  const ofField = (node: FieldNode, parent: GraphQLNamedType, pageSize: number): Measure => {
    const name = node.name.value;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field || name.startsWith('__')) return NOTHING;
    const own = typeof field.extensions['cost'] === 'number' ? field.extensions['cost'] : 1;
    const asked = askedFor(node, field, variables);
    const type = getNamedType(field.type);
    const inner =
      node.selectionSet && isCompositeType(type) ? ofSelections(node.selectionSet, type, asked ?? pageSize) : NOTHING;
    // A connection's size multiplies what is inside its lists (edges, nodes), not the connection's own fields.
    const factor = isList(field.type) ? (parent.name.endsWith('Connection') ? pageSize : sizeOf(field)) : 1;
    return {
      cost: own + inner.cost * factor,
      depth: 1 + inner.depth,
      aliases: inner.aliases + (node.alias ? 1 : 0),
    };
  };

  const ofSelections = (set: SelectionSetNode, type: GraphQLNamedType, pageSize: number): Measure => {
    let [cost, depth, aliases] = [0, 0, 0];
    for (const selection of set.selections) {
      const part =
        selection.kind === Kind.FIELD
          ? ofField(selection, type, pageSize)
          : selection.kind === Kind.FRAGMENT_SPREAD
            ? ofSpread(selection.name.value, pageSize)
            : ofSelections(
                selection.selectionSet,
                selection.typeCondition ? (schema.getType(selection.typeCondition.name.value) ?? type) : type,
                pageSize,
              );
      cost += part.cost;
      depth = Math.max(depth, part.depth);
      aliases += part.aliases;
    }
    return { cost, depth, aliases };
  };

  /** A fragment on a connection depends on the page size around it: measured per size. */
  const ofSpread = (name: string, pageSize: number): Measure => {
    const fragment = fragments.get(name);
    if (!fragment?.typeCondition.name.value.endsWith('Connection')) return ofFragment(name);
    const key = `${name}:${pageSize}`;
    const known = measured.get(key);
    if (known) return known;
    const type = schema.getType(fragment.typeCondition.name.value);
    const result = type ? ofSelections(fragment.selectionSet, type, pageSize) : NOTHING;
    measured.set(key, result);
    return result;
  };

  const root = schema.getRootType(operation.operation);
  return root ? ofSelections(operation.selectionSet, root, PLAIN_LIST) : NOTHING;
}

/** `first` or `last` of a list field, from the document or its variables; null where the field is not paged. */
function askedFor(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  variables: Readonly<Record<string, unknown>>,
): number | null {
  if (!field.args.some((argument) => argument.name === 'first')) return null;
  let largest = 0;
  for (const argument of node.arguments ?? []) {
    if (argument.name.value !== 'first' && argument.name.value !== 'last') continue;
    const { value } = argument;
    const given =
      value.kind === Kind.VARIABLE ? variables[value.name.value] : value.kind === Kind.INT ? value.value : null;
    const size = Number(given ?? 0);
    if (Number.isFinite(size)) largest = Math.max(largest, size);
  }
  return largest || PLAIN_LIST;
}

/** How long a plain list usually is. */
function sizeOf(field: GraphQLField<unknown, unknown>): number {
  const said = field.extensions['size'];
  return typeof said === 'number' ? said : PLAIN_LIST;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
