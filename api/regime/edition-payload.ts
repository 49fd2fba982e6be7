import { Field, ObjectType } from 'type-graphql';
import type { Outcome } from '../../form-schemas/engine';
import { judged, Payload } from '../platform/finding';
import { Edition } from './edition.entity';

@ObjectType({ implements: Payload, description: '对制度版本的操作的答复' })
export class EditionPayload extends Payload {
  @Field(() => Edition, { nullable: true, description: '制度版本；被拒绝则为空' })
  readonly edition!: Edition | null;
}

export function answerEdition({ value, findings }: Outcome<Edition | null>): EditionPayload {
  return { ...judged(findings), edition: value };
}
