import { Arg, Args, Ctx, Extensions, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { availableActions } from '../../form-schemas/engine';
import { AvailableAction, toAction } from '../application/action.types';
import { Application } from '../application/application.entity';
import { applicationById, taskById, tasksOf } from '../application/application.loader';
import { heldBodies } from '../application/held-bodies';
import { standingCase } from '../application/load-case';
import { Task, TaskStatus } from '../application/task.entity';
import { Attachment } from '../attachment/attachment.entity';
import { visibleAttachment } from '../attachment/visible-attachment';
import { organisationById, personById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Person } from '../identity/person.entity';
import { Requires, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { localId } from '../platform/global-id';
import { connectionOf, PageArgs, type Page } from '../platform/paging';
import { outlineForm } from '../regime/outline-regime';
import { RegimeBody, RegimeForm } from '../regime/regime.types';
import { myTasks } from './my-tasks';

@InputType({ description: '筛选待办' })
class TaskWhere {
  @Field(() => TaskStatus, { nullable: true, description: '状态，缺省为 OPEN；DECIDED 为本人办理过的' })
  readonly status?: TaskStatus | null;
}

const TaskConnection = connectionOf(Task, '待办');

@Resolver(() => Task)
export class TaskResolver {
  @Requires('task:read')
  @Query(() => TaskConnection, { description: '本人以现在的任职须办理的待办；一次签署计多个主体的只列一项' })
  myTasks(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => TaskWhere, { nullable: true, description: '筛选' }) where: TaskWhere | null,
  ): Promise<Page<Task>> {
    return myTasks(ctx, where?.status ?? TaskStatus.OPEN, page);
  }

  @Requires('task:read')
  @Query(() => Task, { description: '一项待办' })
  async task(@Ctx() ctx: Context, @Arg('id', () => ID, { description: '全局标识' }) id: string): Promise<Task> {
    const task = await taskById(ctx).load(localId('Task', id));
    if (!task) throw new ApiError('NOT_FOUND');
    return task;
  }

  @FieldResolver(() => Application, { nullable: true, description: '所属案件' })
  application(@Ctx() ctx: Context, @Root() task: Task): Promise<Application | null> {
    return applicationById(ctx).load(task.application);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '申报单位' })
  organisation(@Ctx() ctx: Context, @Root() task: Task): Promise<Organisation | null> {
    return organisationById(ctx).load(task.organisation);
  }

  @FieldResolver(() => RegimeBody, { description: '由哪个主体办理' })
  body(@Root() task: Task): RegimeBody {
    return { code: task.bodyCode, title: task.bodyTitle };
  }

  @Extensions({ size: 2 })
  @FieldResolver(() => [RegimeBody], { description: '本人办理此项时一并计入的其他主体（同一人一次签署）' })
  async alsoFor(@Ctx() ctx: Context, @Root() task: Task): Promise<readonly RegimeBody[]> {
    if (task.status !== TaskStatus.OPEN || task.meeting) return [];
    const { held } = await this.standing(ctx, task);
    if (!held.includes(task.bodyCode)) return [];
    const others = (await tasksOf(ctx).load(task.application)).filter(
      (other) =>
        other.id !== task.id && other.status === TaskStatus.OPEN && !other.meeting && held.includes(other.bodyCode),
    );
    return others.map((other) => ({ code: other.bodyCode, title: other.bodyTitle }));
  }

  @FieldResolver(() => Boolean, { description: '是否由现在登录者办理' })
  async isMine(@Ctx() ctx: Context, @Root() task: Task): Promise<boolean> {
    return task.status === TaskStatus.OPEN && (await this.standing(ctx, task)).held.includes(task.bodyCode);
  }

  @Extensions({ cost: 5 })
  @FieldResolver(() => RegimeForm, { nullable: true, description: '办理时须填的表单；不须填或已办理则为空' })
  async form(@Ctx() ctx: Context, @Root() task: Task): Promise<RegimeForm | null> {
    const { regime, actions } = await this.standing(ctx, task);
    const form = regime.forms.get(actions.find((action) => action.form !== null)?.form ?? '');
    return form ? outlineForm(regime, form.document) : null;
  }

  @Extensions({ cost: 5, size: 3 })
  @FieldResolver(() => [AvailableAction], { description: '登录者对此待办可以做什么；不能做的说明为什么' })
  async availableActions(@Ctx() ctx: Context, @Root() task: Task): Promise<readonly AvailableAction[]> {
    const { regime, actions, procedure } = await this.standing(ctx, task);
    return actions.map((action) => toAction(regime, procedure, action));
  }

  @FieldResolver(() => Person, { nullable: true, description: '办理人' })
  async decidedBy(@Ctx() ctx: Context, @Root() task: Task): Promise<Person | null> {
    return task.decider === null ? null : personById(ctx).load(task.decider);
  }

  @FieldResolver(() => Person, { nullable: true, description: '代为录入的人；本人办理则为空' })
  async recordedBy(@Ctx() ctx: Context, @Root() task: Task): Promise<Person | null> {
    return task.recorder === null ? null : personById(ctx).load(task.recorder);
  }

  @FieldResolver(() => Attachment, { nullable: true, description: '代为录入所附的扫描件；没有或不可见则为空' })
  async scanAttachment(@Ctx() ctx: Context, @Root() task: Task): Promise<Attachment | null> {
    return task.scan === null ? null : visibleAttachment(ctx, task.scan);
  }

  /** The case of a task with what the session holds in it and may do at its slot; all of it by loaders. */
  private async standing(ctx: Context, task: Task) {
    const application = await applicationById(ctx).load(task.application);
    if (!application) throw new Error(`task ${task.id} has no case`);
    const { regime, state } = await standingCase(ctx, application);
    const held = await heldBodies(ctx, regime, task.organisation);
    const actor = { person: signedIn(ctx).person.id, bodies: held };
    const actions = availableActions(regime, state, actor).filter((action) => action.slot === task.slot);
    return { regime, held, actions, procedure: application.procedure };
  }
}
