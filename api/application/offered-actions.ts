import { offeredActions as offered, type Actor, type AvailableAction, type CaseState } from '../../form-schemas/engine';
import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApplicationKind, type Application } from './application.entity';
import { tasksOf } from './application.loader';
import { takersOf } from './holders.loader';
import type { LoadedCase } from './load-case';
import { surroundingsOf } from './surroundings';

/**
 * What a session can do on a case today, and why not what it cannot: what the engine says of the case as things stand around
 * it, just as `advanceCase` asks before an act; without what its office does not let it try, without handing over (转办) what
 * nobody else could take today, and for a copy with the bodies to choose from.
 */
export async function offeredActions(
  ctx: Context,
  loaded: LoadedCase,
  actor: Actor,
): Promise<readonly AvailableAction[]> {
  const { application, regime, state } = loaded;
  const mayRemind = may(signedIn(ctx), 'task:remind');
  const isSide = application.kind === ApplicationKind.SIDE;
  // Only beside a project does anything hang on it.
  const surroundings = isSide ? await surroundingsOf(ctx, loaded) : { main: null, sides: {}, rows: [] };
  const actions = offered(regime, state, surroundings, actor, ctx.today);
  const stuck = await withoutTakers(ctx, application, state, actor, actions);
  return actions
    .filter(({ action, slot }) => (action === 'transfer' ? !stuck.has(slot) : action !== 'remind' || mayRemind))
    .map((one) => {
      if (one.action !== 'copy' || one.refusal) return one;
      const known = new Set([...actor.bodies, ...copiedOn(state, ctx.today)]);
      return { ...one, bodies: [...regime.bodies.keys()].filter((body) => !known.has(body)) };
    });
}

/** Slots of the actor's own that nobody else could take today. */
async function withoutTakers(
  ctx: Context,
  { id }: Application,
  state: CaseState,
  actor: Actor,
  actions: readonly AvailableAction[],
): Promise<ReadonlySet<string | null>> {
  const own = actions.flatMap(({ action, slot }) => {
    const body = state.slots.find((one) => one.id === slot)?.body;
    return action === 'transfer' && slot !== null && body !== undefined && actor.bodies.includes(body) ? [slot] : [];
  });
  if (own.length === 0) return new Set();
  const tasks = await tasksOf(ctx).load(id);
  const judged = own.map(async (slot) => {
    const task = tasks.find((one) => one.slot === slot);
    return task && (await takersOf(ctx, task, actor.person)).length > 0 ? [] : [slot];
  });
  return new Set((await Promise.all(judged)).flat());
}

function copiedOn(state: CaseState, day: string): readonly string[] {
  return state.copies.filter(({ on }) => on === day).map(({ body }) => body);
}
