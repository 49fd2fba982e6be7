import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { addUpRecords } from './record-totals';
import { RecordWhere } from './records-where';
import { registersOf } from './registers';
import { RecordTotals, Register } from './register.types';

/** Registers (台账): which ones the law of this government keeps, and what they come to. */
@Resolver()
export class RegisterResolver {
  @Requires('application:read')
  @Extensions({ cost: 20, size: 30 })
  @Query(() => [Register], { description: '现行制度的各种台账，按制度的次序；条数只计登录者看得到的' })
  registers(
    @Ctx() ctx: Context,
    @Arg('regimeCode', () => String, { nullable: true, description: '只要这部制度的' })
    regimeCode: string | null | undefined,
  ): Promise<readonly Register[]> {
    return registersOf(ctx, regimeCode);
  }

  @Requires('application:read')
  @Extensions({ cost: 50 })
  @Query(() => RecordTotals, {
    description: '一种台账同一筛选下全部记录的合计，字段按现行制度',
  })
  recordTotals(
    @Ctx() ctx: Context,
    @Arg('regimeCode', () => String, { description: '制度代码' }) regimeCode: string,
    @Arg('record', () => String, { description: '台账代码' }) record: string,
    @Arg('where', () => RecordWhere, { nullable: true, description: '筛选；其中的制度代码与台账代码不必再给' })
    where: RecordWhere | null,
  ): Promise<RecordTotals> {
    return addUpRecords(ctx, { ...where, regimeCode, record });
  }
}
