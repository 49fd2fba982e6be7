import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { authorise } from '../authorise';
import type { NodeKinds } from '../node';
import type { Operation } from '../operation';
import { resolverOf } from './root-fields';

/**
 * Asks the right of a node type also where another thing refers to it, as `node(id)` does: a service account with the
 * scope `task:read` reads tasks and not, through them, the cases with all their answers.
 *
 * Not asked of what one has just done (payloads), of who one is (`Me`), nor of the items of a list, whose own field
 * has asked already. Before an office has been chosen there are no rights to ask; row-level security shows one's own.
 */
export function guardNodeFields(schema: GraphQLSchema, kinds: NodeKinds): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isExempt(schema, type)) continue;
    for (const field of Object.values(type.getFields())) {
      const right = kinds.get(getNamedType(field.type).name)?.right;
      if (right === undefined) continue;
      const resolve = resolverOf(field);
      field.resolve = (parent, args, ctx: Operation, info) => {
        if (ctx.session?.government != null) authorise(ctx, right);
        return resolve(parent, args, ctx, info);
      };
    }
  }
}

function isExempt(schema: GraphQLSchema, type: GraphQLObjectType): boolean {
  const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
  const isPayload = type.getInterfaces().some((implemented) => implemented.name === 'Payload');
  return isRoot || isPayload || type.name === 'Me' || /^__|(Connection|Edge)$/.test(type.name);
}
