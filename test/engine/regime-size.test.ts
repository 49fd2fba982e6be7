import { compileRegime, MOST, verifyRegime, type Regime } from '../../form-schemas/engine';
import { inventedRegime } from './fixtures/invented-regime';

/** The invented regime with so many bodies in all. */
function withBodies(count: number): Regime {
  const regime = inventedRegime();
  const [first] = regime.bodies;
  const more = Array.from({ length: count - regime.bodies.length }, (_, index) => ({
    ...first!,
    code: `more-${index}`,
    title: `机构 ${index}`,
  }));
  return inventedRegime({ bodies: [...regime.bodies, ...more] });
}

describe('the size of a regime', () => {
  it('is bounded: one more than allowed is refused with the place, the number given and the number allowed', () => {
    const { value, findings } = verifyRegime(withBodies(MOST.bodies.most + 1));
    expect(value).toBeNull();
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'regime-too-large',
        severity: 'error',
        path: 'bodies.json#/bodies',
        message: '机构有 501 个，超过一部制度的上限 500 个',
      }),
    ]);
  });

  it('is fine at the bound', () => {
    const { value, findings } = compileRegime(withBodies(MOST.bodies.most));
    expect(value).not.toBeNull();
    expect(findings.filter(({ code }) => code === 'regime-too-large')).toEqual([]);
  });

  it('counts the cells of all matrices together', () => {
    const regime = inventedRegime();
    const [matrix] = regime.matrices;
    const rows = Array.from({ length: 1_000 }, (_, index) => ({ ...matrix!.rows[0]!, id: `row-${index}` }));
    const matrices = Array.from({ length: 12 }, (_, index) => ({ ...matrix!, code: `table-${index}`, rows }));
    const { value, findings } = verifyRegime(inventedRegime({ matrices }));
    expect(value).toBeNull();
    const cells = 12 * 1_000 * matrix!.inputs.length;
    expect(findings.map(({ parameters }) => parameters)).toContainEqual({
      counted: 'cells',
      given: cells,
      allowed: MOST.cells.most,
    });
  });

  it('tells the first five hundred findings and how many more there are', () => {
    const regime = inventedRegime();
    const [check] = regime.checks;
    const checks = Array.from({ length: MOST.checks.most }, (_, index) => ({
      ...check!,
      code: `unused-${index}`,
      clause: ['QX-404'],
    }));
    const { findings } = verifyRegime(inventedRegime({ checks }));
    expect(findings).toHaveLength(501);
    const last = findings.at(-1)!;
    expect(last.code).toBe('more-findings');
    expect(last.parameters?.left).toBeGreaterThan(0);
  });
});
