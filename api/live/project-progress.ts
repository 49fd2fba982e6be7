import { applicationById } from '../application/application.loader';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { toGlobalId } from '../platform/global-id';
import type { LiveContext } from '../platform/live/live-context';
import type { Heard } from '../platform/live/news';
import { projectById } from '../project/project.loader';
import type { ProjectProgress } from './live.types';

/** News of a project (database id). @throws ApiError NOT_FOUND for one that is missing or another government's */
export async function projectProgress(
  live: LiveContext,
  id: string,
): Promise<AsyncIterableIterator<ProjectProgress, undefined>> {
  await live.read('project:read', (ctx) => progressOf(ctx, id, { applications: [], isGap: true }));
  return live.watch('project:read', {
    concerns: ({ project }) => project === id,
    read: (ctx, heard) => progressOf(ctx, id, heard),
  });
}

/** How a project stands; null where nothing was done that the session may see: that it was done is no business of other units. */
async function progressOf(ctx: Context, id: string, { applications, isGap }: Heard): Promise<ProjectProgress | null> {
  const project = await projectById(ctx).load(id);
  if (!project) throw new ApiError('NOT_FOUND', '没有找到该项目');
  const changed = isGap ? [] : await Promise.all(applications.map((one) => applicationById(ctx).load(one)));
  const seen = changed.filter((application) => application !== null);
  if (!isGap && seen.length === 0) return null;
  return {
    at: ctx.now,
    projectId: project.globalId(),
    version: project.version,
    applicationIds: seen.map(({ id: application }) => toGlobalId('Application', application)),
  };
}
