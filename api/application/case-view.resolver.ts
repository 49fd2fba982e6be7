import { isDeepStrictEqual } from 'node:util';
import { Arg, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  availableActions,
  writeFacts,
  type CompiledRegime,
  type JsonObject,
  type Value,
} from '../../form-schemas/engine';
import { personById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { JsonScalar } from '../platform/scalars/json';
import { refuseInput } from '../platform/user-error';
import { AvailableAction, toAction } from './action.types';
import { Application } from './application.entity';
import { applicationById, linesOf, tasksOf } from './application.loader';
import { ApplicationLine, OverrideTaken, TrailEntry, WaitingFor } from './application.types';
import { heldBodies } from './held-bodies';
import { holderKey, holdersByKey } from './holders.loader';
import { standingCase } from './load-case';
import { hiddenFields, maskAnswers } from './mask-answers';
import { TaskStatus } from './task.entity';

/** What the state of a case says, in the words of its regime. */
@Resolver(() => Application)
export class CaseViewResolver {
  @Extensions({ cost: 20 })
  @FieldResolver(() => JsonScalar, { description: '案件的事实（含计算所得）：名称 → 值' })
  async facts(@Ctx() ctx: Context, @Root() application: Application): Promise<JsonObject> {
    const { regime, state } = await standingCase(ctx, application);
    const { facts } = state;
    const bodies = await heldBodies(ctx, regime, application.organisation);
    const hidden = new Set(
      [...regime.forms.values()].flatMap((form) => hiddenFields(form, bodies).map((field) => field.fact)),
    );
    const read = regime.vocabulary.reader(facts);
    // A computed fact that comes out otherwise without the hidden ones would tell of them.
    const open = regime.vocabulary.reader(
      Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.has(name))),
    );
    const known = [...regime.vocabulary.facts.keys()].flatMap((name): [string, Value][] => {
      const value = read(name);
      return value === null || !isDeepStrictEqual(value, open(name)) ? [] : [[name, value]];
    });
    return writeFacts(regime.vocabulary, Object.fromEntries(known));
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
    return answers ? maskAnswers(form, answers, await heldBodies(ctx, regime, application.organisation)) : null;
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
      body: bodyOf(regime, taken.body),
    }));
  }

  @Extensions({ cost: 5, size: 5 })
  @FieldResolver(() => [AvailableAction], { description: '登录者现在对案件可以做什么；不能做的说明为什么' })
  async availableActions(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly AvailableAction[]> {
    const { regime, state } = await standingCase(ctx, application);
    const actor = { person: signedIn(ctx).person.id, bodies: await heldBodies(ctx, regime, application.organisation) };
    return availableActions(regime, state, actor).map((action) => toAction(regime, application.procedure, action));
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

  @Extensions({ size: 3 })
  @FieldResolver(() => [WaitingFor], { description: '在等谁办理；已办结或在等清单决定则为空' })
  async waitingFor(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly WaitingFor[]> {
    const open = (await tasksOf(ctx).load(application.id)).filter((task) => task.status === TaskStatus.OPEN);
    return open.map((task) => ({
      body: { code: task.bodyCode, title: task.bodyTitle },
      since: task.openedAt,
      key: holderKey(task),
    }));
  }
}

@Resolver(() => WaitingFor)
export class WaitingForResolver {
  @Extensions({ size: 2 })
  @FieldResolver(() => [Person], { description: '今天担任该主体的人；空即无人担任' })
  async holders(@Ctx() ctx: Context, @Root() waiting: WaitingFor): Promise<readonly Person[]> {
    const persons = await Promise.all(
      (await holdersByKey(ctx).load(waiting.key)).map((id) => personById(ctx).load(id)),
    );
    return persons.filter((person) => person !== null);
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

function bodyOf(regime: CompiledRegime, code: string): { readonly code: string; readonly title: string } {
  return { code, title: regime.bodies.get(code)?.title ?? code };
}
