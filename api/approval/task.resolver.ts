import {
  Arg,
  Args,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { isAnothers, principalOf } from '../../form-schemas/engine';
import { AvailableAction, toAction } from '../application/action.types';
import { Application } from '../application/application.entity';
import { applicationById, draftOfCase, taskById, tasksOf } from '../application/application.loader';
import { actorIn } from '../application/actor-in';
import { Draft } from '../application/draft.entity';
import { takersOf } from '../application/holders.loader';
import { standingCase } from '../application/load-case';
import { ownDraft } from '../application/own-draft';
import { offeredActions } from '../application/offered-actions';
import { stillness } from '../application/suspension';
import { dueStateOf, TaskDue, waitingDays } from '../application/task-due';
import { Task, TaskStatus } from '../application/task.entity';
import { calendarOf } from '../calendar/calendar-of';
import { Attachment } from '../attachment/attachment.entity';
import { visibleAttachment } from '../application/visible-attachment';
import { organisationById, personById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { localId } from '../platform/global-id';
import { connectionOf, PageArgs, type Page } from '../platform/paging';
import { readText } from '../platform/text';
import { outlineForm } from '../regime/outline-regime';
import { RegimeBody, RegimeForm } from '../regime/regime.types';
import { myTasks } from './my-tasks';

@InputType({ description: '筛选待办' })
class TaskWhere {
  @Field(() => TaskStatus, { nullable: true, description: '状态，缺省为 OPEN；DECIDED 为本人办理过的' })
  readonly status?: TaskStatus | null;

  @Field(() => String, { nullable: true, description: '办理主体的代码' })
  readonly body?: string | null;

  @Field(() => TaskDue, { nullable: true, description: '未办理的按时限的状态；没有时限的不在其中' })
  readonly due?: TaskDue | null;
}

export const TaskConnection = connectionOf(Task, '待办');

@Resolver(() => Task)
export class TaskResolver {
  @Requires('task:read')
  @Query(() => TaskConnection, {
    description:
      '本人以现在的任职须办理的待办，先到期的在前，没有时限的按到达次序在后；一次签署计多个主体的只列一项；项目已办结而不能继续的不列',
  })
  myTasks(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => TaskWhere, { nullable: true, description: '筛选' }) where: TaskWhere | null,
  ): Promise<Page<Task>> {
    const body = where?.body == null ? null : readText(where.body, 'where.body', 64);
    return myTasks(ctx, { status: where?.status ?? TaskStatus.OPEN, body, due: where?.due ?? null }, page);
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

  @FieldResolver(() => TaskDue, {
    nullable: true,
    description: '时限的状态，中止期间不算逾期；没有时限、已不需要办理、项目已办结而不能继续的为空',
  })
  async dueState(@Ctx() ctx: Context, @Root() task: Task): Promise<TaskDue | null> {
    const application = task.dueOn === null ? null : await applicationById(ctx).load(task.application);
    const still = application && (await stillness(ctx, application));
    if (still === 'left' && task.decidedAt === null) return null;
    return dueStateOf(task, ctx.today, await calendarOf(ctx), still === 'rest');
  }

  @FieldResolver(() => Int, { description: '到达以来的天数；已办理的至办理日为止' })
  waitingDays(@Ctx() ctx: Context, @Root() task: Task): number {
    return waitingDays(task, ctx.today);
  }

  @Extensions({ size: 2 })
  @FieldResolver(() => [RegimeBody], { description: '本人办理此项时一并计入的其他主体（同一人一次签署）' })
  async alsoFor(@Ctx() ctx: Context, @Root() task: Task): Promise<readonly RegimeBody[]> {
    if (task.meeting) return [];
    const { mine } = await this.standing(ctx, task);
    const own = mine.get(task.slot);
    if (!own) return [];
    const others = (await tasksOf(ctx).load(task.application)).filter(
      (other) => other.id !== task.id && !other.meeting && mine.get(other.slot)?.step === own.step,
    );
    return others.map((other) => ({ code: other.bodyCode, title: other.bodyTitle }));
  }

  @FieldResolver(() => Boolean, { description: '是否由现在登录者办理' })
  async isMine(@Ctx() ctx: Context, @Root() task: Task): Promise<boolean> {
    return (await this.standing(ctx, task)).mine.has(task.slot);
  }

  @Extensions({ cost: 5 })
  @FieldResolver(() => RegimeForm, { nullable: true, description: '办理时须填的表单；不须填或已办理则为空' })
  async form(@Ctx() ctx: Context, @Root() task: Task): Promise<RegimeForm | null> {
    const { loaded, actions } = await this.standing(ctx, task);
    const { regime } = loaded;
    const form = regime.forms.get(actions.find((action) => action.form !== null)?.form ?? '');
    return form ? outlineForm(regime, form.document) : null;
  }

  @Extensions({ cost: 5, size: 3 })
  @FieldResolver(() => [AvailableAction], { description: '登录者对此待办可以做什么；不能做的说明为什么' })
  async availableActions(@Ctx() ctx: Context, @Root() task: Task): Promise<readonly AvailableAction[]> {
    const { loaded, actions } = await this.standing(ctx, task);
    return actions.map((action) => toAction(loaded, action));
  }

  @FieldResolver(() => Draft, {
    nullable: true,
    description: '由本人以表单提交的待办：要填的草稿；其他待办为空',
  })
  async draft(@Ctx() ctx: Context, @Root() task: Task): Promise<Draft | null> {
    if (task.action !== 'file' || task.status !== TaskStatus.OPEN) return null;
    const draft = await draftOfCase(ctx).load(task.application);
    return draft && ownDraft(ctx, draft.id);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: '转办给谁：只由其办理，除非其不再担任该主体；未转办则为空',
  })
  async assignee(@Ctx() ctx: Context, @Root() task: Task): Promise<Person | null> {
    return task.assignee === null ? null : personById(ctx).load(task.assignee);
  }

  @FieldResolver(() => RegimeBody, { nullable: true, description: '由哪个主体请来加签；办法规定的经办为空' })
  addedBy(@Root() task: Task): RegimeBody | null {
    const { addedByCode: code, addedByTitle } = task;
    return code === null ? null : { code, title: addedByTitle ?? code };
  }

  @Extensions({ cost: 3, size: 5 })
  @FieldResolver(() => [Person], {
    description: '今天可以转办给谁：在本案中担任同一主体的其他人；不由登录者办理的为空',
  })
  async transferTo(@Ctx() ctx: Context, @Root() task: Task): Promise<readonly Person[]> {
    const { mine, actor } = await this.standing(ctx, task);
    if (!mine.has(task.slot)) return [];
    const takers = await takersOf(ctx, task, actor.person);
    const persons = await Promise.all(takers.map((person) => personById(ctx).load(person)));
    return persons.filter((person) => person !== null);
  }

  @FieldResolver(() => Person, { nullable: true, description: '办理人' })
  async decidedBy(@Ctx() ctx: Context, @Root() task: Task): Promise<Person | null> {
    return task.decider === null ? null : personById(ctx).load(task.decider);
  }

  @FieldResolver(() => Person, { nullable: true, description: '受谁委托、代谁办理；办理人自己担任的为空' })
  async decidedFor(@Ctx() ctx: Context, @Root() task: Task): Promise<Person | null> {
    return task.decidedForId === null ? null : personById(ctx).load(task.decidedForId);
  }

  @FieldResolver(() => Person, { nullable: true, description: '登录者办理此项时是代谁；自己担任或不由其办理的为空' })
  async onBehalfOf(@Ctx() ctx: Context, @Root() task: Task): Promise<Person | null> {
    const { mine, actor } = await this.standing(ctx, task);
    const principal = mine.has(task.slot) ? principalOf(actor, task.bodyCode) : undefined;
    return principal === undefined ? null : personById(ctx).load(principal);
  }

  @FieldResolver(() => Person, { nullable: true, description: '代为录入的人；本人办理则为空' })
  async recordedBy(@Ctx() ctx: Context, @Root() task: Task): Promise<Person | null> {
    return task.recorder === null ? null : personById(ctx).load(task.recorder);
  }

  @FieldResolver(() => Attachment, { nullable: true, description: '代为录入所附的扫描件；没有或不可见则为空' })
  async scanAttachment(@Ctx() ctx: Context, @Root() task: Task): Promise<Attachment | null> {
    return task.scan === null ? null : visibleAttachment(ctx, task.scan);
  }

  /** The case of a task with the open slots that the session may sign in it, and what it may do at the task's; by loaders. */
  private async standing(ctx: Context, task: Task) {
    const application = await applicationById(ctx).load(task.application);
    if (!application) throw new Error(`task ${task.id} has no case`);
    const loaded = await standingCase(ctx, application);
    const actor = await actorIn(ctx, loaded);
    const open = loaded.state.slots.filter(
      (slot) => slot.status === 'open' && actor.bodies.includes(slot.body) && !isAnothers(slot, actor),
    );
    const offered = await offeredActions(ctx, loaded, actor);
    const actions = offered.filter((action) => action.slot === task.slot);
    return { loaded, actor, mine: new Map(open.map((slot) => [slot.id, slot])), actions };
  }
}
