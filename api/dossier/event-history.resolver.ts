import { Ctx, Extensions, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { namedBody, type RouteTaken } from '../../form-schemas/engine';
import { wordCell } from '../../form-schemas/formats/word-cell';
import { ApplicationEvent } from '../application/application-event.entity';
import { OverrideTaken } from '../application/application.types';
import { personById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import type { Context } from '../platform/context';
import { Finding, toFindings } from '../platform/finding';
import { RegimeBody } from '../regime/regime.types';
import { RouteFound } from './dossier.types';
import type { Happened } from './happened';
import { historyOf, type History } from './history.loader';

interface Told {
  readonly history: History;
  readonly happened: Happened;
}

/**
 * What an event was, in the words of the case's own edition: where, in whose name, on what grounds, with what
 * reservations, and where the case went. Told again from the events; empty where the engine of today cannot tell.
 */
@Resolver(() => ApplicationEvent)
export class EventHistoryResolver {
  @Extensions({ cost: 3 })
  @FieldResolver(() => String, { nullable: true, description: '在哪个环节：代码；撤回为被撤回的那次办理所在的环节' })
  async stage(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<string | null> {
    return (await told(ctx, event))?.happened.stage ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: '在哪个环节：名称' })
  async stageTitle(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<string | null> {
    const known = await told(ctx, event);
    return known && stageTitle(known, known.happened.stage);
  }

  @FieldResolver(() => Int, { nullable: true, description: '案件第几次到此环节，自 1 起' })
  async round(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<number | null> {
    return (await told(ctx, event))?.happened.round ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: '动作：file 申报、check 审核、decide 审定等' })
  async action(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<string | null> {
    return (await told(ctx, event))?.happened.action ?? null;
  }

  @Extensions({ size: 2 })
  @FieldResolver(() => [RegimeBody], { description: '以哪些主体的名义办理' })
  async bodies(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<readonly RegimeBody[]> {
    const known = await told(ctx, event);
    return known?.happened.bodies.map((code) => namedBody(known.history.regime, code)) ?? [];
  }

  @Extensions({ size: 1 })
  @FieldResolver(() => [Person], { description: '受谁委托、代谁办理；办理人自己担任的为空' })
  async onBehalfOf(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<readonly Person[]> {
    const principals = (await told(ctx, event))?.happened.principals ?? [];
    const persons = await Promise.all(principals.map((id) => personById(ctx).load(id)));
    return persons.filter((person) => person !== null);
  }

  @Extensions({ size: 2 })
  @FieldResolver(() => [RegimeBody], { description: '对哪些主体所作：所加签、减签、催办、抄送的；其他办理为空' })
  async concerned(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<readonly RegimeBody[]> {
    const known = await told(ctx, event);
    return known?.happened.concerned.map((code) => namedBody(known.history.regime, code)) ?? [];
  }

  @FieldResolver(() => String, { nullable: true, description: '办理所依据条款的称谓' })
  async article(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<string | null> {
    const known = await told(ctx, event);
    if (!known) return null;
    const { regime, procedure } = known.history;
    const { route, stage } = known.happened;
    const clause =
      route && route.clause.length > 0 ? route.clause : regime.procedures.get(procedure)?.stages.get(stage)?.clause;
    return regime.article(clause ?? []) || null;
  }

  @FieldResolver(() => RouteFound, { nullable: true, description: '办理人由审批矩阵确定的，是哪个矩阵的哪一行' })
  async route(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<RouteFound | null> {
    const known = await told(ctx, event);
    return known?.happened.route ? toRoute(known.history, known.happened.route) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: '案件随后到了哪个环节：名称；仍在原处为空' })
  async toTitle(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<string | null> {
    const known = await told(ctx, event);
    return known?.happened.to ? stageTitle(known, known.happened.to) : null;
  }

  @Extensions({ size: 5 })
  @FieldResolver(() => [Finding], {
    description: '当时制度提出的提示与说明；案件有登录者无权查看的内容时不列',
  })
  async findings(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<readonly Finding[]> {
    const known = await told(ctx, event);
    return known && !known.history.isMasked ? toFindings(known.happened.findings) : [];
  }

  @Extensions({ size: 2 })
  @FieldResolver(() => [OverrideTaken], { description: '这次办理准予的例外' })
  async overrides(@Ctx() ctx: Context, @Root() event: ApplicationEvent): Promise<readonly OverrideTaken[]> {
    const known = await told(ctx, event);
    if (!known) return [];
    const { regime } = known.history;
    return known.happened.overrides.map((taken) => ({
      ...taken,
      ruleTitle: regime.checks.get(taken.rule)?.document.title ?? regime.windows.get(taken.rule)?.title ?? taken.rule,
      article: regime.article(taken.clause),
      body: namedBody(regime, taken.body),
    }));
  }
}

async function told(ctx: Context, event: ApplicationEvent): Promise<Told | null> {
  const history = await historyOf(ctx).load(event.application);
  const happened = history?.bySeq.get(event.seq);
  return history && happened ? { history, happened } : null;
}

function stageTitle({ history: { regime, procedure } }: Told, code: string): string {
  return regime.procedures.get(procedure)?.stages.get(code)?.title ?? code;
}

function toRoute({ regime, words }: History, { matrix: code, rows, clause }: RouteTaken): RouteFound {
  const matrix = regime.matrices.get(code)?.document;
  const hit = (matrix?.rows ?? []).filter((row) => rows.includes(row.id));
  const conditions = hit.flatMap((row) =>
    (matrix?.inputs ?? []).flatMap((input) => {
      const cell = row.when[input.code] ?? '-';
      const said = row.words?.[input.code] ?? wordCell(cell, words.column(input.expression));
      return cell.trim() === '-' ? [] : [`${input.title}：${said}`];
    }),
  );
  return {
    matrix: code,
    title: matrix?.title ?? code,
    rows,
    conditions: [...new Set(conditions)],
    clause,
    article: regime.article(clause),
  };
}
