import { Field, Int, ObjectType } from 'type-graphql';
import { Adoption } from './adoption.entity';
import { Edition } from './edition.entity';
import { RegimeOrigin } from './regime-change.types';

/** One regime as a list shows it: what applies, what will, what is being prepared. */
@ObjectType({ description: '一部制度的概况：现行哪一版、将施行哪一版、有无草稿' })
export class RegimeSummary {
  @Field(() => String, { description: '所属政府的行政区划代码' })
  readonly government!: string;

  @Field(() => Boolean, { description: '是否为本级政府的制度；否则为其他政府共享' })
  readonly own!: boolean;

  @Field(() => String, { description: '制度代码' })
  readonly code!: string;

  @Field(() => String, { description: '制度名称' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: '辖区名称' })
  readonly jurisdictionTitle!: string | null;

  @Field(() => String, { nullable: true, description: '层级：province、city、county' })
  readonly level!: string | null;

  @Field(() => String, { nullable: true, description: '所依据文件的文号' })
  readonly basisNumber!: string | null;

  @Field(() => String, { nullable: true, description: '所依据文件的名称' })
  readonly basisTitle!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '所依据文件的效力：in-force 现行、draft-for-comments 征求意见、lapsed 失效、repealed 废止',
  })
  readonly basisStatus!: string | null;

  @Field(() => Boolean, { description: '是否为试行版（尚有条款未落实）' })
  readonly pilot!: boolean;

  @Field(() => Edition, { nullable: true, description: '今天施行的版本' })
  readonly inForce!: Edition | null;

  @Field(() => [Adoption], { description: '已定、尚未到施行日的版本，近的在前' })
  readonly upcoming!: readonly Adoption[];

  @Field(() => Edition, { nullable: true, description: '看得到的最新版本，不论状态' })
  readonly latest!: Edition | null;

  @Field(() => Int, { description: '编制中的草稿数' })
  readonly openDrafts!: number;

  @Field(() => RegimeOrigin, { nullable: true, description: '由哪一版抄录而来；自行编制的为空' })
  readonly extends!: RegimeOrigin | null;
}
