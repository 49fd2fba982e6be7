import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../form-schemas/engine/day';
import { DateTimeScalar, DayScalar } from '../platform/scalars/time';

/** An adoption (施行): from this day on the edition applies to new filings of its government. */
@Entity('adoption')
@ObjectType({ description: '施行：自某日起，新的申报按这一版本办理' })
export class Adoption {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text', { name: 'regime_code' })
  readonly regimeCode!: string;

  @Column('uuid')
  readonly edition!: string;

  @Column('date', { name: 'effective_from' })
  @Field(() => DayScalar, { description: '自哪一天起施行' })
  readonly effectiveFrom!: Day;

  @Column('uuid', { name: 'adopted_by' })
  readonly adopter!: string;

  @Column('timestamptz', { name: 'created_at' })
  @Field(() => DateTimeScalar, { description: '决定施行的时刻' })
  readonly createdAt!: Date;
}
