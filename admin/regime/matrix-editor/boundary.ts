import type {
  BoundSemantics,
  CellColumn,
  Interval,
  MatrixDocument,
  MatrixRow,
  Type,
  UnaryTests,
  Value,
} from '../../../form-schemas/engine';
import { orderOf } from '../../../form-schemas/engine/expression/compare';
import { both, isEmpty } from '../../../form-schemas/engine/matrix/bits';
import { cutAxis } from '../../../form-schemas/engine/matrix/cut-axis';
import { freeId, setTests, testsAt, withRow } from './edit-rows';

export type Side = 'low' | 'high';

/** A band of one row that should follow when another row's limit moves. */
export interface NeighbourMove {
  readonly row: number;
  readonly id: string;
  readonly side: Side;
  readonly from: Value;
  readonly to: Value;
  readonly changed: MatrixRow;
}

const ANY: UnaryTests = { text: '-', any: true, negated: false, tests: [] };

/** The one band that a cell is; null for several, for values and for any. */
export function bandOf(row: MatrixRow | undefined, column: CellColumn): Interval | null {
  const tests = testsAt(row, column);
  const [only] = tests?.tests ?? [];
  return tests && !tests.any && !tests.negated && tests.tests.length === 1 && only?.kind === 'interval' ? only : null;
}

/** Rows whose band begins exactly where this row's ends (or ends where it begins) for situations that both speak of. */
export function neighbours(
  document: MatrixDocument,
  columns: readonly CellColumn[],
  row: number,
  column: CellColumn,
  side: Side,
): readonly number[] {
  const mine = bandOf(document.rows[row], column);
  if (!mine || !column.type || mine[side] === null) return [];
  const type = column.type;
  return document.rows.flatMap((other, index) => {
    const band = index === row ? null : bandOf(other, column);
    if (!band) return [];
    const touches = side === 'high' ? meetAt(mine, band, type) : meetAt(band, mine, type);
    return touches && elsewhereMeet(document.rows[row], other, columns, column) ? [index] : [];
  });
}

/** Whether the upper band begins where the lower ends, with nothing between and nothing in both. */
function meetAt(lower: Interval, upper: Interval, type: Type): boolean {
  if (lower.high === null || upper.low === null) return false;
  if (
    (type.kind === 'money' || type.kind === 'integer') &&
    typeof lower.high === 'number' &&
    typeof upper.low === 'number'
  )
    return lower.high + (lower.highIncluded ? 1 : 0) === upper.low + (upper.lowIncluded ? 0 : 1);
  return orderOf(lower.high, upper.low) === 0 && lower.highIncluded !== upper.lowIncluded;
}

function elsewhereMeet(
  a: MatrixRow | undefined,
  b: MatrixRow,
  columns: readonly CellColumn[],
  but: CellColumn,
): boolean {
  return columns.every((column) => {
    if (column.code === but.code || !column.type) return true;
    const [one, two] = [testsAt(a, column), testsAt(b, column)];
    if (!one || !two) return false;
    const axis = cutAxis(column.type, [one, two, column.domain ?? ANY]);
    return !axis || !isEmpty(both(axis.bits(one), axis.bits(two)));
  });
}

/**
 * What should follow after a cell changed: for each limit that moved, the bands that touched it before and do not now.
 * A band that would be left with nothing is not offered.
 */
export function movesAfter(
  before: MatrixDocument,
  after: MatrixDocument,
  columns: readonly CellColumn[],
  row: number,
  column: CellColumn,
  bounds: BoundSemantics,
): readonly NeighbourMove[] {
  const [was, is] = [bandOf(before.rows[row], column), bandOf(after.rows[row], column)];
  const type = column.type;
  if (!was || !is || !type) return [];
  return (['low', 'high'] as const).flatMap((side) => {
    const to = is[side];
    if (to === null || was[side] === null) return [];
    return neighbours(before, columns, row, column, side).flatMap((index): NeighbourMove[] => {
      const given = after.rows[index];
      const band = bandOf(given, column);
      if (!given || !band) return [];
      const other = side === 'high' ? 'low' : 'high';
      const stillTouches = side === 'high' ? meetAt(is, band, type) : meetAt(band, is, type);
      const moved = {
        ...band,
        [other]: to,
        [`${other}Included`]: side === 'high' ? !is.highIncluded : !is.lowIncluded,
      };
      if (stillTouches || isNothing(moved)) return [];
      const changed = setTests(given, column, type, single(moved), bounds);
      return [{ row: index, id: given.id, side: other, from: band[other], to, changed }];
    });
  });
}

export function applyMoves(document: MatrixDocument, moves: readonly NeighbourMove[]): MatrixDocument {
  return moves.reduce((rest, { row, changed }) => withRow(rest, row, changed), document);
}

/** Moves one limit of a band, and with it that of every band that touches it there. Null where a band would be left empty. */
export function moveBoundary(
  document: MatrixDocument,
  columns: readonly CellColumn[],
  row: number,
  column: CellColumn,
  side: Side,
  to: Value,
  bounds: BoundSemantics,
): MatrixDocument | null {
  const given = document.rows[row];
  const band = bandOf(given, column);
  if (!given || !band || !column.type || band[side] === null) return null;
  const moved = { ...band, [side]: to };
  if (isNothing(moved)) return null;
  const alone = withRow(document, row, setTests(given, column, column.type, single(moved), bounds));
  const touching = neighbours(document, columns, row, column, side);
  const moves = movesAfter(document, alone, columns, row, column, bounds).filter((move) => touching.includes(move.row));
  return orderOf(band[side], to) !== 0 && moves.length < touching.length ? null : applyMoves(alone, moves);
}

/**
 * Splits a band into two at a value; whether the value belongs to the upper one is as the regime says of 以上. The new
 * row is the upper one and takes the chain along. Null where the value is not inside the band.
 */
export function splitBand(
  document: MatrixDocument,
  row: number,
  column: CellColumn,
  at: Value,
  bounds: BoundSemantics,
): MatrixDocument | null {
  const given = document.rows[row];
  const { type } = column;
  const band = testsAt(given, column)?.any ? WHOLE : bandOf(given, column);
  if (!given || !band || !type) return null;
  const upper = bounds.above === 'included';
  const lowPart: Interval = { ...band, high: at, highIncluded: !upper };
  const highPart: Interval = { ...band, low: at, lowIncluded: upper };
  const outside =
    orderOf(band.low ?? at, at) === null ||
    (band.low !== null && (orderOf(band.low, at) ?? 0) >= 0) ||
    (band.high !== null && (orderOf(band.high, at) ?? 0) <= 0);
  if (outside || isNothing(lowPart) || isNothing(highPart)) return null;
  const low = setTests(given, column, type, single(lowPart), bounds);
  const high = setTests({ ...given, id: freeId(document, given.id) }, column, type, single(highPart), bounds);
  return { ...document, rows: document.rows.flatMap((each, index) => (index === row ? [low, high] : [each])) };
}

const WHOLE: Interval = { kind: 'interval', low: null, lowIncluded: false, high: null, highIncluded: false };

function single(band: Interval): Pick<UnaryTests, 'any' | 'negated' | 'tests'> {
  return { any: false, negated: false, tests: [band] };
}

function isNothing({ low, lowIncluded, high, highIncluded }: Interval): boolean {
  const order = low === null || high === null ? -1 : (orderOf(low, high) ?? 1);
  return order > 0 || (order === 0 && !(lowIncluded && highIncluded));
}
