import type { Day } from '../../form-schemas/engine/day';
import { isFine } from '../../form-schemas/engine/finding';
import { availableActions, type AvailableAction } from '../../form-schemas/engine/procedure/available-actions';
import type { Actor, CaseEvent } from '../../form-schemas/engine/procedure/case';
import { openOnes } from '../../form-schemas/engine/procedure/slots';
import { caseIn, labelsOf, openBeside, playEvent, type World } from '../../form-schemas/engine/project/world';
import { pick } from './random-answers';
import { eventOf, overriders, type Doing, type Walk } from './simulated-event';

/** Side cases of one procedure in one walk, four times as many of those that lift something. */
const MOST_OF_ONE = 6;
/** How often an act is tried with other answers. */
const TRIES = 4;

const WEIGHTS: Readonly<Record<AvailableAction['action'], number>> = {
  file: 12,
  approve: 12,
  reject: 1,
  return: 1,
  withdraw: 1,
  transfer: 1,
  'add-signer': 1,
  'remove-signer': 1,
  remind: 1,
  copy: 1,
};

/** Acts that only pass something on lead nowhere: a walk in which only these are possible is stuck. */
const MOVES: ReadonlySet<string> = new Set(['file', 'approve', 'reject', 'return']);

/** An act that may be chosen. */
export interface Choice {
  readonly weight: number;
  readonly moves: boolean;
  act(): World | null;
}

/** What could be done about the cases that are open. */
export function acts(walk: Walk, world: World, on: Day): readonly Choice[] {
  const { regime } = walk;
  return labelsOf(world).flatMap((label): readonly Choice[] => {
    const state = caseIn(world, label);
    if (!state || state.ended) return [];
    const stage = regime.procedures.get(state.procedure)?.stages.get(state.stage);
    if (stage?.kind === 'pool')
      return (['approve', 'reject', ...(stage.outcomes.return === undefined ? [] : ['return' as const])] as const).map(
        (outcome) => ({
          weight: outcome === 'approve' ? 8 : 1,
          moves: true,
          act: () =>
            play(walk, world, label, {
              type: 'list-decided',
              on,
              actor: NOBODY,
              list: stage.list,
              outcome,
              minutes: ['纪要1号'],
            }),
        }),
      );
    return openOnes(state.slots).flatMap((slot) => {
      const actor: Actor = { person: slot.assignee ?? `person-of-${slot.body}`, bodies: [slot.body] };
      return availableActions(regime, state, actor, on)
        .filter((action) => action.refusal === null && (action.slot === null || action.slot === slot.id))
        .map((action) => ({
          weight: WEIGHTS[action.action],
          moves: MOVES.has(action.action),
          act: () => tryAct(walk, world, { label, state, actor, action, on }),
        }));
    });
  });
}

const NOBODY: Actor = { person: 'system', bodies: [] };

/** Side cases that might be opened, each by one of those who may; whether it may be now is tried as it is chosen. */
export function openings(walk: Walk, world: World, on: Day, isForced: boolean): readonly Choice[] {
  const { regime, random, sides } = walk;
  const { main, sides: open, rows } = world.surroundings;
  const count = Object.keys(open).length;
  // What is suspended, or cannot go on by itself, goes on beside it only: most likely by what lifts something.
  if (main === null || sides === 0 || (!isForced && (count >= sides || random(3) > 0))) return [];
  return [...regime.procedures.values()].flatMap(({ document, stages }): readonly Choice[] => {
    const start = stages.get(document.start);
    if (document.kind !== 'side' || !start || !('by' in start)) return [];
    const lifts = document.opens?.about !== undefined || document.opens?.whileSuspended === true;
    const often = Object.values(open).filter((side) => side.procedure === document.code).length;
    if (often >= (lifts ? MOST_OF_ONE * 4 : MOST_OF_ONE)) return [];
    const act = (): World | null => {
      const record = document.opens?.about;
      const about = rows.filter((row) => row.record === record && row.closedOn === null).map(({ id }) => id);
      const bodies = [pick(random, start.by) ?? ''];
      const { value, findings } = openBeside(regime, world, `side-${count + 1}`, document.code, {
        bodies,
        about: pick(random, about) ?? null,
        on,
      });
      return isFine(findings) ? value : null;
    };
    return [{ weight: isForced ? (lifts ? 24 : 6) : 1, moves: true, act }];
  });
}

function play({ regime, findings }: Walk, world: World, label: string, event: CaseEvent): World | null {
  const played = playEvent(regime, world, label, event);
  if (isFine(played.findings)) return played.value;
  findings.push(...played.findings.filter(({ severity }) => severity === 'error'));
  return null;
}

/** Tries an act, where it fills a form with several answers, and with what may be lifted lifted. */
function tryAct(walk: Walk, world: World, doing: Doing): World | null {
  let lifted: readonly string[] = [];
  for (let attempt = 0; attempt < TRIES * 2; attempt += 1) {
    const event = eventOf(walk, world, doing, lifted);
    if (event === null) return null;
    const said = walk.findings.length;
    const next = play(walk, world, doing.label, event);
    if (next !== null) return next;
    const rules = walk.findings
      .slice(said)
      .flatMap(({ rule = '' }) => (overriders(walk.regime, rule).length > 0 ? [rule] : []));
    lifted = attempt >= TRIES ? [...new Set([...lifted, ...rules])] : lifted;
    if (doing.action.form === null && rules.length === 0) return null;
  }
  return null;
}
