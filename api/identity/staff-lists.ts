import type { SelectQueryBuilder } from 'typeorm';
import type { Context } from '../platform/context';
import { localId } from '../platform/global-id';
import { likeText } from '../platform/text';
import { Appointment } from './appointment.entity';
import { Duty } from './duty.entity';
import { Person } from './person.entity';
import { Post } from './post.entity';
import type { AppointmentWhere, DutyWhere, PersonWhere, PostWhere } from './staff-where';

/** Posts of the own government. */
export function postsWhere(ctx: Context, where: PostWhere | null): SelectQueryBuilder<Post> {
  const query = ctx.tx
    .createQueryBuilder(Post, 'post')
    .where('post.government = :government', { government: ctx.government });
  if (where?.text) {
    query.andWhere(
      `(post.title ilike :text or post.code ilike :text or exists (select from organisation o
         where o.government = post.government and o.id = post.organisation and (o.title ilike :text or o.code ilike :text)))`,
      { text: likeText(where.text) },
    );
  }
  if (where?.organisationId) {
    query.andWhere('post.organisation = :organisation', {
      organisation: localId('Organisation', where.organisationId, 'where.organisationId'),
    });
  }
  return query;
}

/** Persons whom the own government entered or has appointed; who was entered elsewhere is never found by looking. */
export function personsWhere(ctx: Context, where: PersonWhere | null): SelectQueryBuilder<Person> {
  const query = ctx.tx
    .createQueryBuilder(Person, 'person')
    .where(
      '(person.home = :government or exists (select from appointment a where a.person = person.id and a.government = :government))',
      { government: ctx.government },
    );
  if (where?.text) query.andWhere('person.name ilike :text', { text: likeText(where.text) });
  if (where?.withoutOffice === true) {
    query.andWhere(
      `not exists (select from appointment a where a.person = person.id and a.government = :government
         and a.from_day <= :today and (a.until_day is null or a.until_day >= :today))`,
      { today: ctx.today },
    );
  }
  return query;
}

/** Appointments of the own government, past ones too. */
export function appointmentsWhere(ctx: Context, where: AppointmentWhere | null): SelectQueryBuilder<Appointment> {
  const query = ctx.tx
    .createQueryBuilder(Appointment, 'appointment')
    .where('appointment.government = :government', { government: ctx.government });
  if (where?.text) {
    query.andWhere(
      '(appointment.title ilike :text or exists (select from person p where p.id = appointment.person and p.name ilike :text))',
      { text: likeText(where.text) },
    );
  }
  if (where?.personId) {
    query.andWhere('appointment.person = :person', { person: localId('Person', where.personId, 'where.personId') });
  }
  if (where?.postId) {
    query.andWhere('appointment.post = :post', { post: localId('Post', where.postId, 'where.postId') });
  }
  return dated(query, 'appointment', ctx, where?.current);
}

/** Duties of the own government, past ones too. */
export function dutiesWhere(ctx: Context, where: DutyWhere | null): SelectQueryBuilder<Duty> {
  const query = ctx.tx
    .createQueryBuilder(Duty, 'duty')
    .where('duty.government = :government', { government: ctx.government });
  if (where?.postId) query.andWhere('duty.post = :post', { post: localId('Post', where.postId, 'where.postId') });
  if (where?.body) query.andWhere('duty.body = :body', { body: where.body });
  return dated(query, 'duty', ctx, where?.current);
}

function dated<E extends Appointment | Duty>(
  query: SelectQueryBuilder<E>,
  alias: string,
  ctx: Context,
  current: boolean | null | undefined,
): SelectQueryBuilder<E> {
  if (current === true)
    query.andWhere(`(${alias}.untilDay is null or ${alias}.untilDay >= :today)`, { today: ctx.today });
  if (current === false) query.andWhere(`${alias}.untilDay < :today`, { today: ctx.today });
  return query;
}
