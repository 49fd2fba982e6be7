export type Point = readonly [x: number, y: number];

const RADIUS = 7;

/** An SVG path along corner points whose sides are level or upright, with round corners. */
export function roundedPath(points: readonly Point[]): string {
  const corners = points.filter(
    ([x, y], index) => index === 0 || x !== points[index - 1]?.[0] || y !== points[index - 1]?.[1],
  );
  const [start, ...rest] = corners;
  if (!start) return '';
  let d = `M${start[0]} ${start[1]}`;
  let here = start;
  rest.forEach((corner, index) => {
    const next = rest[index + 1];
    if (!next) {
      d += ` L${corner[0]} ${corner[1]}`;
      return;
    }
    const r = Math.min(RADIUS, reach(here, corner) / 2, reach(corner, next) / 2);
    const [before, after] = [towards(corner, here, r), towards(corner, next, r)];
    d += ` L${before[0]} ${before[1]} Q${corner[0]} ${corner[1]} ${after[0]} ${after[1]}`;
    here = corner;
  });
  return d;
}

function reach([x1, y1]: Point, [x2, y2]: Point): number {
  return Math.abs(x1 - x2) + Math.abs(y1 - y2);
}

function towards([x, y]: Point, [toX, toY]: Point, by: number): Point {
  return [x + Math.sign(toX - x) * by, y + Math.sign(toY - y) * by];
}
