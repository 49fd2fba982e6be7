import type { ApplicationEvent } from '../application/application-event.entity';

/** What one act has done in several cases has one moment: the side case, which is the cause, comes before its effect on the main case. */
export function inOrder<E extends Pick<ApplicationEvent, 'at' | 'seq' | 'application'>>(
  events: readonly E[],
  main: string,
): readonly E[] {
  const place = ({ application }: E): string => (application === main ? '1' : `0${application}`);
  return events.toSorted((a, b) => {
    const apart = a.at.getTime() - b.at.getTime();
    if (apart !== 0) return apart;
    if (a.application === b.application) return a.seq - b.seq;
    return place(a) < place(b) ? -1 : 1;
  });
}
