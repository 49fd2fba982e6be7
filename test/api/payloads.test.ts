import { getNullableType, isNonNullType, isObjectType, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';
import { malformed } from '../../api/platform/graphql/root-fields';
import type { Operation } from '../../api/platform/operation';
import { UserError } from '../../api/platform/user-error';
import { buildApiSchema } from '../../api/schema';

/** What a mutation answers to malformed input: whatever its payload holds besides can be answered then too. */

const mutations = Object.values(buildApiSchema().getMutationType()?.getFields() ?? {});

function payloadOf(type: unknown): GraphQLObjectType {
  const payload = getNullableType(type as GraphQLObjectType);
  if (!isObjectType(payload)) throw new Error(`${String(type)} is no payload`);
  return payload;
}

it.each(mutations.map((field) => [field.name, field] as const))('%s can say what is malformed', async (_, field) => {
  const payload = payloadOf(field.type);
  expect(payload.getInterfaces().map(({ name }) => name)).toEqual(['Payload']);
  const errors = [new UserError('input', '须改正')];
  const answer = malformed(field.type, errors) as Readonly<Record<string, unknown>>;
  expect(answer).toMatchObject({ findings: [], errors });
  const required = Object.values(payload.getFields()).filter(({ type }) => isNonNullType(type));
  for (const { name, resolve } of required) {
    const value: unknown = resolve
      ? await resolve(answer, {}, {} as Operation, {} as GraphQLResolveInfo)
      : answer[name];
    expect([name, value ?? null]).not.toEqual([name, null]);
  }
});
