import { t } from '../../i18n/t';
import type { Box, CompiledInput, CompiledMatrix, MatrixAnalysis } from '../../../form-schemas/engine';
import { both, hasBit, isEmpty, runsOf, sameBits, type Bits } from '../../../form-schemas/engine/matrix/bits';
import { wordExtent } from '../../../form-schemas/engine/matrix/wording';
import { extentTests } from './edit-rows';

/** A stretch of the scale, in steps between its marks: `[from, to)`. */
export interface Bar {
  readonly from: number;
  readonly to: number;
}

export interface Lane {
  readonly row: number;
  readonly id: string;
  readonly words: string;
  readonly bars: readonly Bar[];
  /** Where another row decides as well. */
  readonly doubled: readonly Bar[];
}

/** One situation of the other columns, with the rows that speak of it. */
export interface Facet {
  /** `是否统一审定 = 否`; empty where there are no other columns. */
  readonly title: string;
  readonly lanes: readonly Lane[];
  readonly holes: readonly (Bar & { readonly words: string })[];
  /** Rows of this situation that are not drawn. */
  readonly hidden: number;
}

/** The bands of a matrix along one column, on one scale for all of them. */
export interface AxisPicture {
  readonly column: string;
  readonly title: string;
  /** Words where the scale is cut: one fewer than steps. */
  readonly marks: readonly string[];
  readonly steps: number;
  readonly facets: readonly Facet[];
  /** Facets that are not drawn. */
  readonly more: number;
}

const MOST_FACETS = 8;
const MOST_LANES = 40;
const MOST_KEYS = 300;
const DRAWN = new Set(['money', 'integer', 'number', 'date']);

type BitsOf = readonly Bits[];

/** A picture for each ordered column; facets with holes or rows that meet come first, at most eight. */
export function drawAxes(matrix: CompiledMatrix, analysis: MatrixAnalysis): readonly AxisPicture[] {
  const holes = analysis.gaps.map((gap) => ({ words: gap.words, bits: boxBits(matrix, gap) }));
  const shared = analysis.overlaps.map(({ rows, box }) => ({ rows, bits: boxBits(matrix, box) }));
  return matrix.inputs.flatMap((input, axis) =>
    DRAWN.has(input.axis.type.kind) ? [drawAxis(matrix, axis, input, holes, shared)] : [],
  );
}

type Hole = { readonly words: string; readonly bits: BitsOf };
type Shared = { readonly rows: readonly string[]; readonly bits: BitsOf };

function drawAxis(
  matrix: CompiledMatrix,
  axis: number,
  input: CompiledInput,
  holes: readonly Hole[],
  shared: readonly Shared[],
): AxisPicture {
  const scale = scaleOf(input);
  const others = matrix.inputs.map((_, index) => index).filter((index) => index !== axis);
  const boxes = matrix.document.rows.map((_, row) =>
    matrix.inputs.map((each) => each.cells[each.cellOf[row] ?? 0] ?? each.domain),
  );
  const meets = (a: BitsOf, b: BitsOf) => others.every((index) => !isEmpty(both(a[index]!, b[index]!)));
  const every = distinct([...boxes, ...holes.map(({ bits }) => bits)], others);
  // Of a very large table only some situations are looked at, those with holes and shared cases before all others.
  const urgent = distinct(
    [...holes, ...shared].map(({ bits }) => bits),
    others,
  );
  const keys = every.length <= MOST_KEYS ? every : distinct([...urgent, ...every].slice(0, MOST_KEYS), others);
  const drawn = keys.map((key): Facet & { readonly rows: readonly number[] } => {
    const rows = boxes.flatMap((box, row) => (meets(key, box) ? [row] : []));
    const lanes = rows.slice(0, MOST_LANES).map((row): Lane => {
      const { id, words } = matrix.document.rows[row]!;
      const cell = boxes[row]![axis]!;
      const twice = shared.filter((each) => each.rows.includes(id) && meets(key, each.bits));
      return {
        row,
        id,
        words:
          words?.[input.document.code] ??
          `${input.document.title} ${wordExtent(input.axis.extent(cell), input.axis.type, input.word)}`,
        bars: scale.bars(cell),
        doubled: twice.flatMap((each) => scale.bars(each.bits[axis]!)),
      };
    });
    const empty = holes.filter((hole) => meets(key, hole.bits));
    return {
      title: others.flatMap((index) => wordPart(matrix.inputs[index]!, key[index]!)).join(t('，')),
      rows,
      lanes,
      hidden: rows.length - lanes.length,
      holes: empty.flatMap((hole) => scale.bars(hole.bits[axis]!).map((bar) => ({ ...bar, words: hole.words }))),
    };
  });
  // A facet of "any" that only repeats the rows of narrower ones says nothing new.
  const shown = drawn.filter((facet, at) => {
    const narrower = drawn.filter((_, index) => index !== at && covers(keys[at]!, keys[index]!, others));
    const elsewhere = new Set(narrower.flatMap(({ rows }) => rows));
    return (
      narrower.length === 0 ||
      !facet.rows.every((row) => elsewhere.has(row)) ||
      (facet.holes.length > 0 && narrower.every(({ holes: known }) => known.length === 0))
    );
  });
  const ranked = [...shown].sort((a, b) => troubles(b) - troubles(a));
  const first = new Set(ranked.slice(0, MOST_FACETS));
  return {
    column: input.document.code,
    title: input.document.title,
    marks: scale.marks,
    steps: scale.steps,
    facets: shown.filter((facet) => first.has(facet)).map(({ rows: _rows, ...facet }) => facet),
    more: shown.length - first.size + (every.length - Math.min(every.length, keys.length)),
  };
}

