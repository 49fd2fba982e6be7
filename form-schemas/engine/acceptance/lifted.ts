import { bodyTitle } from '../model/body-titles';
import type { AcceptanceGate } from './gates';
import { FORWARDS } from './passage';
import type { Asked } from './standing';

/**
 * Why who may do so let a check go where it is asked: at the stages of the point's own step, or where none of them asks it at those that do. Only
 * the last coming to such a stage counts: what was let go at another stage, or before the case was sent back, has to be asked for anew.
 *
 * @param stages of the point's step
 * @returns null where nobody has
 */
export function liftedBy(
  { main, regime }: Asked,
  rule: string,
  gates: readonly AcceptanceGate[],
  stages: readonly string[],
): string | null {
  const asking = gates.filter(({ beside, effect }) => !beside && effect === 'override').map(({ stage }) => stage);
  const own = asking.filter((stage) => stages.includes(stage));
  const among = new Set(own.length > 0 ? own : asking);
  const course = [...main.trail, { stage: main.stage, visit: main.visit, outcome: null }];
  const last = course.findLast(({ stage }) => among.has(stage));
  // Left backwards or refused: it was not let pass there after all.
  if (!last || (last.outcome !== null && !FORWARDS.has(last.outcome))) return null;
  const taken = main.overrides.findLast(
    (override) => override.rule === rule && override.stage === last.stage && override.visit === last.visit,
  );
  if (!taken) return null;
  const body = bodyTitle(regime, taken.body);
  const why = [taken.reason, taken.citation].filter((text) => text !== null && text !== '').join('；');
  return `${taken.on} ${body}准予例外${why === '' ? '' : `：${why}`}`;
}
