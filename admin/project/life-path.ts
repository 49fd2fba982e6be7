import { ofMain } from './course';
import type { CourseEvent } from './project-query';

export interface LifePath {
  /** Stages that lie behind, in the order in which they were gone. */
  readonly behind: readonly string[];
  readonly now: string;
  /** What comes next if all agree. */
  readonly ahead: readonly string[];
}

interface Standing {
  readonly stageTitle: string;
  readonly outcome: string | null;
  readonly ahead: { readonly stages: readonly { readonly title: string; readonly kind: string }[] };
}

type Told = Pick<CourseEvent, 'stageTitle' | 'type'> & { readonly application?: CourseEvent['application'] };

/** The stages of a project's main case from the first to the last: a stage to which it was sent back is behind only once. */
export function lifePath(events: readonly Told[], { stageTitle: now, ahead }: Standing): LifePath {
  const path: string[] = [];
  for (const { stageTitle } of events.filter((event) => ofMain(event as CourseEvent))) {
    if (stageTitle === null) continue;
    const known = path.indexOf(stageTitle);
    if (known < 0) path.push(stageTitle);
    else path.length = known + 1;
  }
  const at = path.indexOf(now);
  return {
    behind: at < 0 ? path : path.slice(0, at),
    now,
    ahead: [
      ...new Set(ahead.stages.filter(({ kind, title }) => kind !== 'gate' && title !== now).map(({ title }) => title)),
    ],
  };
}
