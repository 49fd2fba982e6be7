import type { StageGrid } from './columns';
import type { StageWay } from './stage-graph';

/** Distance of lines that run across between two rows, and of those that run beside all boxes. */
export const TRACK = 9;
export const LANE = 10;
/** Distance of the places at a box's edge where lines leave or enter. */
const PORT = 18;

/** One way as a line: leaves a box below, turns, and enters the other from above. */
export interface PlannedWay {
  readonly way: StageWay;
  /** From the middle of the box, px. */
  readonly leaves: number;
  readonly enters: number;
  /** Where it runs across: in the gap under which row, at which height, to which upright line. */
  readonly across: readonly {
    readonly gap: number;
    readonly track: number;
    /** A lane beside the boxes (negative: at the left), or where it enters. */
    readonly to: number | 'target';
  }[];
}

export interface Plan {
  readonly ways: readonly PlannedWay[];
  /** Lines across by gap. */
  readonly tracks: ReadonlyMap<number, number>;
  readonly leftLanes: number;
  readonly rightLanes: number;
}

/** What a line does before its places are counted. */
interface Course {
  readonly way: StageWay;
  /** -1 leaves towards the left, 1 towards the right, 0 straight down. */
  readonly leaves: -1 | 0 | 1;
  readonly enters: -1 | 0 | 1;
  readonly turns: readonly { readonly gap: number; readonly to: number | 'target' }[];
}

type Grid = Pick<StageGrid, 'rowOf' | 'columnOf' | 'aside' | 'ways'>;

export function planWays(grid: Grid): Plan {
  const lanes = { left: new Map<string, number>(), right: new Map<string, number>() };
  const courses = grid.ways.map((way) => courseOf(way, grid, lanes));
  const tracks = tracksOf(courses, grid);
  const ports = portsOf(courses, grid);
  return {
    ways: courses.map((course) => ({
      way: course.way,
      leaves: ports.get(keyOf(course.way)) ?? 0,
      enters: course.enters * PORT,
      across: course.turns.map(({ gap, to }) => ({
        gap,
        to,
        track: tracks.get(gap)?.indexOf(trackKey(course.way, gap, grid)) ?? 0,
      })),
    })),
    tracks: new Map([...tracks].map(([gap, keys]) => [gap, keys.length])),
    leftLanes: lanes.left.size,
    rightLanes: lanes.right.size,
  };
}

function courseOf(
  way: StageWay,
  grid: Grid,
  lanes: { readonly left: Map<string, number>; readonly right: Map<string, number> },
): Course {
  const [top, bottom] = [grid.rowOf.get(way.from) ?? 0, grid.rowOf.get(way.to) ?? 0];
  const [from, to] = [grid.columnOf.get(way.from) ?? 0, grid.columnOf.get(way.to)];
  const isFree = (column: number): boolean =>
    ![...grid.columnOf].some(([code, at]) => {
      const row = grid.rowOf.get(code) ?? 0;
      return at === column && row > top && row < bottom;
    });
  if (bottom <= top) {
    const lane = -laneOf(lanes.left, way.to) - 1;
    return {
      way,
      leaves: -1,
      enters: -1,
      turns: [
        { gap: top, to: lane },
        { gap: bottom - 1, to: 'target' },
      ],
    };
  }
  if (to === undefined) return { way, leaves: 1, enters: 0, turns: [{ gap: top, to: 'target' }] };
  if (to === from && isFree(from)) return { way, leaves: 0, enters: 0, turns: [] };
  const side = to > from ? 1 : to < from ? -1 : 1;
  const enters = side === 1 ? -1 : 1;
  if (bottom === top + 1) return { way, leaves: side, enters, turns: [{ gap: top, to: 'target' }] };
  if (from !== 0 && isFree(from)) return { way, leaves: 0, enters, turns: [{ gap: bottom - 1, to: 'target' }] };
  if (to !== 0 && isFree(to)) return { way, leaves: side, enters, turns: [{ gap: top, to: 'target' }] };
  const lane = laneOf(lanes.right, way.to);
  return {
    way,
    leaves: 1,
    enters: 1,
    turns: [
      { gap: top, to: lane },
      { gap: bottom - 1, to: 'target' },
    ],
  };
}

/** One lane for each stage that lines lead to beside the boxes. */
function laneOf(lanes: Map<string, number>, to: string): number {
  const lane = lanes.get(to) ?? lanes.size;
  lanes.set(to, lane);
  return lane;
}

/** Lines across of one gap, from top to bottom: those that go farthest first, those that enter the next row last. */
function tracksOf(courses: readonly Course[], grid: Grid): ReadonlyMap<number, readonly string[]> {
  const tracks = new Map<number, Map<string, number>>();
  for (const { way, turns } of courses) {
    for (const { gap } of turns) {
      const keys = tracks.get(gap) ?? new Map<string, number>();
      keys.set(trackKey(way, gap, grid), orderOf(way, gap, grid));
      tracks.set(gap, keys);
    }
  }
  return new Map([...tracks].map(([gap, keys]) => [gap, [...keys].sort(([, a], [, b]) => a - b).map(([key]) => key)]));
}

/** Ways to one stage run across together; what leads back keeps to itself. */
function trackKey(way: StageWay, gap: number, grid: Grid): string {
  const up = (grid.rowOf.get(way.to) ?? 0) <= (grid.rowOf.get(way.from) ?? 0);
  return `${up ? (gap === grid.rowOf.get(way.from) ? 'out' : 'back') : 'down'} ${way.to}`;
}

function orderOf(way: StageWay, gap: number, grid: Grid): number {
  const end = grid.aside.indexOf(way.to);
  if (end >= 0) return -1000 - end;
  return (grid.rowOf.get(way.to) ?? 0) === gap + 1 ? 1000 : (grid.rowOf.get(way.to) ?? 0);
}

/** Where each line leaves its box: what goes straight in the middle, what goes farthest outermost. */
function portsOf(courses: readonly Course[], grid: Grid): ReadonlyMap<string, number> {
  const ports = new Map<string, number>();
  for (const from of new Set(courses.map(({ way }) => way.from))) {
    const out = courses.filter(({ way }) => way.from === from);
    for (const side of [-1, 1] as const) {
      const ordered = [
        ...new Map(out.filter(({ leaves }) => leaves === side).map((one) => [one.way.to, one])).values(),
      ];
      ordered.sort((a, b) => orderOf(b.way, firstGap(b), grid) - orderOf(a.way, firstGap(a), grid));
      ordered.forEach(({ way }, index) => ports.set(keyOf(way), side * PORT * (index + 1)));
    }
    out.filter(({ leaves }) => leaves === 0).forEach(({ way }, index) => ports.set(keyOf(way), index * (PORT / 2)));
  }
  return ports;
}

function firstGap({ turns }: Course): number {
  return turns[0]?.gap ?? 0;
}

function keyOf({ from, to }: StageWay): string {
  return `${from}→${to}`;
}
