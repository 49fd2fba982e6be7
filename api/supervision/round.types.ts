import { Field, ObjectType } from 'type-graphql';
import type { Day } from '../../form-schemas/engine';
import { Person } from '../identity/person.entity';
import { DayScalar } from '../platform/scalars/time';

/** What was asked for before, and what was reported of it. */
@ObjectType({ description: '再次限期整改之前的一次：要求、期限与报告的整改情况' })
export class SupervisionRound {
  @Field(() => String, { description: '整改要求' })
  readonly demand!: string;

  @Field(() => DayScalar, { description: '整改期限' })
  readonly dueOn!: Day;

  @Field(() => String, { nullable: true, description: '整改情况；未报告即再次限期的为空' })
  readonly result!: string | null;

  @Field(() => DayScalar, { nullable: true, description: '报告整改之日' })
  readonly reportedOn!: Day | null;

  @Field(() => Person, { nullable: true, description: '报告人' })
  readonly reportedBy!: Person | null;
}
