/** An event as far as it is folded by. */
interface Happened {
  readonly seq: number;
  readonly stageTitle: string | null;
}

/** What happened at one stage, one after the other. */
export interface StageStretch<E> {
  /** Stays the same while more happens. */
  readonly key: number;
  readonly title: string | null;
  readonly events: readonly E[];
  /** Done with, and in a long life: shown as one line until it is asked for. */
  readonly isFolded: boolean;
}

/** So many are read at a glance; from then on stages that are done with are folded. */
const MOST_UNFOLDED = 12;

/**
 * Events, oldest first, by the stages at which they happened. What has no stage of its own belongs to what went before; a stage
 * that is come to again is another stretch. The last stretch is where the case stands: never folded.
 */
export function stretchesOf<E extends Happened>(events: readonly E[]): readonly StageStretch<E>[] {
  const stretches: { title: string | null; events: E[] }[] = [];
  for (const event of events) {
    const last = stretches.at(-1);
    if (last && (event.stageTitle === null || last.title === null || event.stageTitle === last.title)) {
      last.events.push(event);
      last.title ??= event.stageTitle;
    } else stretches.push({ title: event.stageTitle, events: [event] });
  }
  const isLong = events.length > MOST_UNFOLDED;
  return stretches.map(({ title, events: own }, at) => ({
    key: own[0]?.seq ?? at,
    title,
    events: own,
    isFolded: isLong && at < stretches.length - 1,
  }));
}
