import { Arg, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import { namedBody, writeFacts, type JsonObject } from '../../form-schemas/engine';
import { calendarOf } from '../calendar/calendar-of';
import { personById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import type { Context } from '../platform/context';
import { JsonScalar } from '../platform/scalars/json';
import { refuseInput } from '../platform/user-error';
import { compiledEdition } from '../regime/compiled-edition';
import { RegimeBody } from '../regime/regime.types';
import { AvailableAction, toAction } from './action.types';
import { actorIn } from './actor-in';
import { Application } from './application.entity';
import { applicationById, linesOf, tasksOf } from './application.loader';
import { ApplicationLine, CaseDue, OverrideTaken, TrailEntry, WaitingFor } from './application.types';
import { heldBodies } from './held-bodies';
import { holdersOf } from './holders.loader';
import { knownFacts } from './known-facts';
import { standingCase } from './load-case';
import { maskAnswers } from './mask-answers';
import { offeredActions } from './offered-actions';
import { stillness } from './suspension';
import { caseDue, dueStateOf, dueStateOn, TaskDue } from './task-due';
import { Task, TaskStatus } from './task.entity';

/** What the state of a case says, in the words of its regime. */
@Resolver(() => Application)
export class CaseViewResolver {
  @Extensions({ cost: 20 })
  @FieldResolver(() => JsonScalar, { description: '案件的事实（含计算所得）：名称 → 值' })
  async facts(@Ctx() ctx: Context, @Root() application: Application): Promise<JsonObject> {
    const { regime, values } = await knownFacts(ctx, application);
    return writeFacts(regime.vocabulary, Object.fromEntries(values));
  }

  @Extensions({ cost: 2 })
  @FieldResolver(() => String, { description: '程序的名称' })
  async procedureTitle(@Ctx() ctx: Context, @Root() application: Application): Promise<string> {
    const regime = await compiledEdition(ctx, application.edition);
    return regime.procedures.get(application.procedure)?.document.title ?? application.procedure;
  }

  @Extensions({ cost: 20 })
  @FieldResolver(() => JsonScalar, { nullable: true, description: '一张表单最近一次的答案；未填过为空' })
  async answers(
    @Ctx() ctx: Context,
    @Root() application: Application,
    @Arg('form', () => String, { description: '表单代码' }) code: string,
  ): Promise<JsonObject | null> {
    const { regime, state } = await standingCase(ctx, application);
    const form = regime.forms.get(code);
    if (!form) throw refuseInput('form', `制度没有表单“${code.slice(0, 40)}”`);
    const answers = Object.hasOwn(state.answers, code) ? state.answers[code] : undefined;
    return answers
      ? maskAnswers(form, answers, await heldBodies(ctx, regime, application.organisation, application.id))
      : null;
  }

  @Extensions({ size: 10 })
  @FieldResolver(() => [TrailEntry], { description: '走过的环节，先后为序' })
  async trail(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly TrailEntry[]> {
    const { regime, state } = await standingCase(ctx, application);
    const stages = regime.procedures.get(application.procedure)?.stages;
    return state.trail.map((entry): TrailEntry => {
      const clause = entry.clause ?? stages?.get(entry.stage)?.clause ?? [];
      return {
        visit: entry.visit,
        stage: entry.stage,
        stageTitle: stages?.get(entry.stage)?.title ?? entry.stage,
        outcome: entry.outcome,
        on: entry.on,
        to: entry.to ?? null,
        toTitle: entry.to === undefined ? null : (stages?.get(entry.to)?.title ?? entry.to),
        clause,
        article: regime.article(clause),
        minutes: entry.minutes ?? [],
      };
    });
  }

  @Extensions({ size: 5 })
  @FieldResolver(() => [OverrideTaken], { description: '准予过的例外及其责任人' })
  async overrides(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly OverrideTaken[]> {
    const { regime, state } = await standingCase(ctx, application);
    return state.overrides.map((taken): OverrideTaken => ({
      ...taken,
      ruleTitle: regime.checks.get(taken.rule)?.document.title ?? regime.windows.get(taken.rule)?.title ?? taken.rule,
      article: regime.article(taken.clause),
      body: namedBody(regime, taken.body),
    }));
  }

  @Extensions({ cost: 5, size: 5 })
  @FieldResolver(() => [AvailableAction], { description: '登录者现在对案件可以做什么；不能做的说明为什么' })
  async availableActions(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly AvailableAction[]> {
    const loaded = await standingCase(ctx, application);
    const actions = await offeredActions(ctx, loaded, await actorIn(ctx, loaded));
    return actions.map((action) => toAction(loaded, action));
  }

  @Extensions({ size: 10 })
  @FieldResolver(() => [ApplicationLine], { description: '清单的各项；项目的案件为空' })
  async lines(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly ApplicationLine[]> {
    const lines = await linesOf(ctx).load(application.id);
    if (lines.length === 0) return [];
    const { state } = await standingCase(ctx, application);
    return lines.map(({ code, application: applicationId }) => {
      const line = state.lines[code];
      return { code, title: line?.title ?? code, outcome: line?.outcome ?? null, applicationId };
    });
  }

  @Extensions({ cost: 5 })
  @FieldResolver(() => CaseDue, {
    nullable: true,
    description: '现在的办理期限：各待办中最早的，或等待清单决定的；没有时限、项目已办结而不能继续的为空',
  })
  async due(@Ctx() ctx: Context, @Root() application: Application): Promise<CaseDue | null> {
    if (application.outcome !== null) return null;
    const open = (await tasksOf(ctx).load(application.id)).filter((task) => task.status === TaskStatus.OPEN);
    const { regime, state } = await standingCase(ctx, application);
    const due = caseDue(regime, state, open);
    const still = await stillness(ctx, application);
    if (!due || due.dueOn === null || still === 'left') return null;
    return {
      on: due.dueOn,
      state: still ? TaskDue.ON_TIME : dueStateOn(due.dueOn, ctx.today, await calendarOf(ctx)),
      provisional: due.dueProvisional,
      words: due.dueWords ?? '',
      article: due.dueArticle ?? '',
    };
  }

  @Extensions({ size: 3 })
  @FieldResolver(() => [WaitingFor], { description: '在等谁办理；已办结、在等清单决定、项目已办结而不能继续的为空' })
  async waitingFor(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly WaitingFor[]> {
    const open = (await tasksOf(ctx).load(application.id)).filter((task) => task.status === TaskStatus.OPEN);
    const calendar = await calendarOf(ctx);
    const still = await stillness(ctx, application);
    if (still === 'left') return [];
    return open.map((task) => ({
      body: { code: task.bodyCode, title: task.bodyTitle },
      since: task.openedAt,
      dueOn: task.dueOn,
      dueState: dueStateOf(task, ctx.today, calendar, still === 'rest'),
      dueProvisional: task.dueProvisional,
      dueWords: task.dueWords,
      dueArticle: task.dueArticle,
      reminders: task.reminders,
      remindedOn: task.remindedOn,
      task,
    }));
  }
}

@Resolver(() => AvailableAction)
export class AvailableActionResolver {
  @FieldResolver(() => Task, { nullable: true, description: '所涉的待办；撤回、抄送以及首次申报没有' })
  async task(@Ctx() ctx: Context, @Root() { application, slot }: AvailableAction): Promise<Task | null> {
    if (slot === null) return null;
    return (await tasksOf(ctx).load(application)).find((task) => task.slot === slot) ?? null;
  }
}

@Resolver(() => WaitingFor)
export class WaitingForResolver {
  @Extensions({ size: 2 })
  @FieldResolver(() => [Person], { description: '今天可以办理的人：受转办的人，否则担任该主体的人；空即无人担任' })
  async holders(@Ctx() ctx: Context, @Root() waiting: WaitingFor): Promise<readonly Person[]> {
    const persons = await Promise.all((await holdersOf(ctx, waiting.task)).map((id) => personById(ctx).load(id)));
    return persons.filter((person) => person !== null);
  }

  @FieldResolver(() => Person, { nullable: true, description: '转办给谁；未转办则为空' })
  async assignee(@Ctx() ctx: Context, @Root() { task }: WaitingFor): Promise<Person | null> {
    return task.assignee === null ? null : personById(ctx).load(task.assignee);
  }

  @FieldResolver(() => RegimeBody, { nullable: true, description: '由哪个主体请来加签；办法规定的经办为空' })
  addedBy(@Root() { task }: WaitingFor): RegimeBody | null {
    const { addedByCode: code, addedByTitle } = task;
    return code === null ? null : { code, title: addedByTitle ?? code };
  }
}

@Resolver(() => OverrideTaken)
export class OverrideTakenResolver {
  @FieldResolver(() => Person, { nullable: true, description: '准予的人' })
  person(@Ctx() ctx: Context, @Root() taken: OverrideTaken): Promise<Person | null> {
    return personById(ctx).load(taken.person);
  }
}

@Resolver(() => ApplicationLine)
export class ApplicationLineResolver {
  @FieldResolver(() => Application, { nullable: true, description: '该项的案件' })
  application(@Ctx() ctx: Context, @Root() line: ApplicationLine): Promise<Application | null> {
    return applicationById(ctx).load(line.applicationId);
  }
}
