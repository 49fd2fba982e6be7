import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A line of a list: one case that waits for it. Its code is the project's, under which the list's state knows it. */
@Entity('list_line')
@ObjectType({ description: '清单中的一项' })
export class ListLine {
  @PrimaryColumn('text')
  readonly government!: string;

  @PrimaryColumn('uuid')
  readonly list!: string;

  @PrimaryColumn('uuid')
  readonly application!: string;

  @Column('text')
  @Field(() => String, { description: '项目编号' })
  readonly code!: string;

  @Column('integer')
  readonly place!: number;

  /** Set when the list has ended. */
  @Column('text', { nullable: true })
  readonly outcome!: 'approve' | 'reject' | 'return' | null;
}
