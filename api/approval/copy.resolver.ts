import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Application } from '../application/application.entity';
import { applicationById } from '../application/application.loader';
import { CaseCopy } from '../application/case-copy.entity';
import { personById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { connectionOf, PageArgs, type Page } from '../platform/paging';
import { RegimeBody } from '../regime/regime.types';
import { myCopies } from './my-copies';

const CaseCopyConnection = connectionOf(CaseCopy, '抄送');

/** Cases that were sent to somebody for their knowledge. */
@Resolver(() => CaseCopy)
export class CopyResolver {
  @Requires('task:read')
  @Query(() => CaseCopyConnection, { description: '抄送给本人今天所任主体的案件，新的在前' })
  myCopies(@Ctx() ctx: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<CaseCopy>> {
    return myCopies(ctx, page);
  }

  @FieldResolver(() => Application, { nullable: true, description: '案件' })
  application(@Ctx() ctx: Context, @Root() copy: CaseCopy): Promise<Application | null> {
    return applicationById(ctx).load(copy.application);
  }

  @FieldResolver(() => RegimeBody, { description: '抄送给哪个主体' })
  body(@Root() copy: CaseCopy): RegimeBody {
    return { code: copy.bodyCode, title: copy.bodyTitle };
  }

  @FieldResolver(() => RegimeBody, { description: '由哪个主体抄送' })
  by(@Root() copy: CaseCopy): RegimeBody {
    return { code: copy.senderCode, title: copy.senderTitle };
  }

  @FieldResolver(() => Person, { nullable: true, description: '抄送的人' })
  person(@Ctx() ctx: Context, @Root() copy: CaseCopy): Promise<Person | null> {
    return personById(ctx).load(copy.sender);
  }
}
