import { ArgsType, Extensions, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { decodeCursor, encodeCursor, type CursorKind } from './cursor';
import type { Node } from './node';
import { refuseInput } from './user-error';

const MAX_PAGE = 100;

/** The paging arguments of every list: `first` (with `after`) or `last` (with `before`), 1–100, one of them required. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: '取前若干项，1–100；与 last 二选一' })
  first?: number;

  @Field(() => Int, { nullable: true, description: '取后若干项，1–100；与 first 二选一' })
  last?: number;

  @Field(() => String, { nullable: true, description: '从此游标之后' })
  after?: string;

  @Field(() => String, { nullable: true, description: '到此游标之前' })
  before?: string;
}

@ObjectType({ description: '翻页信息' })
export class PageInfo {
  @Field(() => Boolean, { description: '之后是否还有' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: '之前是否还有' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: '首项的游标' })
  readonly startCursor!: string | null;

  @Field(() => String, { nullable: true, description: '末项的游标' })
  readonly endCursor!: string | null;
}

export interface Edge<E> {
  readonly cursor: string;
  readonly node: E;
}

export interface Page<E> {
  readonly edges: readonly Edge<E>[];
  readonly nodes: readonly E[];
  readonly pageInfo: PageInfo;
  /** Counted only when asked for. */
  readonly totalCount: () => Promise<number>;
}

/** How a list may be ordered. The column is NOT NULL or has a `nullAs`, and is followed by the id, which breaks ties. */
export interface Ordering {
  /** Part of the cursor: a cursor of another ordering is refused. */
  readonly name: string;
  /** Property of the entity. */
  readonly property: string;
  readonly kind: CursorKind;
  readonly direction: 'ASC' | 'DESC';
  /** Of an integer column: what stands for a missing value, so that it has its place like any other. */
  readonly nullAs?: number;
}

/** Makes the connection and edge types of a node type, e.g. `ProjectConnection`, `ProjectEdge`. */
export function connectionOf<E extends Node>(type: ClassType<E>, title: string): ClassType<Page<E>> {
  @ObjectType(`${type.name}Edge`, { description: `${title}列表中的一项` })
  class TypedEdge implements Edge<E> {
    @Field(() => String, { description: '游标（不透明）' })
    readonly cursor!: string;

    @Field(() => type, { description: title })
    readonly node!: E;
  }

  @ObjectType(`${type.name}Connection`, { description: `${title}列表` })
  class TypedConnection {
    @Field(() => [TypedEdge], { description: '各项及其游标' })
    readonly edges!: readonly Edge<E>[];

    @Field(() => [type], { description: '各项' })
    readonly nodes!: readonly E[];

    @Field(() => PageInfo, { description: '翻页信息' })
    readonly pageInfo!: PageInfo;

    @Extensions({ cost: 50 })
    @Field(() => Int, { description: '总数（另行计数，计入查询代价）' })
    totalCount(): Promise<number> {
      // type-graphql calls methods, not functions held in properties; the page's own one covers this when it is read.
      throw new Error('a connection is made by readPage');
    }
  }
  return TypedConnection as unknown as ClassType<Page<E>>;
}

/**
 * Reads one page of a query by keyset: `(column, id)` beyond the cursor's, never by offset, so that rows which come or
 * go meanwhile neither shift nor repeat others. One statement; a second one only when `totalCount` is asked for.
 *
 * @param query over alias `alias`, with all conditions, without order; governments are restricted by its author
 */
export async function readPage<E extends ObjectLiteral & { readonly id: string }>(
  query: SelectQueryBuilder<E>,
  ordering: Ordering,
  args: PageArgs,
): Promise<Page<E>> {
  const { size, backwards } = pageSize(args);
  const { alias } = query;
  const column = columnOf(alias, ordering);
  const id = `${alias}.id`;
  const counted = query.clone();
  const paged = query.clone();
  const beyond = (path: 'after' | 'before', sign: '<' | '>'): void => {
    const given = args[path];
    if (given === undefined) return;
    const { value, id: last } = decodeCursor(given, ordering, path);
    const cast = { text: 'text', day: 'date', instant: 'timestamptz', integer: 'bigint' }[ordering.kind];
    paged.andWhere(`(${column}, ${id}) ${sign} (cast(:${path}Value as ${cast}), cast(:${path}Id as uuid))`, {
      [`${path}Value`]: value,
      [`${path}Id`]: last,
    });
  };
  const ascending = ordering.direction === 'ASC';
  beyond('after', ascending ? '>' : '<');
  beyond('before', ascending ? '<' : '>');
  const direction = ascending === backwards ? 'DESC' : 'ASC';
  const { entities, raw } = await paged
    .addSelect(`cast(${column} as text)`, 'cursor_value')
    .orderBy(column, direction)
    .addOrderBy(id, direction)
    .limit(size + 1)
    .getRawAndEntities<{ cursor_value: string }>();
  const more = entities.length > size;
  const edges = entities.slice(0, size).map((node, index) => ({
    node,
    cursor: encodeCursor(ordering, raw[index]?.cursor_value ?? '', node.id),
  }));
  if (backwards) edges.reverse();
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: backwards ? args.before !== undefined : more,
      hasPreviousPage: backwards ? more : args.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => counted.getCount(),
  };
}

/** What a list is ordered by, as SQL over its alias. */
export function columnOf(alias: string, { property, nullAs }: Ordering): string {
  const column = `${alias}.${property}`;
  return nullAs === undefined ? column : `coalesce(${column}, ${Math.trunc(nullAs)})`;
}

function pageSize(args: PageArgs): { readonly size: number; readonly backwards: boolean } {
  const { first, last } = args;
  if ((first === undefined) === (last === undefined))
    throw refuseInput('first', '列表须给出 first 或 last 之一（1–100）');
  const size = first ?? last ?? 0;
  if (size < 1 || size > MAX_PAGE) {
    throw refuseInput(first === undefined ? 'last' : 'first', `须为 1 至 ${MAX_PAGE}，所给为 ${size}`);
  }
  return { size, backwards: first === undefined };
}
