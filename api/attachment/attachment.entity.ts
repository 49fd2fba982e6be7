import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node';
import { DateTimeScalar } from '../platform/scalars/time';

export enum AttachmentStatus {
  PENDING = 'pending',
  STORED = 'stored',
}
registerEnumType(AttachmentStatus, {
  name: 'AttachmentStatus',
  description: '附件的状态：PENDING 待上传、STORED 已存好',
});

/** Sizes are bounded far below what a double holds exactly; the driver gives bigint as text. */
const sizeColumn = { from: (stored: string): number => Number(stored), to: (size: number): string => String(size) };

/** An attachment (附件): a file of an organisation. In form answers it stands as `{id, name, size, digest}`. */
@Entity('attachment')
@ObjectType({ implements: Node, description: '附件；填入表单答案时写作 {id, name, size, digest}' })
export class Attachment extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  @Field(() => String, { description: '文件名' })
  readonly name!: string;

  @Column('bigint', { transformer: sizeColumn })
  @Field(() => Int, { description: '字节数' })
  readonly size!: number;

  @Column('text', { name: 'media_type' })
  @Field(() => String, { description: '类型，按内容核对过' })
  readonly mediaType!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: '内容的 SHA-256（64 位小写十六进制）；待上传时为空' })
  readonly digest!: string | null;

  @Column('text')
  @Field(() => AttachmentStatus, { description: '状态' })
  readonly status!: AttachmentStatus;

  @Column('text', { name: 'ticket_hash', nullable: true })
  readonly ticketHash!: string | null;

  @Column('timestamptz', { name: 'ticket_expires_at' })
  readonly ticketExpiresAt!: Date;

  @Column('uuid', { name: 'uploaded_by' })
  readonly uploader!: string;

  /** Where the store keeps it. */
  @Column('text', { nullable: true })
  readonly place!: string;

  /** The organisation for which it was uploaded. */
  @Column('uuid')
  readonly organisation!: string;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '领取上传凭据的时刻' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'stored_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '存好的时刻' })
  readonly storedAt!: Date | null;
}
