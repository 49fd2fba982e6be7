import type { CompiledRegime } from '../procedure/compiled';
import type { Row } from './project';

/** A row as people know it: `2030-01-31 记入的“合同”`. */
export function wordRow(regime: CompiledRegime, { record, on }: Pick<Row, 'record' | 'on'>): string {
  return `${on} 记入的“${regime.records.get(record)?.document.title ?? record}”`;
}
