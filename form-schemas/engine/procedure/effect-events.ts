import { exactToText, isExact } from '../expression/exact';
import type { Actor, CaseState, Effect, EffectDone, EffectEvent } from './case';

/**
 * The events that an act on a side case means for its main case, in order: for what `after` has done and `before` had
 * not. They are plain JSON: an exact fraction that a fact is set to goes as its decimal text.
 *
 * @param from code of the side case, or another name of it, and then its code as `by`.
 */
export function effectEvents(
  before: CaseState,
  after: CaseState,
  from: string,
  actor: Actor,
  by: string | null = null,
): readonly EffectEvent[] {
  return after.effects.slice(before.effects.length).map((done) => ({
    type: 'effect',
    on: done.on,
    actor,
    from,
    ...(by === null ? {} : { by }),
    effect: effectOf(done),
    clause: done.clause,
  }));
}

function effectOf(done: EffectDone): Effect {
  switch (done.effect) {
    case 'suspend':
      return { effect: 'suspend' };
    case 'resume':
      return { effect: 'resume', ...(done.lifts === undefined ? {} : { lifts: done.lifts }) };
    case 'restart':
    case 'end':
      return { effect: done.effect, to: done.to };
    case 'set': {
      const { fact, value } = done;
      return { effect: 'set', fact, value: typeof value === 'object' && isExact(value) ? exactToText(value) : value };
    }
  }
}
