import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import { capsOf, previewRoute, writeFacts } from '../../form-schemas/engine';
import { Application } from '../application/application.entity';
import { applicationById, tasksOf } from '../application/application.loader';
import { toStage } from '../application/evaluate.resolver';
import { filesIn } from '../application/files-in';
import { heldBodies } from '../application/held-bodies';
import { knownFacts } from '../application/known-facts';
import { standingCase } from '../application/load-case';
import { maskAnswers } from '../application/mask-answers';
import { RoutePreview } from '../application/preview.types';
import { AttachmentStatus } from '../attachment/attachment.entity';
import { attachmentById } from '../attachment/attachment.loader';
import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { toFindings } from '../platform/finding';
import { CaseCap, CaseDocument, CaseFact, ListedOn } from './dossier.types';
import { fillersOf } from './fillers';
import { listsOfCase } from './lists.loader';

/** What the file of a case holds beside its course: facts and where they come from, documents, what lies ahead. */
@Resolver(() => Application)
export class CaseDossierResolver {
  @Extensions({ cost: 20, size: 40 })
  @FieldResolver(() => [CaseFact], { description: '案件的事实及其来源；登录者无权查看的略去' })
  async factSheet(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly CaseFact[]> {
    const { regime, values } = await knownFacts(ctx, application);
    const { vocabulary } = regime;
    const json = writeFacts(vocabulary, Object.fromEntries(values));
    const fillers = fillersOf(regime, application.procedure);
    return [...values].flatMap(([name, value]): CaseFact[] => {
      const fact = vocabulary.facts.get(name);
      if (!fact) return [];
      const { owner } = fact;
      const filler = owner.kind === 'form' ? fillers.find(({ form }) => form === owner.form) : undefined;
      const clause = fact.clause ?? [];
      return [
        {
          name,
          title: fact.title,
          value: json[name] ?? null,
          words: vocabulary.word(name, value),
          type: fact.type,
          provenance: fact.provenance,
          formTitle: filler?.formTitle ?? null,
          stageTitle: filler?.stageTitle ?? null,
          recordOwner: owner.kind === 'records' ? (regime.records.get(owner.record)?.document.of ?? null) : null,
          clause,
          article: regime.article(clause),
        },
      ];
    });
  }

  @Extensions({ cost: 10, size: 10 })
  @FieldResolver(() => [CaseCap], {
    description: '法规对金额的上限，按案件现在的事实：已计入多少、还可以有多少；登录者无权查看的事实所及的略去',
  })
  async caps(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly CaseCap[]> {
    const { regime, values } = await knownFacts(ctx, application);
    const { checks, vocabulary } = regime;
    return capsOf(regime, Object.fromEntries(values)).flatMap(({ check: code, amount, ...bound }): CaseCap[] => {
      const document = checks.get(code)?.document;
      if (!document) return [];
      const { title, clause } = document;
      const amountTitle = amount === null ? null : vocabulary.titleOf(amount);
      return [{ check: code, title, amountTitle, ...bound, clause, article: regime.article(clause) }];
    });
  }

  @Extensions({ cost: 20, size: 15 })
  @FieldResolver(() => [CaseDocument], {
    description: '案卷中的材料：各表单最近一次提交的附件、纸质决定的扫描件；登录者无权查看的略去',
  })
  async documents(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly CaseDocument[]> {
    if (!may(signedIn(ctx), 'attachment:read')) return [];
    const { regime, state } = await standingCase(ctx, application);
    const bodies = await heldBodies(ctx, regime, application.organisation, application.id);
    const filed = fillersOf(regime, application.procedure).flatMap((filler) => {
      const form = regime.forms.get(filler.form);
      const answers = Object.hasOwn(state.answers, filler.form) ? state.answers[filler.form] : undefined;
      return form && answers
        ? filesIn(form, maskAnswers(form, answers, bodies)).map((file) => ({ ...file, ...filler }))
        : [];
    });
    const scanned = (await tasksOf(ctx).load(application.id)).flatMap((task) =>
      task.scan === null
        ? []
        : [{ id: task.scan, title: `${task.bodyTitle}的纸质决定`, formTitle: null, stageTitle: task.stageTitle }],
    );
    const found = await Promise.all(
      [...filed, ...scanned].map(async ({ id, title, formTitle, stageTitle }) => {
        const attachment = await attachmentById(ctx).load(id);
        return attachment?.status === AttachmentStatus.STORED ? { attachment, title, formTitle, stageTitle } : null;
      }),
    );
    return found.filter((document) => document !== null);
  }

  @Extensions({ cost: 20 })
  @FieldResolver(() => RoutePreview, {
    description: '从现在所处的环节起，如果都同意，还要经过哪些环节、由谁办理；已办结的没有',
  })
  async ahead(@Ctx() ctx: Context, @Root() application: Application): Promise<RoutePreview> {
    const { regime, state, values } = await knownFacts(ctx, application);
    if (state.ended) return { stages: [], findings: [] };
    // Computed ones are computed again: as given ones they would stand where the way ahead still changes them.
    const given = Object.fromEntries(
      [...values].filter(([name]) => regime.vocabulary.facts.get(name)?.owner.kind !== 'computed'),
    );
    const { value, findings } = previewRoute(regime, application.procedure, given, state.stage);
    return { stages: value.map((stage) => toStage(regime, stage)), findings: toFindings(findings) };
  }

  @Extensions({ size: 2 })
  @FieldResolver(() => [ListedOn], {
    description: '列入过的清单，先后为序；登录者看不到的略去，决定仍见于办理记录',
  })
  async listedOn(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly ListedOn[]> {
    const lines = await listsOfCase(ctx).load(application.id);
    const lists = await Promise.all(
      lines.map(async (line) => {
        const list = await applicationById(ctx).load(line.list);
        return list && { list, outcome: line.outcome };
      }),
    );
    return lists
      .filter((list) => list !== null)
      .sort((a, b) => a.list.createdAt.getTime() - b.list.createdAt.getTime());
  }
}
