import type { Course, CourseEvent, ListEvent } from './project-query';

/** One thing that happened, in the case itself or on a list that decided on it. */
export interface Happening {
  readonly key: string;
  readonly at: string;
  /** Of an event of a list: the list. */
  readonly list: { readonly id: string; readonly title: string } | null;
  readonly event: ListEvent;
  /** Of an event of the case itself: all that is known of it. */
  readonly own: CourseEvent | null;
}

/**
 * Everything that happened to a project, oldest first: its own events and those of the lists it stood on. At the same
 * instant the list comes first, then the cases beside it: what they decide is why the main case goes on.
 */
export function courseOf({ events, listedOn }: Course): readonly Happening[] {
  const own = events.map((event): Happening => ({
    key: event.application?.kind === 'SIDE' ? `${event.application.id} ${event.seq}` : `case ${event.seq}`,
    at: event.at,
    list: null,
    event,
    own: event,
  }));
  const ofLists = listedOn.flatMap(({ list }) =>
    list.events.map((event): Happening => ({
      key: `${list.id} ${event.seq}`,
      at: event.at,
      list: { id: list.id, title: list.title },
      event,
      own: null,
    })),
  );
  return [...own, ...ofLists].sort(
    (a, b) =>
      (a.at < b.at ? -1 : a.at > b.at ? 1 : 0) ||
      Number(a.list === null) - Number(b.list === null) ||
      Number(!isBeside(a)) - Number(!isBeside(b)) ||
      a.event.seq - b.event.seq,
  );
}

/** Of a case beside the main one: what it does is why the main case goes on, stops or ends. */
export function isBeside({ own }: Happening): boolean {
  return own?.application?.kind === 'SIDE';
}

/** The main case's own. */
export function ofMain({ application }: CourseEvent): boolean {
  return application?.kind !== 'SIDE';
}

export interface RouteTaken {
  readonly stageTitle: string;
  readonly title: string;
  readonly conditions: readonly string[];
  readonly article: string;
}

/** The routes that matrices gave a case, each once, in the order in which they were gone. */
export function routesOf(events: readonly CourseEvent[]): readonly RouteTaken[] {
  const routes = new Map<string, RouteTaken>();
  for (const { route, stageTitle, round } of events) {
    if (!route) continue;
    routes.set(`${route.matrix} ${route.rows.join(' ')} ${round}`, {
      stageTitle: stageTitle ?? '',
      title: route.title,
      conditions: route.conditions,
      article: route.article,
    });
  }
  return [...routes.values()];
}
