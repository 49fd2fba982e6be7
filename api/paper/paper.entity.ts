import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../form-schemas/engine';
import { Node } from '../platform/node';
import { DateTimeScalar, DayScalar } from '../platform/scalars/time';

export enum PaperKind {
  SHEET = 'sheet',
  DECISION = 'decision',
}
registerEnumType(PaperKind, { name: 'PaperKind', description: '文书种类：SHEET 审批表、DECISION 决定文书' });

/** A paper (文书) that has been issued: number, digest and file never change. The file is read by itself (`paper-file.ts`). */
@Entity('paper')
@ObjectType({ implements: Node, description: '已出具的文书：审批表、批复等；出具之后不可更改' })
export class Paper extends Node {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly application!: string;

  @Column('uuid', { nullable: true })
  readonly project!: string | null;

  @Column('uuid')
  readonly edition!: string;

  @Column('text', { name: 'regime_code' })
  readonly regimeCode!: string;

  @Column('text')
  @Field(() => String, { description: '文书样式的代码' })
  readonly template!: string;

  @Column('text')
  @Field(() => PaperKind, { description: '种类' })
  readonly kind!: PaperKind;

  @Column('text')
  @Field(() => String, { description: '名称' })
  readonly title!: string;

  @Column('integer')
  readonly occasion!: number;

  @Column('text')
  readonly series!: string;

  @Column('integer')
  readonly year!: number;

  @Column('integer')
  readonly serial!: number;

  @Column('text')
  @Field(() => String, { description: '文号' })
  readonly number!: string;

  @Column('text', { name: 'shown_project', nullable: true })
  readonly shownProject!: string | null;

  /** As it is looked for; `writeCode` writes it for people. */
  @Column('text')
  readonly code!: string;

  @Column('text')
  @Field(() => String, { description: 'PDF 文件的 SHA-256，十六进制' })
  readonly digest!: string;

  @Column('integer')
  @Field(() => Int, { description: '页数' })
  readonly pages!: number;

  @Column('integer')
  @Field(() => Int, { description: 'PDF 文件的字节数' })
  readonly size!: number;

  @Column('bytea', { select: false })
  readonly file!: Buffer;

  @Column('date', { name: 'issued_on' })
  @Field(() => DayScalar, { description: '出具之日' })
  readonly issuedOn!: Day;

  @Column('timestamptz', { name: 'issued_at' })
  @Field(() => DateTimeScalar, { description: '出具时刻' })
  readonly issuedAt!: Date;

  @Column('uuid', { name: 'issued_by', nullable: true })
  readonly issuer!: string | null;
}
