import {
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { authorise, type Requirement } from '../authorise';
import { ApiError } from '../errors';
import { idempotencyKeyOf, once } from '../idempotency';
import type { LiveContext } from '../live/live-context';
import type { NodeKinds } from '../node';
import type { Operation } from '../operation';
import { isRight } from '../rights';
import { givenArgs } from './given-args';
import { refuseUnstorable } from '../text';
import { withMeanwhile } from '../meanwhile';
import { InputRefused, type UserError } from '../user-error';

type Resolve = GraphQLFieldResolver<unknown, Operation, Readonly<Record<string, unknown>>>;

interface Answer {
  readonly findings?: readonly { readonly severity: string }[];
  readonly errors?: readonly unknown[];
}

/**
 * Puts around every root field what no resolver should have to remember: its right; for a mutation the transaction,
 * the idempotency key, the rollback of a refusal, and the fresh transaction in which its payload is read.
 *
 * @throws Error at start for a root field that does not say what it requires
 */
export function guardRootFields(schema: GraphQLSchema, kinds: NodeKinds): void {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const requirement = requirementOf('Query', field.name, field.extensions);
    const resolve = resolverOf(field);
    field.resolve = ((root, args, ctx, info) => {
      authorise(ctx, requirement);
      refuseArguments(args);
      return resolve(root, args, ctx, info);
    }) satisfies Resolve;
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const requirement = requirementOf('Mutation', field.name, field.extensions);
    const resolve = resolverOf(field);
    const secret = field.extensions['answersSecret'] === true;
    const refuse = (error: InputRefused): object => malformed(field.type, error.errors);
    field.resolve = field.extensions['ownTransactions']
      ? ownTransactions(requirement, resolve, refuse)
      : oneTransaction(requirement, resolve, refuse, kinds, secret);
  }
  guardSubscriptions(schema);
}

/** A subscription asks for its right when it begins and again with each news, in a transaction of its own. */
function guardSubscriptions(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const requirement = requirementOf('Subscription', field.name, field.extensions);
    const { subscribe, args: declared } = field;
    if (!subscribe) throw new Error(`subscription ${field.name} subscribes to nothing`);
    field.subscribe = async (root: unknown, args: Readonly<Record<string, unknown>>, ctx: LiveContext, info) => {
      refuseArguments(args);
      await ctx.read(requirement, () => Promise.resolve());
      return (await subscribe(root, givenArgs(declared, args), ctx, info)) as unknown;
    };
  }
}

type Refuse = (error: InputRefused) => object;

function oneTransaction(
  requirement: Requirement,
  resolve: Resolve,
  refuse: Refuse,
  kinds: NodeKinds,
  secret: boolean,
): Resolve {
  const inTransaction: Resolve = async (root, args, ctx, info) => {
    await ctx.begin('write');
    try {
      authorise(ctx, requirement);
      refuseArguments(args);
      const key = ctx.session?.government == null ? null : idempotencyKeyOf(ctx, args);
      if (key !== null && secret) throw new ApiError('BAD_USER_INPUT', '该变更的答复含密钥，不能重放，请勿使用幂等键');
      const act = async (): Promise<object> => (await resolve(root, args, ctx, info)) as object;
      const answer: unknown = await (key === null
        ? act()
        : once(ctx, key, { mutation: info.fieldName, args }, act, kinds));
      if (isRefusal(answer)) await ctx.close();
      else await ctx.commit();
      return answer;
    } catch (error) {
      await ctx.close();
      if (!(error instanceof InputRefused)) throw error;
      return refuse(error);
    }
  };
  return async (root, args, ctx, info) => {
    const answer: unknown = await withMeanwhile(async () => inTransaction(root, args, ctx, info));
    await ctx.begin('read');
    return typeof answer === 'function' ? (answer as () => unknown)() : answer;
  };
}

function ownTransactions(requirement: Requirement, resolve: Resolve, refuse: Refuse): Resolve {
  return async (root, args, ctx, info) => {
    let answer: unknown;
    try {
      if (requirement !== 'anyone') await askRight(ctx, requirement);
      refuseArguments(args);
      answer = await resolve(root, args, ctx, info);
    } catch (error) {
      if (!(error instanceof InputRefused)) throw error;
      answer = refuse(error);
    }
    await ctx.begin('read');
    return answer;
  };
}

/** Finds out who asks in a transaction that has ended before the command opens its own. */
async function askRight(ctx: Operation, requirement: Requirement): Promise<void> {
  await ctx.begin('read');
  try {
    authorise(ctx, requirement);
  } finally {
    await ctx.close();
  }
}

/** Paths of an input are told from inside it, as commands tell them. */
function refuseArguments({ input, ...others }: Readonly<Record<string, unknown>>): void {
  refuseUnstorable(input, '');
  refuseUnstorable(others, '');
}

/** The payload of a mutation whose input is malformed: its lists are empty, since nothing was done. */
export function malformed(payload: GraphQLOutputType, errors: readonly UserError[]): object {
  const type = getNullableType(payload);
  const lists = Object.values(isObjectType(type) ? type.getFields() : {}).filter(
    (field) => isNonNullType(field.type) && isListType(field.type.ofType),
  );
  return { ...Object.fromEntries(lists.map(({ name }) => [name, []])), findings: [], errors };
}

function isRefusal(answer: unknown): boolean {
  const { findings, errors } = (typeof answer === 'object' && answer !== null ? answer : {}) as Answer;
  return (errors?.length ?? 0) > 0 || (findings ?? []).some((finding) => finding.severity === 'error');
}

function requirementOf(root: string, name: string, extensions: Readonly<Record<string, unknown>>): Requirement {
  const given = extensions['requires'];
  if (typeof given === 'string' && (given === 'anyone' || given === 'signed-in' || isRight(given))) return given;
  throw new Error(`${root}.${name} does not say what it requires: add @Requires('noun:verb')`);
}

export function resolverOf(field: GraphQLField<unknown, unknown>): Resolve {
  const { name, resolve, args: declared } = field;
  if (!resolve) throw new Error(`root field ${name} has no resolver`);
  const inner = resolve as Resolve;
  return (root, args, ctx, info) => inner(root, givenArgs(declared, args), ctx, info);
}
