import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import { personById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import type { Context } from '../platform/context';
import { Application } from './application.entity';
import { applicationById } from './application.loader';
import { Filing, ReturnRemark } from './application.types';
import { Draft } from './draft.entity';
import { standingCase } from './load-case';
import { filingsOf, openRemarks } from './returned';

/** What a case was sent back for, and what was filed each time. */
@Resolver(() => Application)
export class ReturnedCaseResolver {
  @Extensions({ cost: 5, size: 5 })
  @FieldResolver(() => [ReturnRemark], { description: '退回时逐项提出、下次提交须答复的意见；没有退回则为空' })
  async returnRemarks(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly ReturnRemark[]> {
    return openRemarks(ctx, await standingCase(ctx, application));
  }

  @Extensions({ cost: 50, size: 2 })
  @FieldResolver(() => [Filing], { description: '历次申报时的内容，按次序；两次之间的变动由此可见' })
  filings(@Ctx() ctx: Context, @Root() application: Application): Promise<readonly Filing[]> {
    return filingsOf(ctx, application);
  }
}

@Resolver(() => Draft)
export class ReturnedDraftResolver {
  @Extensions({ cost: 5, size: 5 })
  @FieldResolver(() => [ReturnRemark], { description: '退回时逐项提出、这份草稿须答复的意见' })
  async remarks(@Ctx() ctx: Context, @Root() draft: Draft): Promise<readonly ReturnRemark[]> {
    if (draft.application === null || draft.filedAt !== null) return [];
    const application = await applicationById(ctx).load(draft.application);
    return application ? openRemarks(ctx, await standingCase(ctx, application)) : [];
  }
}

@Resolver(() => ReturnRemark)
export class ReturnRemarkResolver {
  @FieldResolver(() => Person, { nullable: true, description: '退回的人' })
  person(@Ctx() ctx: Context, @Root() remark: ReturnRemark): Promise<Person | null> {
    return personById(ctx).load(remark.person);
  }
}

@Resolver(() => Filing)
export class FilingOfCaseResolver {
  @FieldResolver(() => Person, { nullable: true, description: '提交的人' })
  person(@Ctx() ctx: Context, @Root() filing: Filing): Promise<Person | null> {
    return personById(ctx).load(filing.person);
  }
}
