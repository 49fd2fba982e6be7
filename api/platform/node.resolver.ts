import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { may, Requires, signedIn } from './authorise';
import type { Context } from './context';
import { fromGlobalId } from './global-id';
import { Node, type NodeKinds } from './node';
import { refuseInput } from './user-error';

const MOST = 100;

/** Makes the resolver of `node` and `nodes` over the kinds listed in `api/nodes.ts`. */
export function nodeResolverOf(kinds: NodeKinds): new () => object {
  /** Missing, of another government, not for this role, no id at all: all the same null. */
  async function load(ctx: Context, given: string): Promise<Node | null> {
    const id = fromGlobalId(given);
    const kind = id && kinds.get(id.type);
    if (!id || !kind || !may(signedIn(ctx), kind.right)) return null;
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id.key) ? kind.load(ctx, id.key) : null;
  }

  @Resolver()
  class NodeResolver {
    @Requires('signed-in')
    @Query(() => Node, { nullable: true, description: '按全局标识取一个对象；不存在与不可见答复相同' })
    node(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Node | null> {
      return load(ctx, id);
    }

    @Requires('signed-in')
    @Query(() => [Node], { nullable: 'items', description: '按全局标识取多个对象（至多 100 个），次序与所给相同' })
    nodes(@Ctx() ctx: Context, @Arg('ids', () => [ID]) ids: string[]): Promise<(Node | null)[]> {
      if (ids.length > MOST) throw refuseInput('ids', `一次至多 ${MOST} 个，所给为 ${ids.length} 个`);
      return Promise.all(ids.map((id) => load(ctx, id)));
    }
  }
  return NodeResolver;
}
