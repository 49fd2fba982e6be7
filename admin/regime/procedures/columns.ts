import type { ProcedureDocument } from '../../../form-schemas/engine';
import { layersOf } from './layered';
import { waysOf, type StageWay } from './stage-graph';

/** Where the stages of a procedure stand: rows from top to bottom, columns about the main path. */
export interface StageGrid {
  readonly rowOf: ReadonlyMap<string, number>;
  /** 0 is the main path, which is straight; -1 and 1 stand beside it. Ends that are not on it have none. */
  readonly columnOf: ReadonlyMap<string, number>;
  /** Ends that the main path does not reach, from the nearest to the farthest. */
  readonly aside: readonly string[];
  /** Ways whose both ends are known. */
  readonly ways: readonly StageWay[];
}

/** How much a way belongs to the main path: what is approved goes on, what is refused does not. */
const WEIGHT: Readonly<Record<StageWay['kind'], number>> = {
  next: 10,
  approve: 10,
  otherwise: 10,
  branch: 1,
  out: -5,
  reject: -20,
  return: -100,
};

export function gridOf(procedure: ProcedureDocument): StageGrid {
  const stages = new Map(procedure.stages.map((stage) => [stage.code, stage]));
  const codes = [...new Set([procedure.start, ...stages.keys()])].filter((code) => stages.has(code));
  const ways = waysOf(procedure).filter(({ to }) => stages.has(to));
  const ends = new Set(procedure.stages.filter(({ kind }) => kind === 'end').map(({ code }) => code));
  const { layerOf, forward } = layersOf(codes, ways, ends);
  const isGood = (code: string): boolean => {
    const stage = stages.get(code);
    return stage?.kind === 'end' && stage.positive;
  };
  const down = new Set(forward.map(({ from, to }) => `${from}→${to}`));
  const main = mainPath(
    codes,
    ways.filter(({ from, to }) => down.has(`${from}→${to}`)),
    layerOf,
    isGood,
  );
  const deepest = (end: string): number =>
    Math.max(-1, ...ways.filter(({ to }) => to === end).map(({ from }) => layerOf.get(from) ?? 0));
  const aside = codes.filter((code) => ends.has(code) && !main.has(code)).sort((a, b) => deepest(b) - deepest(a));
  return { rowOf: layerOf, columnOf: columnsOf(codes, forward, layerOf, main, ends), aside, ways };
}

/** The heaviest way from the start to an end, at best to a good one. */
function mainPath(
  codes: readonly string[],
  ways: readonly StageWay[],
  layerOf: ReadonlyMap<string, number>,
  isGood: (code: string) => boolean,
): ReadonlySet<string> {
  const best = new Map<string, { readonly score: number; readonly next: string | null }>();
  const upwards = [...codes].sort((a, b) => (layerOf.get(b) ?? 0) - (layerOf.get(a) ?? 0));
  for (const code of upwards) {
    let found: { score: number; next: string | null } = { score: isGood(code) ? 1_000_000 : 0, next: null };
    for (const way of ways) {
      if (way.from !== code) continue;
      const score = WEIGHT[way.kind] + (best.get(way.to)?.score ?? 0);
      if (found.next === null || score > found.score) found = { score, next: way.to };
    }
    best.set(code, found);
  }
  const path = new Set<string>();
  for (let here = codes[0] ?? null; here !== null && !path.has(here); here = best.get(here)?.next ?? null)
    path.add(here);
  return path;
}

/** Beside the main path: under what leads there, else at the nearest free place, left and right in turn. */
function columnsOf(
  codes: readonly string[],
  edges: readonly { readonly from: string; readonly to: string }[],
  layerOf: ReadonlyMap<string, number>,
  main: ReadonlySet<string>,
  ends: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const columns = new Map([...main].map((code) => [code, 0]));
  const rows = [...codes].sort((a, b) => (layerOf.get(a) ?? 0) - (layerOf.get(b) ?? 0));
  for (const code of rows) {
    if (columns.has(code) || ends.has(code)) continue;
    const row = layerOf.get(code);
    const taken = new Set([0, ...codes.filter((one) => layerOf.get(one) === row).map((one) => columns.get(one) ?? 0)]);
    const above = edges.filter(({ to }) => to === code).map(({ from }) => columns.get(from) ?? 0);
    const wished = above.find((column) => !taken.has(column));
    const near = codes.flatMap((_, index) => [-index - 1, index + 1]);
    columns.set(code, wished ?? near.find((column) => !taken.has(column)) ?? 1);
  }
  return columns;
}
