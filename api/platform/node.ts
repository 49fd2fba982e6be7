import 'reflect-metadata';
import { Field, ID, InterfaceType } from 'type-graphql';
import type { Context } from './context';
import { toGlobalId } from './global-id';
import type { Right } from './rights';

/** Anything with a global id. The class's name is its GraphQL type's name. */
@InterfaceType({ description: '有全局标识、可由 node(id) 取得的对象' })
export abstract class Node {
  abstract readonly id: string;

  @Field(() => ID, { name: 'id', description: '全局标识（不透明，请勿拆解）' })
  globalId(): string {
    return toGlobalId(this.constructor.name, this.id);
  }
}

export interface NodeKind {
  readonly type: abstract new () => Node;
  /** Without this right the node answers as if it were missing. */
  readonly right: Right;
  /** Null for what is missing or not visible: the two are the same. */
  readonly load: (ctx: Context, key: string) => Promise<Node | null>;
}

export type NodeKinds = ReadonlyMap<string, NodeKind>;

export function nodeKinds(kinds: readonly NodeKind[]): NodeKinds {
  return new Map(kinds.map((kind) => [kind.type.name, kind]));
}
