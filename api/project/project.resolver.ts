import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { organisationById } from '../identity/identity.loader';
import { Organisation } from '../identity/organisation.entity';
import { Requires } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { localId } from '../platform/global-id';
import { Project } from './project.entity';
import { projectById } from './project.loader';

@Resolver(() => Project)
export class ProjectResolver {
  @Requires('project:read')
  @Query(() => Project, { description: '一个项目' })
  async project(@Ctx() ctx: Context, @Arg('id', () => ID, { description: '全局标识' }) id: string): Promise<Project> {
    const project = await projectById(ctx).load(localId('Project', id));
    if (!project) throw new ApiError('NOT_FOUND');
    return project;
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '申报单位' })
  organisation(@Ctx() ctx: Context, @Root() project: Project): Promise<Organisation | null> {
    return organisationById(ctx).load(project.organisation);
  }
}
