import { daysBetween, type Day } from '../day';
import type { ClockState } from './clocks';

/** Who is to be told what of a clock on a day. */
export interface ClockNotice {
  readonly clock: ClockState;
  readonly kind: 'reminder' | 'late' | 'escalation';
  readonly to: readonly string[];
  /** Days left until it is due; negative once it is late. */
  readonly left: number;
}

function isToBeMet({ status }: ClockState): boolean {
  return status === 'not-open' || status === 'open' || status === 'near' || status === 'late';
}

/** Reminders that go out on a day to those who have to act, of clocks as they stand that day. */
export function remindersOn(clocks: readonly ClockState[], day: Day): readonly ClockNotice[] {
  return clocks.flatMap((clock): readonly ClockNotice[] =>
    clock.due !== null && isToBeMet(clock) && clock.reminders.includes(day)
      ? [{ clock, kind: 'reminder', to: clock.who, left: daysBetween(day, clock.due) }]
      : [],
  );
}

/**
 * What is to be told on a day of clocks that are late: those who have to act on the first day, those further up on the day
 * of their escalation. A deadline never decides: nothing but notices comes of it.
 */
export function latenessOn(clocks: readonly ClockState[], day: Day): readonly ClockNotice[] {
  return clocks.flatMap((clock): readonly ClockNotice[] => {
    const { due, escalation } = clock;
    if (due === null || clock.status !== 'late') return [];
    const left = daysBetween(day, due);
    return [
      ...(left === -1 ? [{ clock, kind: 'late' as const, to: clock.who, left }] : []),
      ...(escalation?.on === day ? [{ clock, kind: 'escalation' as const, to: escalation.to, left }] : []),
    ];
  });
}
