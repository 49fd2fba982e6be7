import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Requires } from '../platform/authorise';
import { localId } from '../platform/global-id';
import type { LiveContext } from '../platform/live/live-context';
import { MyTasksChange, ProjectProgress } from './live.types';
import { myTasksChange } from './my-tasks-change';
import { projectProgress } from './project-progress';

/** What a subscription is called with, as far as it is asked here. */
interface Asked {
  readonly context: LiveContext;
  readonly args: Readonly<Record<string, unknown>>;
}

@Resolver()
export class LiveResolver {
  @Requires('task:read')
  @Subscription(() => MyTasksChange, {
    description: '本人以现在的任职的待办有变化时；开始时先给出一次',
    subscribe: ({ context }: Asked) =>
      context.watch('task:read', { concerns: () => true, onlyHolders: true, read: myTasksChange }),
  })
  myTasksChanged(@Root() change: MyTasksChange): MyTasksChange {
    return change;
  }

  @Requires('project:read')
  @Subscription(() => ProjectProgress, {
    description: '一个项目有登录者可见的进展时；开始时先给出一次',
    subscribe: ({ context, args }: Asked) => projectProgress(context, localId('Project', String(args['id']))),
  })
  projectProgress(
    @Root() progress: ProjectProgress,
    @Arg('id', () => ID, { description: '项目' }) _id: string,
  ): ProjectProgress {
    return progress;
  }
}
