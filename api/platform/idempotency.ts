import type { Context } from './context';
import { canonicalJson, sha256 } from './canonical';
import { ApiError } from './errors';
import { fromGlobalId } from './global-id';
import { Node, type NodeKinds } from './node';
import { refuseInput } from './user-error';

const KEY = /^[\x21-\x7e]{8,100}$/;

/** A payload with its nodes replaced by their ids, as it is kept for a replay. */
type Kept = Readonly<Record<string, unknown>>;

/** The key of a mutation: `input.idempotencyKey` or the `Idempotency-Key` header; null without either. */
export function idempotencyKeyOf(ctx: Context, args: Readonly<Record<string, unknown>>): string | null {
  const input = args['input'];
  const given = typeof input === 'object' && input !== null && 'idempotencyKey' in input ? input.idempotencyKey : null;
  const inner = typeof given === 'string' ? given : null;
  const outer = ctx.client.idempotencyKey;
  if (inner !== null && outer !== null && inner !== outer) {
    throw refuseInput('idempotencyKey', 'Idempotency-Key 标头与 input.idempotencyKey 不一致');
  }
  const key = inner ?? outer;
  if (key !== null && !KEY.test(key)) throw refuseInput('idempotencyKey', '须为 8 至 100 个可打印的 ASCII 字符');
  return key;
}

/**
 * Does a mutation once per key: the key is claimed, the work done and the answer kept in one transaction. A second
 * request with the same key waits for the first and gets its answer; with other contents it is a CONFLICT.
 * An answer that saved nothing is rolled back together with its key, so a mended request may use it again.
 */
export async function once<P extends object>(
  ctx: Context,
  key: string,
  request: { readonly mutation: string; readonly args: unknown },
  act: () => Promise<P>,
  kinds: NodeKinds,
): Promise<P | (() => Promise<P>)> {
  const digest = sha256(`${request.mutation}\n${canonicalJson(request.args)}`);
  const actor = ctx.session?.person.id ?? '';
  const [claimed] = await ctx.tx.query<unknown[]>(
    `insert into idempotency_key (government, actor, key, digest, created_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning key`,
    [ctx.government, actor, key, digest, ctx.now],
  );
  if (claimed === undefined) {
    const kept = await read(ctx, actor, key, digest);
    return () => revive<P>(ctx, kept, kinds);
  }
  const payload = await act();
  await ctx.tx.query('update idempotency_key set payload = $4 where government = $1 and actor = $2 and key = $3', [
    ctx.government,
    actor,
    key,
    JSON.stringify(keep(payload)),
  ]);
  return payload;
}

async function read(ctx: Context, actor: string, key: string, digest: string): Promise<Kept> {
  const [row] = await ctx.tx.query<{ digest: string; payload: string | null }[]>(
    'select digest, payload from idempotency_key where government = $1 and actor = $2 and key = $3',
    [ctx.government, actor, key],
  );
  if (!row?.payload) throw new ApiError('CONFLICT', '同一幂等键的请求尚未完成，请稍后重试');
  if (row.digest !== digest) throw new ApiError('CONFLICT', '该幂等键已用于内容不同的请求，请换用新的键');
  return JSON.parse(row.payload) as Kept;
}

function keep(value: unknown): unknown {
  if (value instanceof Node) return { __node: value.globalId() };
  if (Array.isArray(value)) return value.map(keep);
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, keep(item)]));
  }
  return value;
}

async function revive<P extends object>(ctx: Context, kept: Kept, kinds: NodeKinds): Promise<P> {
  const walk = async (value: unknown): Promise<unknown> => {
    if (Array.isArray(value)) return Promise.all(value.map(walk));
    if (typeof value !== 'object' || value === null) return value;
    if ('__node' in value && typeof value.__node === 'string') {
      const id = fromGlobalId(value.__node);
      return id ? ((await kinds.get(id.type)?.load(ctx, id.key)) ?? null) : null;
    }
    const pairs = await Promise.all(
      Object.entries(value).map(async ([name, item]) => [name, await walk(item)] as const),
    );
    return Object.fromEntries(pairs);
  };
  return (await walk(kept)) as P;
}
