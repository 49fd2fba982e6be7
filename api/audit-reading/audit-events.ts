import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import type { Context } from '../platform/context';
import { fromGlobalId, localId } from '../platform/global-id';
import { loadById } from '../platform/loader';
import { DateTimeScalar } from '../platform/scalars/time';
import { likeText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { AuditEvent } from './audit-event.entity';

@InputType({ description: '筛选审计记录；各项须同时满足' })
export class AuditEventWhere {
  @Field(() => DateTimeScalar, { nullable: true, description: '不早于' })
  readonly from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '早于' })
  readonly to?: Date | null;

  @Field(() => ID, { nullable: true, description: '谁做的' })
  readonly person?: string | null;

  @Field(() => String, { nullable: true, description: '做了什么，如 appointment:create' })
  readonly verb?: string | null;

  @Field(() => String, { nullable: true, description: '对什么：类型，如 Appointment' })
  readonly subjectType?: string | null;

  @Field(() => String, { nullable: true, description: '对哪一个：记录中的 subjectId' })
  readonly subjectId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '对象名称、详情、标识、请求编号或做事人姓名中的文字；只在一年（366 天）之内查找：未给 from 则为 to（未给则此刻）之前的一年，所给超过一年的不予受理',
  })
  readonly text?: string | null;
}

/** Of a search by words, which reads every event of its period. */
export const LONGEST_SEARCH_DAYS = 366;
const DAY_MS = 24 * 60 * 60 * 1000;

export const auditEventById = loadById(AuditEvent);

/** Audit events of the own government. @throws InputRefused for words in more than a year */
export function auditEventsWhere(ctx: Context, where: AuditEventWhere | null): SelectQueryBuilder<AuditEvent> {
  const query = ctx.tx
    .createQueryBuilder(AuditEvent, 'event')
    .where('event.government = :government', { government: ctx.government });
  const from = where?.text ? textFrom(ctx, where) : where?.from;
  if (from) query.andWhere('event.at >= :from', { from });
  if (where?.to) query.andWhere('event.at < :to', { to: where.to });
  if (where?.person)
    query.andWhere('event.person = :person', { person: localId('Person', where.person, 'where.person') });
  if (where?.verb) query.andWhere('event.verb = :verb', { verb: where.verb });
  if (where?.subjectType) query.andWhere('event.subjectType = :type', { type: where.subjectType });
  if (where?.subjectId) {
    const { type, key } = fromGlobalId(where.subjectId) ?? { type: null, key: where.subjectId };
    query.andWhere('event.subject = :subject', { subject: key });
    if (type !== null) query.andWhere('event.subjectType = :subjectOf', { subjectOf: type });
  }
  if (where?.text) {
    query.andWhere(
      `(event.about ilike :text or event.details ilike :text or event.subject ilike :text or event.request ilike :text
        or exists (select from person p where p.id = event.person and p.name ilike :text))`,
      { text: likeText(where.text, 'where.text') },
    );
  }
  return query;
}

/** No index finds words in the middle of a text on both databases: the period bounds what is read. */
function textFrom(ctx: Context, { from, to }: AuditEventWhere): Date {
  const end = to ?? ctx.now;
  const earliest = new Date(end.getTime() - LONGEST_SEARCH_DAYS * DAY_MS);
  if (from && from < earliest)
    throw refuseInput('where.text', `含文字的查找一次至多 ${LONGEST_SEARCH_DAYS} 天，所给起止日超过此数：请分段查找`);
  return from ?? earliest;
}
