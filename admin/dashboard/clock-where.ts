import type { ClockWhere } from './clock-queries';

/** What `due` in the address asks for. */
export const STATES = { late: 'LATE', near: 'NEAR', open: 'OPEN', 'not-open': 'NOT_OPEN' } as const;
export type ClockDue = keyof typeof STATES;

export interface AskedClocks {
  readonly due: ClockDue | null;
  /** Everything that is asked for. */
  readonly where: ClockWhere;
  /** The same but for the state: what there is of each. */
  readonly ofAnyState: ClockWhere;
}

/** Which clocks an address asks for. What does not fit is left out: addresses come from anywhere. */
export function clocksAsked(get: (name: string) => string): AskedClocks {
  const [asked, kind, unit] = [get('due'), get('kind'), get('unit')];
  const due = Object.hasOwn(STATES, asked) ? (asked as ClockDue) : null;
  const [regimeCode, code] = kind.split('/');
  const ofAnyState = { ...(regimeCode && code && { regimeCode, code }), ...(unit && { organisationIds: [unit] }) };
  return { due, ofAnyState, where: { ...(due && { states: [STATES[due]] }), ...ofAnyState } };
}

/** A kind of clock as it stands in the address. */
export function kindOf({ regimeCode, code }: { readonly regimeCode: string; readonly code: string }): string {
  return `${regimeCode}/${code}`;
}
