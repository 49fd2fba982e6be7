import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context';
import { Appointment } from './appointment.entity';
import { Government } from './government.entity';
import { governmentByCode, organisationById, personById, postById } from './identity.loader';
import { Organisation } from './organisation.entity';
import { Person } from './person.entity';
import { Post } from './post.entity';

@Resolver(() => Appointment)
export class AppointmentResolver {
  @FieldResolver(() => Person, { nullable: true, description: '任职者' })
  person(@Ctx() ctx: Context, @Root() appointment: Appointment): Promise<Person | null> {
    return personById(ctx).load(appointment.person);
  }

  @FieldResolver(() => Post, { nullable: true, description: '职务；在其他政府的任职不可见' })
  post(@Ctx() ctx: Context, @Root() appointment: Appointment): Promise<Post | null> {
    return postById(ctx).load(appointment.post);
  }

  @FieldResolver(() => Government, { nullable: true, description: '所属政府' })
  governmentInfo(@Ctx() ctx: Context, @Root() appointment: Appointment): Promise<Government | null> {
    return governmentByCode(ctx).load(appointment.government);
  }
}

@Resolver(() => Post)
export class PostResolver {
  @FieldResolver(() => Organisation, { nullable: true, description: '所在单位' })
  organisation(@Ctx() ctx: Context, @Root() post: Post): Promise<Organisation | null> {
    return organisationById(ctx).load(post.organisation);
  }
}
