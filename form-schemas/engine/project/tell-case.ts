import type {
  CaseEvent,
  CaseState,
  DecideEvent,
  EffectEvent,
  FileEvent,
  ListDecidedEvent,
  RemoveSignerEvent,
} from '../procedure/case';
import type { CompiledRegime } from '../procedure/compiled';
import { toldByHost } from '../procedure/given';
import type { JsonObject } from '../value';
import type { Surroundings } from './project';
import { besideFacts, surroundingFacts } from './project-facts';

/** Events that a host tells what stands around their case. */
export type ToldEvent = FileEvent | DecideEvent | ListDecidedEvent | RemoveSignerEvent | EffectEvent;

/**
 * Whether an event has to be told what stands around its case: it files or signs, or what it does may leave a stage or
 * enter one, where checks, gates, lanes and rows go by it. What only sets a fact, suspends or resumes moves nothing on, and who takes
 * an act back stands where they stood.
 */
export function isTold(event: CaseEvent): event is ToldEvent {
  switch (event.type) {
    case 'file':
    case 'decide':
    case 'list-decided':
    case 'remove-signer':
      return true;
    case 'effect':
      return event.effect.effect === 'restart' || event.effect.effect === 'end';
    default:
      return false;
  }
}

/**
 * An event with all that its case has to be told: what is recorded and goes on around it, what the host knows of the unit,
 * and of a side case the facts of the main case. What the event says itself goes first. Events that move nothing
 * on stay as they are, see {@link isTold}.
 *
 * @param unit what the host knows of unit and project, in JSON form; a list is about neither and is told nothing of it.
 */
export function tellCase(
  regime: CompiledRegime,
  surroundings: Surroundings,
  state: CaseState,
  event: CaseEvent,
  unit: JsonObject = {},
): CaseEvent {
  if (!isTold(event)) return event;
  const { procedure, about } = state;
  const document = regime.procedures.get(procedure)?.document;
  const around = surroundingFacts(regime, surroundings, { procedure, about });
  const isFiling = event.type === 'file';
  const known = document?.kind === 'list' ? {} : toldByHost(regime, unit);
  const told = { ...around, ...known, ...event.given };
  return {
    ...event,
    ...(isFiling || Object.keys(told).length > 0 ? { given: told } : {}),
    ...(document?.kind === 'side' && surroundings.main !== null
      ? { beside: { ...besideFacts(regime, surroundings, procedure, state.facts), ...event.beside } }
      : {}),
  };
}
