import type { Day } from '../day';
import type { CaseState } from '../procedure/case';

/** How a case has gone through some of its stages. */
export interface Passage {
  /** It stands at one of them. */
  readonly here: boolean;
  /** They are behind it: left forwards, and it has not gone back to before them since. */
  readonly behind: boolean;
  /** The one by which it first came to them; null: it never has. */
  readonly entry: string | null;
  /** How often it has come to that one. */
  readonly times: number;
  /** When it last came to them from elsewhere; null where it has not, or where the case began there. */
  readonly begunOn: Day | null;
  /** The last leaving for elsewhere; null: it never has. */
  readonly left: CaseState['trail'][number] | null;
  /** Since then it has stood at a stage that came before them. */
  readonly wentBack: boolean;
}

/** Outcomes by which a stage is left for what comes after it. */
export const FORWARDS: ReadonlySet<string> = new Set(['file', 'approve', 'branch', 'otherwise']);

/** Goes along the trail of a case: nothing is known of it but which stages were left, how, and where it stands now. */
export function passageOf({ trail, stage }: Pick<CaseState, 'trail' | 'stage'>, stages: readonly string[]): Passage {
  const among = new Set(stages);
  const course = [...trail.map((entry) => entry.stage), stage];
  const isThere = (at: number): boolean => among.has(course[at] ?? '');
  const first = course.findIndex((one) => among.has(one));
  if (first < 0)
    return { here: false, behind: false, entry: null, times: 0, begunOn: null, left: null, wentBack: false };
  const times = course.filter((one) => one === course[first]).length;
  const begun = course.findLastIndex((_, at) => isThere(at) && !isThere(at - 1));
  const exit = course.findLastIndex((_, at) => at < trail.length && isThere(at) && !isThere(at + 1));
  const before = new Set(course.slice(0, first));
  const left = exit < 0 ? null : (trail[exit] ?? null);
  const wentBack = exit >= 0 && course.slice(exit + 1).some((one) => before.has(one));
  const here = among.has(stage);
  return {
    here,
    behind: !here && left !== null && !wentBack && FORWARDS.has(left.outcome),
    entry: course[first] ?? null,
    times,
    begunOn: trail[begun - 1]?.on ?? null,
    left,
    wentBack,
  };
}
