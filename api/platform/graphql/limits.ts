import { Kind, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { ApiError } from '../errors';
import { measure, type Measure } from './cost';

export const LIMITS = { tokens: 1_000, depth: 10, aliases: 15, cost: 5_000 } as const;

/**
 * Refuses a document that is too much before anything runs.
 *
 * @throws ApiError LIMIT_EXCEEDED saying which limit, how much it allows and how much was asked;
 * BAD_REQUEST for more than one root mutation, which could not commit together
 */
export function checkLimits(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Measure {
  const measured = measure(schema, document, operation, variables);
  const over = (
    [
      ['depth', '层数', measured.depth],
      ['aliases', '别名数', measured.aliases],
      ['cost', '代价', measured.cost],
    ] as const
  ).find(([name, , given]) => given > LIMITS[name]);
  if (over) {
    const [name, title, given] = over;
    throw new ApiError('LIMIT_EXCEEDED', `查询的${title}为 ${given}，超过上限 ${LIMITS[name]}`, {
      limit: name,
      allowed: LIMITS[name],
      given,
    });
  }
  if (operation.operation === 'mutation') {
    const [selection] = operation.selectionSet.selections;
    if (operation.selectionSet.selections.length !== 1 || selection?.kind !== Kind.FIELD) {
      throw new ApiError('BAD_REQUEST', '一次请求只能有一个变更，且须直接写出（不经片段）');
    }
  }
  return measured;
}
