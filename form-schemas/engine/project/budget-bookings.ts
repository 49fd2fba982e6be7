import type { BudgetBound } from '../model/ledger';
import type { Fen } from '../money';
import type { CaseState, WrittenRow } from '../procedure/case';
import type { CompiledRegime } from '../procedure/compiled';
import type { Facts } from '../value';
import { hasValues } from './record-value';

/** What one act takes out of the yearly budget under a bound, of a year and source: all its rows together. */
export interface BudgetBooking {
  readonly bound: BudgetBound;
  readonly year: number;
  /** Null: the bound looks at no source, or the row names none. */
  readonly source: string | null;
  readonly amount: Fen;
}

/**
 * What an act takes out of the yearly budget (`regime.json#/ledger/budget/bounds`): by the rows that it has written; and where it
 * has filed (`isFiled`) what its procedure would write at its good end, so that who files is told at once. Rows under one bound, of
 * one year and source, are one booking: each alone may fit where all of them do not. Of several good ends a case reaches one, so what
 * is to come is the most that any of them would take. Whether the budget has as much is for the host to say: its lines are not the
 * project's. In the order of the years, in which hosts lock them.
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
  const ends = isFiled && after.ended === null ? rowsToCome(regime, after) : [];
  const booked = (rows: readonly Written[]) =>
    together(rows.flatMap((row) => bounds.flatMap((bound) => bookingOf(regime, bound, row))));
  const coming = most(ends.flatMap((rows) => booked(rows)));
  return [...together([...booked(written), ...coming])].sort((a, b) => a.year - b.year);
}

/** Bookings under one bound, of one year and source, as one. */
function together(bookings: readonly BudgetBooking[]): readonly BudgetBooking[] {
  return merged(bookings, (a, b) => (a + b) as Fen);
}

function most(bookings: readonly BudgetBooking[]): readonly BudgetBooking[] {
  return merged(bookings, (a, b) => (a > b ? a : b));
}

function merged(bookings: readonly BudgetBooking[], by: (a: Fen, b: Fen) => Fen): readonly BudgetBooking[] {
  const all: BudgetBooking[] = [];
  for (const booking of bookings) {
    const { bound, year, source } = booking;
    const at = all.findIndex((one) => one.bound === bound && one.year === year && one.source === source);
    const there = all[at];
    if (there) all[at] = { ...there, amount: by(there.amount, booking.amount) };
    else all.push(booking);
  }
  return all;
}

type Written = Pick<WrittenRow, 'record' | 'fields'>;

/** What each good end of the procedure writes, as far as the facts say it now. */
function rowsToCome(regime: CompiledRegime, { procedure, facts }: CaseState): readonly (readonly Written[])[] {
  const compiled = regime.procedures.get(procedure);
  const read = regime.vocabulary.reader(facts);
  return (compiled?.document.stages ?? []).flatMap((stage) => {
    if (stage.kind !== 'end' || !stage.positive) return [];
    const writes = compiled?.doings.get(stage.code)?.writes ?? [];
    return [
      writes.map(({ record, fields }): Written => ({
        record: record.document.code,
        fields: Object.fromEntries([...fields].map(([name, expression]) => [name, expression.evaluate(read)])) as Facts,
      })),
    ];
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
