import type { Json, JsonObject } from '../value';
import type { Extent } from './axis';
import { sameBits } from './bits';
import type { AtomBox } from './boxes';
import type { CompiledInput, CompiledMatrix } from './compiled-matrix';
import { wordExtent } from './wording';

/** A set of situations, for people and for machines. */
export interface Box {
  /** `总投资 ∈ [500万元, 1000万元)，是否集中审定 = 否`; columns that may be anything are left out. */
  readonly words: string;
  /** One situation of it: values in JSON form, by fact where the column is a fact, else by column code. */
  readonly point: JsonObject;
  /** Every column with its values. */
  readonly columns: readonly BoxColumn[];
}

export interface BoxColumn {
  readonly code: string;
  readonly title: string;
  readonly fact: string | null;
  /** Whether every value of the column's domain is in it. */
  readonly any: boolean;
  /** `∈ [500万元, 1000万元)` */
  readonly words: string;
  /** `spans` with bounds in JSON form, `null` for no bound; or `values`; or `allBut`. */
  readonly extent: JsonObject;
}

/** Words a box that is not empty. */
export function describeBox(matrix: CompiledMatrix, box: AtomBox): Box {
  const columns = matrix.inputs.map((input, c): BoxColumn => {
    const extent = input.axis.extent(box[c]!);
    return {
      code: input.document.code,
      title: input.document.title,
      fact: input.fact,
      any: sameBits(box[c]!, input.domain),
      words: wordExtent(extent, input.axis.type, input.word),
      extent: writeExtent(extent, input),
    };
  });
  const told = columns.filter((column) => !column.any);
  const point: Record<string, Json> = Object.create(null) as Record<string, Json>;
  matrix.inputs.forEach((input, c) => {
    point[input.fact ?? input.document.code] = input.write(input.axis.sample(box[c]!));
  });
  return {
    words: told.map(({ title, words }) => `${title} ${words}`).join('，') || '任何情形',
    point: { ...point },
    columns,
  };
}

function writeExtent(extent: Extent, input: CompiledInput): JsonObject {
  if (extent.kind !== 'spans') {
    return { [extent.kind === 'values' ? 'values' : 'allBut']: extent.values.map((value) => input.write(value)) };
  }
  return {
    spans: extent.spans.map((span) => ({
      low: input.write(span.low),
      lowIncluded: span.lowIncluded,
      high: input.write(span.high),
      highIncluded: span.highIncluded,
    })),
  };
}
