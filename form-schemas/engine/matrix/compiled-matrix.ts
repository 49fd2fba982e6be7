import type { CompiledExpression } from '../expression/compile';
import type { UnaryTests } from '../expression/unary';
import type { Outcome } from '../finding';
import type { ChainStepDocument, MatrixDocument, MatrixInput } from '../model/matrix';
import type { Json, Value } from '../value';
import type { Axis } from './axis';
import type { Bits } from './bits';

/** A matrix made ready to decide and to be analysed. Immutable; may be used by any number of cases. */
export interface CompiledMatrix {
  readonly document: MatrixDocument;
  readonly inputs: readonly CompiledInput[];
  /** Every column's `rowsAt` one after the other. */
  readonly table: Bits;
  /** The order in which `decide` intersects the columns: those that leave the fewest rows first. */
  readonly ranks: readonly number[];
  /** 32-bit words that hold a set of rows. */
  readonly words: number;
  /** Per row, what `decide` answers when it alone is hit. */
  readonly outcomes: readonly Outcome<MatrixDecision>[];
  /** Per row, the first row with the same chain: rows of one class say the same. */
  readonly chainClass: readonly number[];
}

export interface CompiledInput {
  readonly document: MatrixInput;
  readonly expression: CompiledExpression;
  /** The fact that the column is, or null where it is calculated. */
  readonly fact: string | null;
  readonly axis: Axis;
  /** Atoms for which the matrix speaks. */
  readonly domain: Bits;
  /** Clauses that bound the column. */
  readonly clause: readonly string[];
  readonly domainTests: UnaryTests;
  /** The distinct cells as written. */
  readonly tests: readonly UnaryTests[];
  /** The distinct cells as atoms, cut to the domain. */
  readonly cells: readonly Bits[];
  /** Per row, the index of its cell. */
  readonly cellOf: readonly number[];
  /** Per atom the set of rows whose cell has it: `words` words each. */
  readonly rowsAt: Bits;
  /** Per atom where its rows begin in the matrix's `table`; -1 outside of the domain. */
  readonly slots: Int32Array;
  word(value: Value): string;
  write(value: Value): Json;
}

export interface MatrixDecision {
  readonly rows: readonly { readonly id: string; readonly clause: readonly string[] }[];
  readonly chain: readonly ChainStepDocument[];
  /** Of the policies that collect and reckon: the sum, the least, the greatest or the count, an exact decimal. */
  readonly number?: string;
}
