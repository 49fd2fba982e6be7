import { Arg, Ctx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { organisationById, personById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Person } from '../identity/person.entity';
import { AnswersSecret, Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { judged, Payload } from '../platform/finding';
import { Attachment, AttachmentStatus } from './attachment.entity';
import { createUploadTicket } from './create-upload-ticket';

@InputType({ description: '领取上传凭据' })
class CreateUploadTicketInput {
  @Field(() => String, { description: '文件名：至多 200 个字符，扩展名与类型相符' })
  readonly name!: string;

  @Field(() => Int, { description: '字节数，至多 52428800（50 MB）；上传须恰为此数' })
  readonly size!: number;

  @Field(() => String, { description: '类型，如 application/pdf；上传后按内容核对' })
  readonly mediaType!: string;
}

@ObjectType({ implements: Payload, description: '领取上传凭据的答复' })
class CreateUploadTicketPayload extends Payload {
  @Field(() => String, { nullable: true, description: '凭据：只显示这一次，15 分钟内用一次' })
  readonly ticket!: string | null;

  @Field(() => String, { nullable: true, description: '以 PUT 把文件送到此地址' })
  readonly url!: string | null;

  @Field(() => Attachment, { nullable: true, description: '待上传的附件' })
  readonly attachment!: Attachment | null;
}

@Resolver(() => Attachment)
export class AttachmentResolver {
  @Requires('attachment:upload')
  @AnswersSecret()
  @Mutation(() => CreateUploadTicketPayload, { description: '声明要上传的文件，领取一次性凭据' })
  async createUploadTicket(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateUploadTicketInput) input: CreateUploadTicketInput,
  ): Promise<CreateUploadTicketPayload> {
    const { ticket, attachment } = await createUploadTicket(ctx, input);
    return { ...judged(), ticket, url: `/files/${ticket}`, attachment };
  }

  @FieldResolver(() => String, { nullable: true, description: '下载地址；待上传时为空' })
  url(@Root() attachment: Attachment): string | null {
    return attachment.status === AttachmentStatus.STORED ? `/files/${attachment.globalId()}` : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: '上传人' })
  uploadedBy(@Ctx() ctx: Context, @Root() attachment: Attachment): Promise<Person | null> {
    return personById(ctx).load(attachment.uploader);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '为哪个单位上传' })
  organisation(@Ctx() ctx: Context, @Root() attachment: Attachment): Promise<Organisation | null> {
    return organisationById(ctx).load(attachment.organisation);
  }
}
