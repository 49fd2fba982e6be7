import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { bodyTitles, parseYuan, type Outcome } from '../../form-schemas/engine';
import { organisationById, personById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { judged } from '../platform/finding';
import { localId } from '../platform/global-id';
import { PageArgs, readPage, type Page } from '../platform/paging';
import { Project } from '../project/project.entity';
import { projectById } from '../project/project.loader';
import { BUDGET_ORDER, BudgetLine, BudgetLineConnection } from './budget-line.entity';
import { BudgetStep } from './budget-step.entity';
import {
  BudgetAction,
  BudgetBoundEffect,
  BudgetImportPayload,
  BudgetLinePayload,
  BudgetLinesPayload,
  BudgetPending,
  BudgetRules,
  ChangeBudgetLineInput,
  ConfirmBudgetLinesInput,
  CorrectBudgetLineInput,
  ImportBudgetInput,
  ProposeBudgetLineInput,
  type BudgetLineRef,
} from './budget.types';
import { stepsOfLine } from './budget.loader';
import { cityBudget, titleOfSource } from './city-budget';
import { confirmBudgetLines, dismissBudgetLine } from './confirm-lines';
import { importBudget } from './import/import-lines';
import { addUpLines, BudgetTotals, BudgetWhere, linesWhere } from './lines-where';
import { ACTS, notKeeper, objection } from './objection';
import { correctBudgetLine, proposeBudgetLine, withdrawBudgetLine } from './propose-line';
import { visibleLine } from './seen-lines';

const BY_ID = (id: string): string => localId('BudgetLine', id);

/** The yearly budget (年度资金预算), line by line. */
@Resolver(() => BudgetLine)
export class BudgetResolver {
  @Requires('budget:read')
  @Query(() => BudgetLineConnection, { description: '预算条目，年度晚的在前；只申报的人看本单位的' })
  budgetLines(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => BudgetWhere, { nullable: true, description: '筛选' }) where: BudgetWhere | null,
  ): Promise<Page<BudgetLine>> {
    return readPage(linesWhere(ctx, where), BUDGET_ORDER, page);
  }

  @Requires('budget:read')
  @Extensions({ cost: 50 })
  @Query(() => BudgetTotals, { description: '同一筛选下全部预算条目的合计' })
  budgetTotals(
    @Ctx() ctx: Context,
    @Arg('where', () => BudgetWhere, { nullable: true, description: '筛选' }) where: BudgetWhere | null,
  ): Promise<BudgetTotals> {
    return addUpLines(ctx, where);
  }

  @Requires('budget:read')
  @Query(() => BudgetLine, { description: '一条预算' })
  async budgetLine(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: '预算条目' }) id: string,
  ): Promise<BudgetLine> {
    const line = await visibleLine(ctx, BY_ID(id));
    if (!line) throw new ApiError('NOT_FOUND', '没有找到该预算条目');
    return line;
  }

  @Requires('budget:read')
  @Extensions({ cost: 20 })
  @Query(() => BudgetRules, { nullable: true, description: '现行制度怎样写年度预算；没有写的为空' })
  async budgetRules(@Ctx() ctx: Context): Promise<BudgetRules | null> {
    const city = await cityBudget(ctx);
    if (!city) return null;
    const { document, regime } = city;
    const titles = (bodies: readonly string[]): readonly string[] => bodyTitles(regime, bodies);
    return {
      regimeCode: regime.regime.code,
      title: document.title,
      article: regime.article(document.clause),
      keepers: titles(document.keepers),
      confirmers: titles(document.confirmers),
      sources: document.sources ?? null,
      bounds: (document.bounds ?? []).map(({ record, clause, source, effect }) => ({
        record,
        title: regime.records.get(record)?.document.title ?? record,
        article: regime.article(clause),
        bySource: source !== undefined,
        effect: effect === 'warn' ? BudgetBoundEffect.WARN : BudgetBoundEffect.BLOCK,
      })),
      notKeeper: notKeeper(ctx, city),
    };
  }

  @Requires('budget:edit')
  @Mutation(() => BudgetLinePayload, { description: '编列一条预算；由另一人确认之后才有效' })
  async proposeBudgetLine(
    @Ctx() ctx: Context,
    @Arg('input', () => ProposeBudgetLineInput) input: ProposeBudgetLineInput,
  ): Promise<BudgetLinePayload> {
    const { organisationId, projectId, number, reason, ...given } = input;
    return answer(
      await proposeBudgetLine(ctx, {
        ...given,
        organisation: organisationId == null ? null : localId('Organisation', organisationId, 'organisationId'),
        project: projectId == null ? null : localId('Project', projectId, 'projectId'),
        number: number ?? '',
        reason: reason ?? null,
      }),
    );
  }

  @Requires('budget:edit')
  @Mutation(() => BudgetLinePayload, { description: '更正一条预算的金额，写明事由；由另一人确认之前原金额有效' })
  async correctBudgetLine(
    @Ctx() ctx: Context,
    @Arg('input', () => CorrectBudgetLineInput) input: CorrectBudgetLineInput,
  ): Promise<BudgetLinePayload> {
    return answer(await correctBudgetLine(ctx, { ...input, id: BY_ID(input.id) }));
  }

  @Requires('budget:edit')
  @Mutation(() => BudgetLinePayload, { description: '撤销一条预算，写明事由；由另一人确认之前仍有效' })
  async withdrawBudgetLine(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangeBudgetLineInput) input: ChangeBudgetLineInput,
  ): Promise<BudgetLinePayload> {
    return answer(await withdrawBudgetLine(ctx, { ...input, id: BY_ID(input.id) }));
  }

  @Requires('budget:confirm')
  @Mutation(() => BudgetLinesPayload, { description: '确认他人提出的编列、更正或撤销' })
  async confirmBudgetLines(
    @Ctx() ctx: Context,
    @Arg('input', () => ConfirmBudgetLinesInput) { lines }: ConfirmBudgetLinesInput,
  ): Promise<BudgetLinesPayload> {
    const which = lines.map(({ id, expectedVersion }: BudgetLineRef, at) => ({
      id: localId('BudgetLine', id, `lines[${at}].id`),
      expectedVersion,
    }));
    const { value, findings } = await confirmBudgetLines(ctx, which);
    return { ...judged(findings), lines: value };
  }

  @Requires('budget:read')
  @Mutation(() => BudgetLinePayload, { description: '退回待确认的改动（由确认的人），或者收回自己提出的；写明事由' })
  async dismissBudgetLine(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangeBudgetLineInput) input: ChangeBudgetLineInput,
  ): Promise<BudgetLinePayload> {
    return answer(await dismissBudgetLine(ctx, { ...input, id: BY_ID(input.id) }));
  }

  @Requires('budget:edit')
  @Extensions({ cost: 200 })
  @Mutation(() => BudgetImportPayload, { description: '核对或导入本单位上传的预算工作簿；保存的待另一人确认' })
  async importBudget(
    @Ctx() ctx: Context,
    @Arg('input', () => ImportBudgetInput) { attachment, mode }: ImportBudgetInput,
  ): Promise<BudgetImportPayload> {
    const { value, findings } = await importBudget(ctx, { attachment: localId('Attachment', attachment), mode });
    return { ...judged(findings), result: value };
  }

  @FieldResolver(() => String, { description: '资金来源的名称' })
  async sourceTitle(@Ctx() ctx: Context, @Root() line: BudgetLine): Promise<string> {
    return titleOfSource(await cityBudget(ctx), line.source);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '单位；统筹安排的为空' })
  async organisation(@Ctx() ctx: Context, @Root() line: BudgetLine): Promise<Organisation | null> {
    return line.organisation === null ? null : organisationById(ctx).load(line.organisation);
  }

  @FieldResolver(() => Project, { nullable: true, description: '项目；不属哪个项目的为空' })
  async project(@Ctx() ctx: Context, @Root() line: BudgetLine): Promise<Project | null> {
    return line.project === null ? null : projectById(ctx).load(line.project);
  }

  @FieldResolver(() => BudgetPending, { nullable: true, description: '待确认的改动；没有则为空' })
  pending(@Root() { pending }: BudgetLine): BudgetPending | null {
    if (!pending) return null;
    const amount = pending.amount === null ? null : parseYuan(pending.amount).value;
    return { ...pending, amount, at: new Date(pending.at) };
  }

  @Extensions({ cost: 5, size: 10 })
  @FieldResolver(() => [BudgetStep], { description: '各次变化，早的在前；至多最近 200 次' })
  steps(@Ctx() ctx: Context, @Root() line: BudgetLine): Promise<readonly BudgetStep[]> {
    return stepsOfLine(ctx).load(line.id);
  }

  @Extensions({ cost: 5, size: 4 })
  @FieldResolver(() => [BudgetAction], { description: '登录者现在可以做什么' })
  async actions(@Ctx() ctx: Context, @Root() line: BudgetLine): Promise<readonly BudgetAction[]> {
    const city = await cityBudget(ctx);
    return ACTS.map((act) => {
      const reason = objection(ctx, city, line, act);
      return { act, allowed: reason === null, reason };
    });
  }
}

@Resolver(() => BudgetStep)
export class BudgetStepResolver {
  @FieldResolver(() => Person, { nullable: true, description: '谁做的；系统做的为空' })
  async person(@Ctx() ctx: Context, @Root() step: BudgetStep): Promise<Person | null> {
    return step.person === null ? null : personById(ctx).load(step.person);
  }
}

@Resolver(() => BudgetPending)
export class BudgetPendingResolver {
  @FieldResolver(() => Person, { nullable: true, description: '谁提出的；系统提出的为空' })
  async proposedBy(@Ctx() ctx: Context, @Root() pending: BudgetPending): Promise<Person | null> {
    return pending.person === null ? null : personById(ctx).load(pending.person);
  }
}

function answer({ value, findings }: Outcome<BudgetLine | null>): BudgetLinePayload {
  return { ...judged(findings), line: value };
}
