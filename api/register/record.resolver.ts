import { Arg, Args, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { canBeClosed, readValue, wordFieldValue as wordValue, type Json } from '../../form-schemas/engine';
import { Application } from '../application/application.entity';
import { applicationById } from '../application/application.loader';
import { organisationById, personById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { Project } from '../project/project.entity';
import { projectById } from '../project/project.loader';
import { RECORD_LATEST, RECORD_ORDER, RecordRow } from '../record/record-row.entity';
import { compiledEdition } from '../regime/compiled-edition';
import { RecordWhere, rowsWhere } from './records-where';
import { RecordValue } from './register.types';

const RecordRowConnection = connectionOf(RecordRow, '台账记录');

/** Rows of typed records (台账): what stages have written, each with the case from which it comes. */
@Resolver(() => RecordRow)
export class RecordResolver {
  @Requires('application:read')
  @Query(() => RecordRowConnection, { description: '台账记录，早的在前；登录者看不到案件的略去' })
  async records(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => RecordWhere, { nullable: true, description: '筛选' }) where: RecordWhere | null,
    @Arg('latest', () => Boolean, { defaultValue: false, description: '晚的在前' }) latest: boolean,
  ): Promise<Page<RecordRow>> {
    return readPage(await rowsWhere(ctx, where), latest ? RECORD_LATEST : RECORD_ORDER, page);
  }

  @Extensions({ cost: 2, size: 10 })
  @FieldResolver(() => [RecordValue], { description: '各字段的值，按台账的次序；没有填写的略去' })
  async values(@Ctx() ctx: Context, @Root() row: RecordRow): Promise<readonly RecordValue[]> {
    const application = await applicationById(ctx).load(row.application);
    if (!application) return [];
    const regime = await compiledEdition(ctx, application.edition);
    return [...(regime.records.get(row.record)?.fields ?? [])].flatMap(([name, { field, type }]): RecordValue[] => {
      const json: Json = Object.hasOwn(row.fields, name) ? (row.fields[name] ?? null) : null;
      const { value } = readValue(type, json, name);
      if (value === null) return [];
      const words = wordValue(type, field.options, value, field.unit);
      return [{ name, title: field.title, type: field.type, value: json, words }];
    });
  }

  @Extensions({ cost: 2 })
  @FieldResolver(() => Boolean, { description: '这种记录是否会办结：有环节办结它；不会的只作登记' })
  async closes(@Ctx() ctx: Context, @Root() row: RecordRow): Promise<boolean> {
    const application = await applicationById(ctx).load(row.application);
    return application !== null && canBeClosed(await compiledEdition(ctx, application.edition), row.record);
  }

  @FieldResolver(() => String, { description: '条款的称谓' })
  async article(@Ctx() ctx: Context, @Root() row: RecordRow): Promise<string> {
    const application = await applicationById(ctx).load(row.application);
    return application ? (await compiledEdition(ctx, application.edition)).article(row.clause) : '';
  }

  @FieldResolver(() => Application, { nullable: true, description: '由哪个案件写下' })
  application(@Ctx() ctx: Context, @Root() row: RecordRow): Promise<Application | null> {
    return applicationById(ctx).load(row.application);
  }

  @FieldResolver(() => Application, { nullable: true, description: '由哪个案件办结；尚未办结为空' })
  async closedBy(@Ctx() ctx: Context, @Root() row: RecordRow): Promise<Application | null> {
    return row.closer === null ? null : applicationById(ctx).load(row.closer);
  }

  @FieldResolver(() => Project, { nullable: true, description: '项目；单位、本级政府的记录没有' })
  async project(@Ctx() ctx: Context, @Root() row: RecordRow): Promise<Project | null> {
    return row.project === null ? null : projectById(ctx).load(row.project);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '单位' })
  organisation(@Ctx() ctx: Context, @Root() row: RecordRow): Promise<Organisation | null> {
    return organisationById(ctx).load(row.organisation);
  }

  @FieldResolver(() => Person, { nullable: true, description: '办理人' })
  writtenBy(@Ctx() ctx: Context, @Root() row: RecordRow): Promise<Person | null> {
    return personById(ctx).load(row.writer);
  }
}
