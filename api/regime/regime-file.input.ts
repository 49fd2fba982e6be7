import { Field, InputType } from 'type-graphql';

@InputType({ description: '制度的一个文件' })
export class RegimeFileInput {
  @Field(() => String, { description: '路径，如 regime.json、forms/application.json' })
  readonly path!: string;

  @Field(() => String, { description: '内容；逐字节保存' })
  readonly text!: string;
}
