import { bridgeRegime, brokenBridge } from '../fixtures/bridge-regime';
import { inventedRegime } from '../fixtures/invented-regime';
import { compiled } from '../fixtures/invented-case';
import { lifeRegime, lifeStage } from '../fixtures/life-regime';
import { simulate } from '../../support/simulate';

const seeds = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const SCOPE = { secret: false, inCounty: true };

describe('walked at random', () => {
  test('no project with every kind of stage and side gets stuck, and each stage is stood at', () => {
    const walked = simulate(compiled(lifeRegime()), { procedure: 'project', seeds: seeds(150), given: SCOPE });
    expect(walked.stuck).toEqual([]);
    expect(walked.never).toEqual([]);
    expect([...walked.ends.keys()].sort()).toEqual(expect.arrayContaining(['closed', 'refused']));
  });

  test('a bridge is built, given up or refused', () => {
    const walked = simulate(compiled(bridgeRegime()), { procedure: 'build', seeds: seeds(150) });
    expect(walked.stuck).toEqual([]);
    expect(walked.never).toEqual([]);
    expect(walked.ends.get('under-way') ?? 0).toBeLessThan(10);
  });

  test('pools, gates and matrices are passed', () => {
    const walked = simulate(compiled(inventedRegime()), { procedure: 'loan', seeds: seeds(150), given: SCOPE });
    expect(walked.stuck).toEqual([]);
    expect(walked.never.filter((stage) => stage.startsWith('loan/'))).toEqual([]);
  });

  test('the same seed walks the same way', () => {
    const walk = () => simulate(compiled(lifeRegime()), { procedure: 'project', seeds: [7, 8], given: SCOPE });
    expect([...walk().visited]).toEqual([...walk().visited]);
  });
});

describe('what is wrong is noticed', () => {
  test('a contract that can never be signed: the case is stuck there, with the reason', () => {
    const blocked = brokenBridge((broken) => {
      broken.checks.find(({ code }) => code === 'within-total')!.require = 'signedAmount < 0';
    });
    const walked = simulate(compiled(blocked), { procedure: 'build', seeds: seeds(20), sides: 0 });
    expect(walked.stuck.length).toBeGreaterThan(0);
    expect(walked.stuck.every(({ stage }) => stage === 'contract')).toBe(true);
    expect(walked.stuck[0]?.findings.map(({ rule }) => rule)).toContain('within-total');
  });

  test('a case that can only ever be sent back: it does not get stuck, but nobody comes any further', () => {
    const broken = lifeRegime((damaged) => {
      lifeStage(damaged, 'wait', 'trial').atLeast.from = 'signedOn';
    });
    const never = compiled({ ...broken, forms: broken.forms.map((form) => without(form, 'signedOn')) });
    const walked = simulate(never, { procedure: 'project', seeds: seeds(8), given: SCOPE, sides: 0 });
    expect([...walked.ends.keys()]).toEqual(['under-way']);
    expect(walked.never).toEqual(expect.arrayContaining(['project/reviews', 'project/trial', 'project/closed']));
  });

  test('a stage that no case can come to is never stood at', () => {
    const walked = simulate(
      compiled(
        brokenBridge((broken) => {
          const stage = broken.procedures[0]!.stages.find(({ code }) => code === 'joint');
          if (stage?.kind === 'parallel') delete (stage.outcomes as { reject?: string }).reject;
        }),
      ),
      { procedure: 'build', seeds: seeds(40), sides: 0 },
    );
    expect(walked.never).toContain('build/refused');
  });
});

function without<F extends { readonly schema: { readonly properties: object } }>(form: F, key: string): F {
  const kept = Object.entries(form.schema.properties).filter(([name]) => name !== key);
  return { ...form, schema: { ...form.schema, properties: Object.fromEntries(kept) } };
}
