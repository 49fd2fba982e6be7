import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Attachment } from '../attachment/attachment.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { visibleAttachment } from './visible-attachment';

/** An attachment by its id: who may read it is a question of the cases in which it stands. */
@Resolver(() => Attachment)
export class AttachmentQueryResolver {
  @Requires('attachment:read')
  @Query(() => Attachment, { nullable: true, description: '一个附件；不存在与不可见答复相同' })
  attachment(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: '全局标识' }) id: string,
  ): Promise<Attachment | null> {
    return visibleAttachment(ctx, localId('Attachment', id));
  }
}
