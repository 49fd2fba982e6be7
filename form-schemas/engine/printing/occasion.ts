import type { Day } from '../day';
import type { PaperDocument } from '../model/paper';
import type { CaseState, TrailEntry } from '../procedure/case';

const BACKWARDS: ReadonlySet<string> = new Set(['return', 'withdraw', 'restart', 'reject']);

/**
 * On which occasion a paper may be issued in a case: the visit of the stage that was left forwards, or of the end, last. Null
 * while there is none, or since the case was sent back behind it. A case that passes the stage anew has a new occasion.
 */
export function occasionOf(
  { issuedAfter, procedure }: Pick<PaperDocument, 'issuedAfter' | 'procedure'>,
  { procedure: own, trail, stage, visit, ended }: CaseState,
): number | null {
  if (own !== procedure) return null;
  const passed = trail.filter((entry, index) => issuedAfter.includes(entry.stage) && stands(entry, trail, index));
  const visits = [
    ...passed.map((entry) => entry.visit),
    ...(ended !== null && issuedAfter.includes(stage) ? [visit] : []),
  ];
  return visits.length === 0 ? null : Math.max(...visits);
}

/**
 * The day on which what a paper tells of was taken back: since then the case has to pass the stage anew, or has left its end
 * again. Null while it stands, whatever else has happened.
 *
 * @param occasion the one on which the paper was issued
 */
export function takenBackOn({ trail }: Pick<CaseState, 'trail'>, occasion: number): Day | null {
  const index = trail.findIndex(({ visit }) => visit === occasion);
  const entry = trail[index];
  // The case stands at this visit still.
  if (!entry) return null;
  return isForwards(entry) ? (sentBack(trail, index)?.on ?? null) : entry.on;
}

/** Whether a stage was left forwards and the case has not been sent back to it, or behind it, since. */
function stands(entry: TrailEntry, trail: readonly TrailEntry[], index: number): boolean {
  return isForwards(entry) && sentBack(trail, index) === undefined;
}

function isForwards({ outcome }: TrailEntry): boolean {
  return !BACKWARDS.has(outcome) && outcome !== 'end';
}

/** The first step back to the stage of an entry, or behind it, after it. */
function sentBack(trail: readonly TrailEntry[], index: number): TrailEntry | undefined {
  const before = new Set(trail.slice(0, index + 1).map(({ stage }) => stage));
  return trail
    .slice(index + 1)
    .find(({ outcome, to }) => outcome !== 'reject' && BACKWARDS.has(outcome) && to !== undefined && before.has(to));
}
