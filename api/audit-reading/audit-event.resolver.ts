import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Appointment } from '../identity/appointment.entity';
import { appointmentById, personById, serviceAccountById } from '../identity/identity.loader';
import { Person } from '../identity/person.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { JsonScalar } from '../platform/scalars/json';
import { AUDIT_ORDER, AuditEvent } from './audit-event.entity';
import { auditEventsWhere, AuditEventWhere } from './audit-events';
import { programOf, subjectIdOf, subjectTitleOf } from './audit-subject';

const AuditEventConnection = connectionOf(AuditEvent, '审计记录');

@Resolver(() => AuditEvent)
export class AuditEventResolver {
  @Requires('audit:read')
  @Query(() => AuditEventConnection, { description: '本级政府的审计记录，新的在前' })
  auditEvents(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => AuditEventWhere, { nullable: true, description: '筛选' }) where: AuditEventWhere | null,
  ): Promise<Page<AuditEvent>> {
    return readPage(auditEventsWhere(ctx, where), AUDIT_ORDER, page);
  }

  @FieldResolver(() => Int, { description: '第几条' })
  seq(@Root() event: AuditEvent): number {
    return Number(event.seq);
  }

  @FieldResolver(() => Person, { nullable: true, description: '谁做的；系统所做为空' })
  async person(@Ctx() ctx: Context, @Root() event: AuditEvent): Promise<Person | null> {
    return event.person === null ? null : personById(ctx).load(event.person);
  }

  @FieldResolver(() => Appointment, { nullable: true, description: '以哪一项任职' })
  async appointment(@Ctx() ctx: Context, @Root() event: AuditEvent): Promise<Appointment | null> {
    return event.appointment === null ? null : appointmentById(ctx).load(event.appointment);
  }

  @FieldResolver(() => String, { description: '对哪一个：全局标识，没有的则为代码' })
  subjectId(@Root() event: AuditEvent): string {
    return subjectIdOf(event);
  }

  @FieldResolver(() => String, { nullable: true, description: '对象的名称，如当时所称；任职含任职者' })
  subjectTitle(@Ctx() ctx: Context, @Root() event: AuditEvent): Promise<string | null> {
    return subjectTitleOf(ctx, event);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '以哪一个服务账号：其用途；人员所做的为空，标识在详情的 serviceAccount',
  })
  async serviceAccountTitle(@Ctx() ctx: Context, @Root() event: AuditEvent): Promise<string | null> {
    const id = programOf(event);
    return id === null ? null : ((await serviceAccountById(ctx).load(id))?.title ?? id);
  }

  @FieldResolver(() => JsonScalar, { description: '详情' })
  details(@Root() event: AuditEvent): unknown {
    return JSON.parse(event.details);
  }
}
