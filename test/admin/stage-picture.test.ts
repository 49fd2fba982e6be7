import { gridOf } from '../../admin/regime/procedures/columns';
import { layersOf, type GraphEdge } from '../../admin/regime/procedures/layered';
import { BOX, drawProcedure, type Picture } from '../../admin/regime/procedures/picture';
import { roundedPath } from '../../admin/regime/procedures/rounded-path';
import { givenRegime } from './given';

const edge = (from: string, to: string, back = false): GraphEdge => ({ from, to, back });

function project() {
  const found = givenRegime().regime.procedures.find(({ code }) => code === 'project');
  if (!found) throw new Error('no project procedure');
  return found;
}

/** Stages whose box a line runs through; it may touch the two that it joins. */
function crossed({ stages, ways }: Picture): readonly string[] {
  return ways.flatMap(({ way, points }) =>
    points.slice(1).flatMap(([x2, y2], index) => {
      const [x1, y1] = points[index] ?? [x2, y2];
      return stages
        .filter(
          ({ x, y }) =>
            Math.max(x1, x2) > x &&
            Math.min(x1, x2) < x + BOX.width &&
            Math.max(y1, y2) > y &&
            Math.min(y1, y2) < y + BOX.height,
        )
        .map(({ stage }) => `${way.from}→${way.to} through ${stage.code}`);
    }),
  );
}

describe('the picture of a procedure', () => {
  it('sets every forward way downwards and ends lowest', () => {
    const edges = [
      edge('a', 'b'),
      edge('b', 'c'),
      edge('a', 'c'),
      edge('c', 'end'),
      edge('a', 'end'),
      edge('c', 'a', true),
    ];
    const { layerOf } = layersOf(['a', 'b', 'c', 'end'], edges, new Set(['end']));
    expect([...layerOf]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
      ['end', 3],
    ]);
  });

  it('ends where a circle was not marked as a way back, and where nothing is', () => {
    expect(layersOf(['a', 'b'], [edge('a', 'b'), edge('b', 'a')], new Set()).layerOf.get('b')).toBe(1);
    expect(layersOf([], [], new Set()).layerOf.size).toBe(0);
    expect(layersOf(['a'], [edge('a', 'a'), edge('a', 'nowhere')], new Set()).layerOf.get('a')).toBe(0);
  });

  it('keeps the way to a project in use straight, and the two lists at its sides', () => {
    const { columnOf, aside } = gridOf(project());
    expect([...columnOf].filter(([, column]) => column === 0).map(([code]) => code)).toEqual([
      'filing',
      'screening',
      'argumentation',
      'argued',
      'listing',
      'route-choice',
      'single-decision',
      'founding-review',
      'founding-opinion',
      'function-list',
      'publicity',
      'technical-plan',
      'joint-authors',
      'technical-review',
      'budget-filing',
      'budget-review',
      'purchase-way',
      'procurement-plan',
      'purchaser',
      'own-procurement',
      'contract',
      'commencement',
      'building',
      'trial-run',
      'pre-acceptance',
      'pre-acceptance-review',
      'acceptance',
      'acceptance-result',
      'going-live',
      'in-use',
    ]);
    expect([columnOf.get('joint-pool'), columnOf.get('mid-year-pool')].sort()).toEqual([-1, 1]);
    expect([...aside].sort()).toEqual(['not-admitted', 'out-of-scope', 'refused', 'terminated']);
  });

  it('draws every stage and every way inside the sheet, no two boxes on each other, no line through a box', () => {
    for (const procedure of givenRegime().regime.procedures) {
      const picture = drawProcedure(procedure);
      expect(picture.stages).toHaveLength(procedure.stages.length);
      for (const { x, y } of picture.stages) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + BOX.width).toBeLessThanOrEqual(picture.width);
        expect(y + BOX.height).toBeLessThanOrEqual(picture.height);
      }
      for (const [index, one] of picture.stages.entries())
        for (const other of picture.stages.slice(index + 1))
          expect(Math.abs(one.x - other.x) >= BOX.width || Math.abs(one.y - other.y) >= BOX.height).toBe(true);
      for (const { d, points } of picture.ways) {
        expect(d).not.toMatch(/NaN|undefined|Infinity/);
        for (const [x, y] of points) expect(x >= 0 && x <= picture.width && y >= 0 && y <= picture.height).toBe(true);
      }
      expect(crossed(picture)).toEqual([]);
    }
  });

  it('says of a line that runs through a box that it does', () => {
    const picture = drawProcedure(project());
    const [first, second] = picture.stages;
    const [way] = picture.ways;
    if (!first || !second || !way) throw new Error('nothing drawn');
    const through = { ...way, points: [[first.x - 5, first.y + 20] as const, [first.x + 500, first.y + 20] as const] };
    expect(crossed({ ...picture, ways: [through] })).not.toEqual([]);
  });

  it('fits beside the list of documents on a screen of 1440: 956 px, without ways back and the end that only cases beside it lead to', () => {
    // With them it scrolls in a box of its own.
    const stages = project().stages.filter(({ code }) => code !== 'terminated');
    expect(drawProcedure({ ...project(), stages }, { returns: false }).width).toBeLessThanOrEqual(956);
  });

  it('draws what leads back where it is asked for', () => {
    const said = project().stages.flatMap((stage) => ('returns' in stage ? (stage.returns ?? []) : []));
    const returns = ({ ways }: Picture) => ways.filter(({ way }) => way.kind === 'return');
    expect(returns(drawProcedure(project()))).toHaveLength(said.length);
    expect(returns(drawProcedure(project(), { returns: false }))).toEqual([]);
  });

  it('rounds corners, and draws a straight line as one', () => {
    expect(
      roundedPath([
        [0, 0],
        [0, 50],
      ]),
    ).toBe('M0 0 L0 50');
    expect(
      roundedPath([
        [0, 0],
        [0, 50],
        [40, 50],
      ]),
    ).toBe('M0 0 L0 43 Q0 50 7 50 L40 50');
  });
});
