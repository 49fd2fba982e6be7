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
} {
  const event = readEvent(row.event);
  switch (event.type) {
    case 'file':
      return { verdict: null, text: null, minutes: [], slot: null };
    case 'decide':
      return {
        verdict: event.verdict,
        text: event.opinion ?? null,
        minutes: event.minutes === undefined ? [] : [event.minutes],
        slot: event.slot,
      };
    case 'withdraw':
      return { verdict: null, text: event.reason, minutes: [], slot: null };
    case 'list-decided':
      return { verdict: event.outcome, text: null, minutes: event.minutes, slot: null };
  }
}
