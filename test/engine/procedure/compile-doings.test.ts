import { compileRegime } from '../../../form-schemas/engine/compiled-regime';
import type { Regime } from '../../../form-schemas/engine/model/regime';
import { lifeRegime, lifeStage } from '../fixtures/life-regime';
import type { Mutable } from '../fixtures/invented-regime';

/** What is written into a regime's writes, effects, lanes and openings is judged as it is made ready, with its place. */

const contract = (regime: Mutable<Regime>) => lifeStage(regime, 'record', 'contract');
const end = (regime: Mutable<Regime>, code: string) => lifeStage(regime, 'end', code);

test.each<readonly [string, (regime: Mutable<Regime>) => void, string, string]>([
  [
    'an unknown record',
    (regime) => void (contract(regime).writes![0]!.record = 'contrat'),
    'record-unknown',
    'procedures/project.json#/stages/2/writes/0/record',
  ],
  [
    'an unknown field',
    (regime) => void (contract(regime).writes![0]!.fields = { amuont: 'total' }),
    'record-field-unknown',
    'procedures/project.json#/stages/2/writes/0/fields/amuont',
  ],
  [
    'a value of another type than the field',
    (regime) => void (contract(regime).writes![0]!.fields!['amount'] = 'today'),
    'expression-type',
    'procedures/project.json#/stages/2/writes/0/fields/amount',
  ],
  [
    'an unknown name in a condition',
    (regime) => void (contract(regime).writes![0]!.when = 'nothing'),
    'expression-unknown-name',
    'procedures/project.json#/stages/2/writes/0/when',
  ],
  [
    'an unknown name in a lane',
    (regime) => void (lifeStage(regime, 'parallel', 'reviews').lanes[1]!.when = 'nothing'),
    'expression-unknown-name',
    'procedures/project.json#/stages/3/lanes/1/when',
  ],
  [
    'an unknown fact to be set',
    (regime) => void Object.assign(end(regime, 'adjust-done').effects![0]!, { fact: 'aprovedTotal' }),
    'effect-fact-unknown',
    'procedures/adjust.json#/stages/1/effects/0/fact',
  ],
  [
    'a value of another type than the fact',
    (regime) => void Object.assign(end(regime, 'adjust-done').effects![0]!, { value: 'serious' }),
    'expression-type',
    'procedures/adjust.json#/stages/1/effects/0/value',
  ],
  [
    'an opening whose condition is none',
    (regime) => void (regime.procedures.find((one) => one.code === 'supplement')!.opens!.when!.if = 'total +'),
    'expression-syntax',
    'procedures/supplement.json#/opens/when/if',
  ],
])('%s', (_, damage, code, path) => {
  const outcome = compileRegime(lifeRegime(damage));
  expect(outcome.value).toBeNull();
  expect(outcome.findings).toMatchObject([{ code, severity: 'error', path }]);
});

test('the sound regime has nothing to say', () => {
  expect(compileRegime(lifeRegime()).findings).toEqual([]);
});