function troubles({ holes, lanes }: Facet): number {
  return holes.length + lanes.filter(({ doubled }) => doubled.length > 0).length;
}

/** The atoms of the domain as steps of equal width: amounts differ by powers of ten, a true scale would hide the small. */
function scaleOf(input: CompiledInput) {
  const atoms: number[] = [];
  for (let atom = 0; atom < input.axis.size; atom += 1) if (hasBit(input.domain, atom)) atoms.push(atom);
  const stepOf = new Map(atoms.map((atom, step) => [atom, step]));
  const marks = atoms.slice(1).map((atom) => {
    const extent = input.axis.extent(oneBit(input.domain.length, atom));
    const span = extent.kind === 'spans' ? extent.spans[0] : undefined;
    // Of exact numbers the open stretch past a point begins where the point is marked already.
    return span && span.low !== null && span.lowIncluded ? input.word(span.low) : '';
  });
  return {
    steps: atoms.length,
    marks,
    bars: (bits: Bits): readonly Bar[] =>
      runsOf(bits).flatMap(([from, to]) => {
        const steps = Array.from({ length: to - from }, (_, index) => stepOf.get(from + index)).filter(
          (step) => step !== undefined,
        );
        return steps.length === 0 ? [] : [{ from: steps[0]!, to: steps[steps.length - 1]! + 1 }];
      }),
  };
}

function oneBit(words: number, atom: number): Bits {
  const bits = new Uint32Array(words);
  bits[atom >>> 5] = 1 << (atom & 31);
  return bits;
}

/** A box of the analysis as atoms again. */
function boxBits(matrix: CompiledMatrix, box: Box): BitsOf {
  return matrix.inputs.map((input, index) => {
    const part = box.columns[index];
    const tests = part && !part.any ? extentTests(part.extent, input.axis.type) : null;
    return tests ? both(input.axis.bits(tests), input.domain) : input.domain;
  });
}

function distinct(boxes: readonly BitsOf[], others: readonly number[]): readonly BitsOf[] {
  const seen = new Map<string, BitsOf>();
  for (const box of boxes) {
    if (others.some((index) => isEmpty(box[index]!))) continue;
    const key = others.map((index) => box[index]!.join(',')).join(';');
    if (!seen.has(key)) seen.set(key, box);
  }
  return [...seen.values()];
}

/** Whether `wide` covers `narrow` in all other columns and is not the same. */
function covers(wide: BitsOf, narrow: BitsOf, others: readonly number[]): boolean {
  return (
    others.every((index) => sameBits(both(wide[index]!, narrow[index]!), narrow[index]!)) &&
    others.some((index) => !sameBits(wide[index]!, narrow[index]!))
  );
}

function wordPart(input: CompiledInput, bits: Bits): readonly string[] {
  return sameBits(bits, input.domain)
    ? []
    : [`${input.document.title} ${wordExtent(input.axis.extent(bits), input.axis.type, input.word)}`];
}
