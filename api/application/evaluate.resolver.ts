import { Arg, Ctx, Extensions, Field, ID, InputType, ObjectType, Query, Resolver } from 'type-graphql';
import {
  evaluateForm,
  namedBody,
  previewRoute,
  readFacts,
  writeFacts,
  type CompiledRegime,
  type Json,
  type JsonObject,
  type PreviewStage as EngineStage,
} from '../../form-schemas/engine';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { Finding, toFindings } from '../platform/finding';
import { JsonScalar } from '../platform/scalars/json';
import { refuseInput } from '../platform/user-error';
import { askedCase, askedRegime } from './asked-regime';
import { hiddenFields, maskAnswers } from './mask-answers';
import { PreviewStage, RoutePreview } from './preview.types';
import { readJsonObject } from './read-input';

@InputType({ description: '预演程序' })
class PreviewRouteInput {
  @Field(() => ID, { nullable: true, description: '制度版本；与 regimeCode、regimeDraftId 三选一' })
  readonly editionId?: string | null;

  @Field(() => String, { nullable: true, description: '制度代码：取今天施行的版本' })
  readonly regimeCode?: string | null;

  @Field(() => ID, { nullable: true, description: '制度草稿：按最近保存的内容' })
  readonly regimeDraftId?: string | null;

  @Field(() => String, { description: '程序代码' })
  readonly procedure!: string;

  @Field(() => JsonScalar, { description: '事实：名称 → 值，金额为以元为单位的文本' })
  readonly facts!: Json;
}

@InputType({ description: '核对一张表单的答案；editionId、applicationId、draftId、regimeDraftId 四选一' })
class ValidateAnswersInput {
  @Field(() => ID, { nullable: true, description: '制度版本' })
  readonly editionId?: string | null;

  @Field(() => ID, { nullable: true, description: '案件：以其事实和所适用的版本核对' })
  readonly applicationId?: string | null;

  @Field(() => ID, { nullable: true, description: '草稿' })
  readonly draftId?: string | null;

  @Field(() => ID, { nullable: true, description: '制度草稿：按最近保存的内容' })
  readonly regimeDraftId?: string | null;

  @Field(() => String, { description: '表单代码' })
  readonly form!: string;

  @Field(() => JsonScalar, { description: '答案' })
  readonly answers!: Json;

  @Field(() => JsonScalar, { nullable: true, description: '另行假设的事实，只用于以制度版本或制度草稿核对时' })
  readonly facts?: Json;

  @Field(() => [String], {
    nullable: true,
    description: '以哪些主体的身份填写，只用于以制度版本或制度草稿核对时；不给则不限',
  })
  readonly bodies?: string[] | null;
}

@ObjectType({ description: '一个字段现在的样子' })
class AnswerField {
  @Field(() => String, { description: '路径，如 funds[0].amount' })
  readonly path!: string;

  @Field(() => Boolean, { description: '是否可见' })
  readonly visible!: boolean;

  @Field(() => Boolean, { description: '是否必填' })
  readonly required!: boolean;

  @Field(() => Boolean, { description: '是否可填' })
  readonly editable!: boolean;

  @Field(() => JsonScalar, { nullable: true, description: '值' })
  readonly value!: Json;
}

@ObjectType({ description: '核对答案的答复' })
class AnswersJudged {
  @Field(() => JsonScalar, { description: '清理后的答案：不认识的略去，隐藏的清空，计算项重算' })
  readonly answers!: JsonObject;

  @Extensions({ size: 60 })
  @Field(() => [AnswerField], { description: '各字段，按表单次序' })
  readonly fields!: readonly AnswerField[];

  @Field(() => JsonScalar, { description: '由此得出的事实' })
  readonly facts!: JsonObject;

  @Field(() => [Finding], { description: '缺什么、有何不合' })
  readonly findings!: readonly Finding[];
}

/** What would be, without doing it. */
@Resolver()
export class EvaluateResolver {
  @Requires('regime:read')
  @Extensions({ cost: 20 })
  @Query(() => RoutePreview, { description: '以给定的事实预演程序：经过哪些环节、由谁办理、依据哪条；只答不办' })
  async previewRoute(
    @Ctx() ctx: Context,
    @Arg('input', () => PreviewRouteInput) input: PreviewRouteInput,
  ): Promise<RoutePreview> {
    const { value: regime, findings: broken } = await askedRegime(ctx, input);
    if (!regime) return { stages: [], findings: toFindings(broken) };
    const given = readFacts(regime.vocabulary, input.facts);
    const { value, findings } = previewRoute(regime, input.procedure, given.value);
    return {
      stages: value.map((stage) => toStage(regime, stage)),
      findings: toFindings([...given.findings, ...findings]),
    };
  }

  @Requires('regime:read')
  @Extensions({ cost: 20 })
  @Query(() => AnswersJudged, { description: '核对一张表单的答案而不保存：哪些可见、必填，还缺什么' })
  async validateAnswers(
    @Ctx() ctx: Context,
    @Arg('input', () => ValidateAnswersInput) input: ValidateAnswersInput,
  ): Promise<AnswersJudged> {
    const { value: asked, findings: broken } = await askedCase(ctx, input);
    if (!asked) return { answers: {}, fields: [], facts: {}, findings: toFindings(broken) };
    const { regime, facts, bodies, previous } = asked;
    const form = regime.forms.get(input.form);
    if (!form)
      throw refuseInput(
        'form',
        `制度没有表单“${input.form.slice(0, 40)}”；现有：${[...regime.forms.keys()].join('、')}`,
      );
    const { value, findings } = evaluateForm(form, regime.vocabulary, {
      answers: readJsonObject(input.answers, 'answers'),
      facts: Object.fromEntries(Object.entries(facts).filter(([name]) => !form.sets.includes(name))),
      article: (clause) => regime.article(clause) || undefined,
      ...(bodies === undefined ? {} : { bodies }),
      ...(previous === undefined ? {} : { previous }),
    });
    // What the evaluation keeps from earlier answers is no more to be seen here than where it is kept.
    const hidden = new Set(bodies === undefined ? [] : hiddenFields(form, bodies).map((field) => field.fact));
    const shown = Object.entries(value.facts).filter(([name]) => !hidden.has(name));
    return {
      answers: bodies === undefined ? value.answers : maskAnswers(form, value.answers, bodies),
      fields: value.fields,
      facts: writeFacts(regime.vocabulary, Object.fromEntries(shown)),
      findings: toFindings(findings),
    };
  }
}

/** A stage of a preview in the words of its regime. */
export function toStage(regime: CompiledRegime, stage: EngineStage): PreviewStage {
  return {
    code: stage.stage,
    title: stage.title,
    kind: stage.kind,
    action: stage.steps[0]?.action ?? null,
    bodies: stage.steps.flatMap((step) => step.bodies.map((code) => namedBody(regime, code))),
    steps: stage.steps.map((step) => ({
      action: step.action,
      mode: step.mode,
      bodies: step.bodies.map((code) => namedBody(regime, code)),
      form: step.form,
    })),
    clause: stage.clause,
    article: stage.article,
    dueWords: stage.limit?.words ?? null,
    dueArticle: stage.limit?.article ?? null,
    outcome: stage.ended?.outcome ?? null,
    list: stage.list.map((inside) => toStage(regime, inside)),
  };
}
