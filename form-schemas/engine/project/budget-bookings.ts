import type { BudgetBound } from '../model/ledger';
import type { Fen } from '../money';
import type { CaseState, WrittenRow } from '../procedure/case';
import type { CompiledRegime } from '../procedure/compiled';
import type { Facts } from '../value';
import { hasValues } from './record-value';

/** An amount that is taken out of the yearly budget. */
export interface BudgetBooking {
  readonly bound: BudgetBound;
  readonly year: number;
  /** Null: the bound looks at no source, or the row names none. */
  readonly source: string | null;
  readonly amount: Fen;
}

/**
 * What an act takes out of the yearly budget (`regime.json#/ledger/budget/bounds`): by the rows that it has written; and where it
 * has filed (`isFiled`) what its procedure would write at its good end, so that who files is told at once. Whether the budget has
 * as much is for the host to say: its lines are not the project's.
 */
export function budgetBookings(
  regime: CompiledRegime,
  before: Pick<CaseState, 'rows'>,
  after: CaseState,
  isFiled: boolean,
): readonly BudgetBooking[] {
  const bounds = regime.regime.ledger?.budget?.bounds ?? [];
  if (bounds.length === 0) return [];
  const written = after.rows.slice(before.rows.length);
  const coming = isFiled && after.ended === null ? rowsToCome(regime, after) : [];
  return [...written, ...coming].flatMap((row) => bounds.flatMap((bound) => bookingOf(regime, bound, row)));
}

type Written = Pick<WrittenRow, 'record' | 'fields'>;

/** What good ends of the procedure write, as far as the facts say it now. */
function rowsToCome(regime: CompiledRegime, { procedure, facts }: CaseState): readonly Written[] {
  const compiled = regime.procedures.get(procedure);
  const read = regime.vocabulary.reader(facts);
  return (compiled?.document.stages ?? []).flatMap((stage) => {
    if (stage.kind !== 'end' || !stage.positive) return [];
    return (compiled?.doings.get(stage.code)?.writes ?? []).map(({ record, fields }): Written => ({
      record: record.document.code,
      fields: Object.fromEntries([...fields].map(([name, expression]) => [name, expression.evaluate(read)])) as Facts,
    }));
  });
}

function bookingOf(regime: CompiledRegime, bound: BudgetBound, { record, fields }: Written): readonly BudgetBooking[] {
  const compiled = regime.records.get(record);
  if (record !== bound.record || !compiled || !hasValues(compiled, bound.where, fields)) return [];
  const of = (name: string) => (Object.hasOwn(fields, name) ? fields[name] : null);
  const [year, amount] = [of(bound.year), of(bound.amount)];
  if (typeof year !== 'number' || typeof amount !== 'number') return [];
  const source = bound.source === undefined ? null : of(bound.source);
  return [{ bound, year, source: typeof source === 'string' ? source : null, amount: amount as Fen }];
}
