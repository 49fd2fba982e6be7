import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../form-schemas/engine/day';

/** A duty (分工): the post holds a body of the regime, for all filings or only for those of one organisation. */
@Entity('duty')
export class Duty {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  readonly post!: string;

  /** Code of a body in the regime's `bodies.json`. */
  @Column('text')
  readonly body!: string;

  @Column('uuid', { nullable: true })
  readonly organisation!: string | null;

  @Column('date', { name: 'from_day' })
  readonly fromDay!: Day;

  @Column('date', { name: 'until_day', nullable: true })
  readonly untilDay!: Day | null;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('integer')
  readonly version!: number;
}
