import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../form-schemas/engine/day';

/** An adoption (施行): from this day on the edition applies to new filings of its government. */
@Entity('adoption')
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
  readonly effectiveFrom!: Day;

  @Column('uuid', { name: 'adopted_by' })
  readonly adopter!: string;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;
}
