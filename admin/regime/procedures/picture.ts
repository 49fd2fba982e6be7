import type { ProcedureDocument, StageDocument } from '../../../form-schemas/engine';
import { gridOf, type StageGrid } from './columns';
import { roundedPath, type Point } from './rounded-path';
import { LANE, planWays, TRACK, type PlannedWay } from './plan-ways';
import type { StageWay } from './stage-graph';

export const BOX = { width: 148, height: 66 } as const;
const GAP = 14;
const MARGIN = 12;
/** Least height between two rows, and what an arrow needs of it above and below the lines that run across. */
const ROW_GAP = 36;
const ARROW = 15;

export interface DrawnStage {
  readonly stage: StageDocument;
  readonly index: number;
  /** Upper left corner. */
  readonly x: number;
  readonly y: number;
}

export interface DrawnWay {
  readonly way: StageWay;
  /** Corner points from the stage that it leaves to the one that it leads to. */
  readonly points: readonly Point[];
  /** SVG path, drawn from its arrow backwards: lines that run together then have their dashes in common. */
  readonly d: string;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly stages: readonly DrawnStage[];
  readonly ways: readonly DrawnWay[];
}

/**
 * The main path straight down, what branches off beside it, ends in the lowest row. Lines leave a box below, run across
 * only between two rows, and down or up only where no box stands: none crosses a box. Ways to one end share its line.
 */
export function drawProcedure(procedure: ProcedureDocument, { returns = true } = {}): Picture {
  const grid = gridOf(procedure);
  const ways = grid.ways.filter(({ kind }) => returns || kind !== 'return');
  const plan = planWays({ ...grid, ways });
  const columns = [...grid.columnOf.values()];
  const [first, last] = [Math.min(0, ...columns), Math.max(0, ...columns)];
  const left = MARGIN + plan.leftLanes * LANE;
  const centreOf = (column: number): number => left + BOX.width / 2 + (column - first) * (BOX.width + GAP);
  const beside = centreOf(last) + BOX.width / 2;
  const right = beside + plan.rightLanes * LANE;
  // The line to the first of the ends runs down just beside all boxes.
  const firstEnd = Math.max(right + LANE + 6, centreOf(0) + BOX.width + GAP);
  const endAt = (code: string): number => firstEnd + grid.aside.indexOf(code) * (BOX.width + GAP);
  const xOf = (code: string): number => {
    const column = grid.columnOf.get(code);
    return column === undefined ? endAt(code) : centreOf(column);
  };
  const rows = rowsOf(grid, plan.tracks);
  const stages = procedure.stages.map((stage, index): DrawnStage => {
    const row = grid.rowOf.get(stage.code) ?? 0;
    return { stage, index, x: Math.round(xOf(stage.code) - BOX.width / 2), y: rows.top(row) };
  });
  const laneAt = (lane: number): number => (lane < 0 ? left + lane * LANE : beside + LANE / 2 + lane * LANE);
  const lineOf = (planned: PlannedWay): readonly Point[] => {
    const { way, leaves, across, enters } = planned;
    const from: Point = [xOf(way.from) + leaves, rows.bottom(grid.rowOf.get(way.from) ?? 0)];
    const to: Point = [xOf(way.to) + enters, rows.top(grid.rowOf.get(way.to) ?? 0)];
    const points: Point[] = [from];
    for (const turn of across) {
      const y = rows.track(turn.gap, turn.track);
      const x = turn.to === 'target' ? to[0] : laneAt(turn.to);
      points.push([points.at(-1)?.[0] ?? 0, y], [x, y]);
    }
    return [...points, to];
  };
  const width = Math.max(right, ...stages.map(({ x }) => x + BOX.width)) + MARGIN;
  return {
    width: Math.ceil(width),
    height: rows.height,
    stages,
    ways: plan.ways.map((planned) => {
      const points = lineOf(planned);
      return { way: planned.way, points, d: roundedPath([...points].reverse()) };
    }),
  };
}

interface Rows {
  top(row: number): number;
  bottom(row: number): number;
  /** Height of a line across in the gap under a row; -1 is the gap above the first. */
  track(gap: number, track: number): number;
  readonly height: number;
}

function rowsOf({ rowOf }: StageGrid, tracks: ReadonlyMap<number, number>): Rows {
  const count = Math.max(-1, ...rowOf.values()) + 1;
  const above = tracks.get(-1) ?? 0;
  const tops: number[] = [];
  let y = MARGIN + (above > 0 ? above * TRACK + ARROW : 0);
  for (let row = 0; row < count; row += 1) {
    tops.push(y);
    y += BOX.height + Math.max(ROW_GAP, (tracks.get(row) ?? 0) * TRACK + ARROW * 2 - TRACK);
  }
  const top = (row: number): number => tops[row] ?? MARGIN;
  const bottom = (row: number): number => top(row) + BOX.height;
  return {
    top,
    bottom,
    track: (gap, track) => (gap < 0 ? MARGIN + track * TRACK : bottom(gap) + ARROW - 3 + track * TRACK),
    height: bottom(Math.max(0, count - 1)) + MARGIN,
  };
}
