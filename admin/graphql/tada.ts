import { initGraphQLTada } from 'gql.tada';
import type { Json } from '../../form-schemas/engine/value';
import type { introspection } from './schema';

/** Typed documents: `graphql()` reads the types off the committed schema, nothing is generated per query. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Money: string; Day: string; DateTime: string; Answers: Json; RegimeDocument: Json };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
export { readFragment } from 'gql.tada';
