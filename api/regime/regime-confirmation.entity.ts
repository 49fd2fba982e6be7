import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../platform/scalars/time';

export enum RegimeConfirmationStatus {
  PROPOSED = 'proposed',
  CONFIRMED = 'confirmed',
  DECLINED = 'declined',
}
registerEnumType(RegimeConfirmationStatus, {
  name: 'RegimeConfirmationStatus',
  description: '继续适用到了哪一步：PROPOSED 已提出、待另一人确认，CONFIRMED 已确认，DECLINED 已收回或未获同意',
});

/**
 * That a government goes by an edition whose regulation is a draft or has lapsed: one person proposes it with a reason, another
 * confirms it. Confirmed, it is never taken back; taken back or declined, it may be proposed anew. One row for each edition, of
 * which `version` counts the steps; what was said before stands in the audit.
 */
@Entity('regime_confirmation')
@ObjectType({ description: '继续适用只是征求意见稿、未施行或已失效的制度：一人写明理由提出，另一人确认' })
export class RegimeConfirmation {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly edition!: string;

  @Column('text')
  @Field(() => RegimeConfirmationStatus, { description: '到了哪一步' })
  readonly status!: RegimeConfirmationStatus;

  @Column('text')
  @Field(() => String, { description: '为什么适用' })
  readonly reason!: string;

  @Column('uuid', { name: 'proposed_by' })
  readonly proposer!: string;

  @Column('timestamptz', { name: 'proposed_at' })
  @Field(() => DateTimeScalar, { description: '提出时刻' })
  readonly proposedAt!: Date;

  @Column('uuid', { name: 'confirmed_by', nullable: true })
  readonly confirmer!: string | null;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '确认时刻' })
  readonly confirmedAt!: Date | null;

  /** Who took it back (the proposer) or declined it. */
  @Column('uuid', { name: 'declined_by', nullable: true })
  readonly decliner!: string | null;

  @Column('timestamptz', { name: 'declined_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: '收回或不同意的时刻' })
  readonly declinedAt!: Date | null;

  @Column('text', { name: 'decline_reason', nullable: true })
  @Field(() => String, { nullable: true, description: '为什么收回或不同意' })
  readonly declineReason!: string | null;

  @Column('integer')
  @Field(() => Int, { description: '行版本，确认、收回时作为 expectedVersion 交回' })
  readonly version!: number;
}
