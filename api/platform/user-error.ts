import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';

/** One thing wrong with the form of an input, before any law is asked. */
@ObjectType({ description: '输入格式错误：哪一项、错在何处。与法规无关的错误在此，法规的判断见 Finding。' })
export class UserError {
  @Field(() => String, { description: '出错的输入项，以点分隔的路径' })
  readonly path: string;

  @Field(() => String, { description: '说明：要求什么、所给为何' })
  readonly message: string;

  constructor(path: string, message: string) {
    this.path = path;
    this.message = message;
  }
}

/**
 * Thrown where an input is malformed. In a mutation it becomes the payload's `errors`; in a query it is answered
 * as `BAD_USER_INPUT`. The transaction is rolled back either way.
 */
export class InputRefused extends Error {
  constructor(readonly errors: readonly UserError[]) {
    super(errors.map((error) => `${error.path}：${error.message}`).join('；'));
    this.name = 'InputRefused';
  }
}

export function refuseInput(path: string, message: string): InputRefused {
  return new InputRefused([new UserError(path, message)]);
}
