import { fillersOf } from '../../api/dossier/fillers';
import { projectFigures } from '../../api/project/project-figures';
import { openCase, type Fen } from '../../form-schemas/engine';
import { givenRegime } from '../admin/given';

/** What a regime's documents say of a project's file: which form is filled where, which amount is the approved total. */

/** Every form that is named anywhere in a procedure or in the chains of its matrices. */
function namedForms(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namedForms);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'form' && typeof each === 'string' ? [each] : namedForms(each),
  );
}

describe.each(['dazhou', 'chenzhou', 'nanyang', 'changsha'])('in %s', (code) => {
  const regime = givenRegime(code);

  it('each form of a procedure is filled at a stage of it, be it filed, recorded, waited for, reviewed or a lane', () => {
    for (const [procedure, { document }] of regime.procedures) {
      const matrices = document.stages.flatMap((stage) =>
        stage.kind === 'route' ? [regime.matrices.get(stage.matrix)?.document.rows] : [],
      );
      const found = fillersOf(regime, procedure).map(({ form }) => form);
      expect([procedure, [...found].sort()]).toEqual([
        procedure,
        [...new Set(namedForms([document.stages, matrices]))].sort(),
      ]);
    }
  });
});

describe('the totals of a project', () => {
  const opened = (code: string, facts: Readonly<Record<string, Fen>>) => {
    const regime = givenRegime(code);
    const { value } = openCase(regime, 'project');
    if (!value) throw new Error('no case');
    return projectFigures(regime, { ...value, facts: { ...value.facts, ...facts } });
  };

  it('have as approved the total that was approved, not what a year is given of it (Changsha)', () => {
    const figures = opened('changsha', { plannedAmount: 500_000_000 as Fen, approvedTotal: 960_000_000 as Fen });
    expect(figures.approvedTotal).toBe(960_000_000);
    expect(opened('changsha', { plannedAmount: 500_000_000 as Fen }).approvedTotal).toBeNull();
  });

  it('have as approved, where it has another name, the first amount that a body approves (Dazhou)', () => {
    expect(opened('dazhou', { foundedTotal: 5 as Fen, informationEstimate: 3 as Fen }).approvedTotal).toBe(5);
  });

  it('have as declared what the regime calls so, else what the project’s own forms declare first', () => {
    expect(opened('dazhou', { declaredTotal: 7 as Fen }).declaredTotal).toBe(7);
    expect(opened('changsha', { contractAmount: 3 as Fen, roughTotal: 9 as Fen }).declaredTotal).toBe(9);
    expect(opened('nanyang', { payAmount: 3 as Fen }).declaredTotal).toBeNull();
    expect(opened('nanyang', { feasibilityTotal: 8 as Fen }).declaredTotal).toBe(8);
  });
});
