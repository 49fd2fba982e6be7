import type { CaseEvent, CaseState } from '../../form-schemas/engine';

/**
 * Cases and events as JSON text. Both are plain values but for exact fractions among a case's facts, whose numerator
 * and denominator are bigints; these travel as `{"$bigint": "123"}`.
 */
const replace = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? { $bigint: value.toString() } : value;

const revive = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('$bigint' in value)) return value;
  return typeof value.$bigint === 'string' && /^-?\d+$/.test(value.$bigint) ? BigInt(value.$bigint) : value;
};

export function writeCase(value: CaseState | CaseEvent): string {
  return JSON.stringify(value, replace);
}

export function readState(text: string): CaseState {
  return JSON.parse(text, revive) as CaseState;
}

/** Events hold facts in their JSON form only; what a client wrote in its answers is never taken for a fraction. */
export function readEvent(text: string): CaseEvent {
  return JSON.parse(text) as CaseEvent;
}

/** TypeORM transformer of the snapshot's jsonb column; the driver has already parsed it once. */
export const stateColumn = {
  from: (stored: unknown): CaseState => readState(JSON.stringify(stored)),
  to: (state: CaseState): unknown => JSON.parse(writeCase(state)) as unknown,
};
