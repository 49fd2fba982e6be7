import { Arg, Args, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Requires, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { localId } from '../platform/global-id';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { markNoticeRead } from './mark-notice-read';
import { Notice, NOTICE_ORDER } from './notice.entity';

@InputType({ description: '标记通知为已读' })
class MarkNoticeReadInput {
  @Field(() => ID, { description: '通知' })
  readonly id!: string;
}

@ObjectType({ implements: Payload, description: '标记通知为已读的答复' })
class MarkNoticeReadPayload extends Payload {
  @Field(() => Notice, { nullable: true, description: '通知' })
  readonly notice!: Notice | null;
}

const NoticeConnection = connectionOf(Notice, '通知');

@Resolver()
export class NoticeResolver {
  @Requires('notice:read')
  @Query(() => NoticeConnection, { description: '给本人的通知，新的在前' })
  myNotices(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('unread', () => Boolean, { nullable: true, description: '为真则只看未读的' }) unread?: boolean,
  ): Promise<Page<Notice>> {
    const query = ctx.tx
      .createQueryBuilder(Notice, 'notice')
      .where('notice.government = :government', { government: ctx.government })
      .andWhere('notice.person = :person', { person: signedIn(ctx).person.id });
    if (unread === true) query.andWhere('notice.readAt is null');
    return readPage(query, NOTICE_ORDER, page);
  }

  @Requires('notice:read')
  @Mutation(() => MarkNoticeReadPayload, { description: '把给本人的一条通知标记为已读' })
  async markNoticeRead(
    @Ctx() ctx: Context,
    @Arg('input', () => MarkNoticeReadInput) input: MarkNoticeReadInput,
  ): Promise<MarkNoticeReadPayload> {
    return { ...judged(), notice: await markNoticeRead(ctx, { id: localId('Notice', input.id) }) };
  }
}
