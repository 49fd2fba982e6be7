import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { connectionOf, PageArgs, readPage, type Page } from '../platform/paging';
import { Appointment, APPOINTMENT_ORDER } from './appointment.entity';
import { Duty, DUTY_ORDER } from './duty.entity';
import { organisationById, postById } from './identity.loader';
import { Organisation } from './organisation.entity';
import { Person, PERSON_ORDER } from './person.entity';
import { Post, POST_ORDER } from './post.entity';
import { appointmentsWhere, dutiesWhere, personsWhere, postsWhere } from './staff-lists';
import { AppointmentWhere, DutyWhere, PersonWhere, PostWhere } from './staff-where';

const PostConnection = connectionOf(Post, '职务');
const PersonConnection = connectionOf(Person, '人员');
export const AppointmentConnection = connectionOf(Appointment, '任职');
const DutyConnection = connectionOf(Duty, '分工');

/** Who serves where in the own government. */
@Resolver(() => Duty)
export class StaffResolver {
  @Requires('staff:read')
  @Query(() => PostConnection, { description: '本级政府的职务，按代码排序' })
  posts(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => PostWhere, { nullable: true, description: '筛选' }) where: PostWhere | null,
  ): Promise<Page<Post>> {
    return readPage(postsWhere(ctx, where), POST_ORDER, page);
  }

  @Requires('staff:read')
  @Query(() => PersonConnection, { description: '本级政府登记的和在本级任职的人员，按姓名排序' })
  persons(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => PersonWhere, { nullable: true, description: '筛选' }) where: PersonWhere | null,
  ): Promise<Page<Person>> {
    return readPage(personsWhere(ctx, where), PERSON_ORDER, page);
  }

  @Requires('staff:read')
  @Query(() => AppointmentConnection, { description: '本级政府的任职，含已终止的，后任者在前' })
  appointments(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => AppointmentWhere, { nullable: true, description: '筛选' }) where: AppointmentWhere | null,
  ): Promise<Page<Appointment>> {
    return readPage(appointmentsWhere(ctx, where), APPOINTMENT_ORDER, page);
  }

  @Requires('staff:read')
  @Query(() => DutyConnection, { description: '本级政府的分工，含已终止的，后分者在前' })
  duties(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => DutyWhere, { nullable: true, description: '筛选' }) where: DutyWhere | null,
  ): Promise<Page<Duty>> {
    return readPage(dutiesWhere(ctx, where), DUTY_ORDER, page);
  }

  @FieldResolver(() => Post, { nullable: true, description: '职务' })
  post(@Ctx() ctx: Context, @Root() duty: Duty): Promise<Post | null> {
    return postById(ctx).load(duty.post);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '只限哪一单位的申报；不限则为空' })
  async organisation(@Ctx() ctx: Context, @Root() duty: Duty): Promise<Organisation | null> {
    return duty.organisation === null ? null : organisationById(ctx).load(duty.organisation);
  }
}
