import {
  coerceInputValue,
  GraphQLError,
  isInputType,
  typeFromAST,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** Characters of a value that was not taken. */
const LONGEST_SHOWN = 100;

/**
 * Refuses variables that do not fit their types, at the first that does not. Execution would go on to the fiftieth and print the whole
 * value with each: of a megabyte of unknown fields that is an answer fifty times as large, for which everybody waits; and what is
 * printed may be a password beside a mistyped field.
 *
 * @throws GraphQLError BAD_USER_INPUT, worded as graphql-js words it, without the value where it is more than one
 */
export function checkVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  for (const { variable, type: written } of variableDefinitions) {
    const name = variable.name.value;
    const type = typeFromAST(schema, written);
    // That one is missing or null, execution says itself, of each only once.
    const given = Object.hasOwn(variables, name) ? variables[name] : null;
    if (!isInputType(type) || given === null || given === undefined) continue;
    coerceInputValue(given, type, (path, value, { message }) => {
      const at = path.length === 0 ? '' : ` at "${wordPath(name, path)}"`;
      throw new GraphQLError(`Variable "$${name}" got invalid value ${shown(value)}${at}; ${message}`, {
        extensions: { code: 'BAD_USER_INPUT' },
      });
    });
  }
}

function wordPath(name: string, path: readonly (string | number)[]): string {
  return path.reduce<string>((all, key) => all + (typeof key === 'number' ? `[${key}]` : `.${key}`), name);
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
