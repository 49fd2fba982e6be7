import {
  principalOf,
  signedSlots,
  type CaseEvent,
  type CaseState,
  type CompiledRegime,
  type Finding,
  type OverrideTaken,
  type RouteTaken,
} from '../../form-schemas/engine';
import type { RetoldCase } from '../application/retold';

/** What one event was and did, as far as the event alone does not say. */
export interface Happened {
  readonly seq: number;
  /** Where it was done; of a withdrawal, where the act that it takes back had been done. */
  readonly stage: string;
  /** Which time the case stood at that stage, from 1. */
  readonly round: number;
  /** What was done there: file, check, decide …; null where nobody acted for a body. */
  readonly action: string | null;
  /** Codes of the bodies for which it was signed, or in whose name it was done. */
  readonly bodies: readonly string[];
  /** Codes of the bodies to which it was done: asked besides or let go, reminded, sent a copy. */
  readonly concerned: readonly string[];
  /** Persons in whose place it was done (委托). */
  readonly principals: readonly string[];
  /** By which rows of which matrix these bodies were to act. */
  readonly route: RouteTaken | null;
  /** Where the case went; null where it stayed. */
  readonly to: string | null;
  /** What the law said of it then; nothing of it stood against it. */
  readonly findings: readonly Finding[];
  readonly overrides: readonly OverrideTaken[];
}

/** What the events of a case were and did, in their order. */
export function whatHappened({ regime, events }: RetoldCase): readonly Happened[] {
  const visits = new Map<string, number[]>();
  return events.map(({ row, event, before, after, findings }) => {
    const at = event.type === 'withdraw' && before.undo ? before.undo : before;
    const known = visits.get(at.stage) ?? [];
    visits.set(at.stage, known.includes(at.visit) ? known : [...known, at.visit]);
    const bodies = bodiesOf(regime, before, event);
    return {
      seq: row.seq,
      stage: at.stage,
      round: (visits.get(at.stage) ?? []).indexOf(at.visit) + 1,
      action: actionOf(at, event),
      bodies,
      principals: principalsOf(event, bodies),
      concerned: concernedBy(before, event),
      route: at.route,
      to: after.visit === before.visit ? null : after.stage,
      findings,
      overrides: event.type === 'withdraw' ? [] : after.overrides.slice(before.overrides.length),
    };
  });
}

/** What was done at a step; null of what decides nothing. */
function actionOf(at: Pick<CaseState, 'chain' | 'step' | 'slots'>, event: CaseEvent): string | null {
  switch (event.type) {
    case 'decide': {
      const named = at.slots.find((slot) => slot.id === event.slot);
      return at.chain[named?.step ?? at.step]?.action ?? null;
    }
    case 'file':
    case 'withdraw':
    case 'list-decided':
      return at.chain[at.step]?.action ?? null;
    default:
      return null;
  }
}

function bodiesOf(regime: CompiledRegime, before: CaseState, event: CaseEvent): readonly string[] {
  const slotOf = (id: string) => before.slots.find((slot) => slot.id === id);
  switch (event.type) {
    case 'file':
      return before.slots
        .filter((slot) => slot.status === 'open' && event.actor.bodies.includes(slot.body))
        .map((slot) => slot.body);
    case 'decide': {
      const named = slotOf(event.slot);
      const current = named && before.chain[named.step];
      return current && named ? signedSlots(regime, before, current, named, event).map((slot) => slot.body) : [];
    }
    case 'withdraw':
      return before.undo?.bodies ?? [];
    case 'transfer':
    case 'add-signer':
      return [slotOf(event.slot)?.body].filter((body) => body !== undefined);
    case 'remove-signer':
      return [slotOf(event.slot)?.added?.by].filter((body) => body !== undefined);
    case 'remind':
      return event.actor.bodies.filter((body) => before.slots.some((slot) => slot.body === body));
    case 'copy':
      return event.actor.bodies.slice(0, 1);
    case 'list-decided':
    case 'effect':
      return [];
  }
}

function principalsOf({ actor }: CaseEvent, bodies: readonly string[]): readonly string[] {
  return [...new Set(bodies.map((body) => principalOf(actor, body)).filter((person) => person !== undefined))];
}

function concernedBy(before: CaseState, event: CaseEvent): readonly string[] {
  switch (event.type) {
    case 'add-signer':
      return [event.body];
    case 'copy':
      return event.bodies;
    case 'remove-signer':
    case 'remind':
      return before.slots.filter((slot) => slot.id === event.slot).map((slot) => slot.body);
    default:
      return [];
  }
}
