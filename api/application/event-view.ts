import type { ApplicationEvent } from './application-event.entity';
import type { CaseEvent } from '../../form-schemas/engine';

/** An event as it was applied; it holds JSON only. */
export function readEvent(text: string): CaseEvent {
  return JSON.parse(text) as CaseEvent;
}

/** What one event says for people to read: the verdict, the reason or opinion, the minutes. */
export function viewEvent(row: ApplicationEvent): {
  readonly verdict: string | null;
  readonly text: string | null;
  readonly minutes: readonly string[];
  readonly slot: string | null;
  /** Database id of the person to whom a task was handed over. */
  readonly to: string | null;
} {
  const event = readEvent(row.event);
  switch (event.type) {
    case 'file':
      return NOTHING;
    case 'decide':
      return {
        ...NOTHING,
        verdict: event.verdict,
        text: event.opinion ?? null,
        minutes: event.minutes === undefined ? [] : [event.minutes],
        slot: event.slot,
      };
    case 'withdraw':
      return { ...NOTHING, text: event.reason };
    case 'list-decided':
      return { ...NOTHING, verdict: event.outcome, minutes: event.minutes };
    case 'transfer':
      return { ...NOTHING, text: event.reason, slot: event.slot, to: event.to };
    case 'add-signer':
    case 'remove-signer':
      return { ...NOTHING, text: event.reason, slot: event.slot };
    case 'remind':
      return { ...NOTHING, slot: event.slot };
    case 'copy':
      return { ...NOTHING, text: event.note ?? null };
    case 'effect':
      return { ...NOTHING, verdict: event.effect.effect };
  }
}

const NOTHING = { verdict: null, text: null, minutes: [], slot: null, to: null };
