import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TaskStatus } from '../application/task.entity';
import { DateTimeScalar } from '../platform/scalars/time';

@ObjectType({ description: '一项待办有了变化' })
export class ChangedTask {
  @Field(() => ID, { description: '待办的全局标识' })
  readonly id!: string;

  @Field(() => ID, { description: '案件的全局标识' })
  readonly applicationId!: string;

  @Field(() => Int, { description: '待办的版本' })
  readonly version!: number;

  @Field(() => TaskStatus, { description: '状态' })
  readonly status!: TaskStatus;
}

@ObjectType({ description: '本人的待办有了变化：只说是哪些，内容请再查询' })
export class MyTasksChange {
  @Field(() => DateTimeScalar, { description: '读取时刻' })
  readonly at!: Date;

  @Field(() => Int, { description: '现在待办理的项数' })
  readonly open!: number;

  @Field(() => [ChangedTask], { description: '有变化的待办；开始订阅或连接中断之后为空，请整体再查询' })
  readonly tasks!: readonly ChangedTask[];
}

@ObjectType({ description: '项目有了进展：只说版本，内容请再查询' })
export class ProjectProgress {
  @Field(() => DateTimeScalar, { description: '读取时刻' })
  readonly at!: Date;

  @Field(() => ID, { description: '项目的全局标识' })
  readonly projectId!: string;

  @Field(() => Int, { description: '项目的版本' })
  readonly version!: number;

  @Field(() => [ID], { description: '有变化的案件中登录者可见的；开始订阅或连接中断之后为空，请整体再查询' })
  readonly applicationIds!: readonly string[];
}
