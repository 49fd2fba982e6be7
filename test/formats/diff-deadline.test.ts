import type { DeadlineDocument } from '../../form-schemas/engine/model/deadline';
import { diffRegimes } from '../../form-schemas/formats/diff-regimes';
import { brokenRegime, inventedRegime, type Mutable } from '../engine/fixtures/invented-regime';
import { stage } from '../engine/proof/damage';

const regimeWith = (deadline: DeadlineDocument | undefined) =>
  brokenRegime((regime) => {
    if (deadline) stage(regime, 'review', 'appraisal').deadline = deadline as Mutable<DeadlineDocument>;
  });
const TEN: DeadlineDocument = { within: 10, unit: 'workday', strength: 'must', clause: ['QX-4'] };

describe('a changed limit is one sentence', () => {
  const diff = (before: DeadlineDocument | undefined, after: DeadlineDocument | undefined) =>
    diffRegimes(regimeWith(before), regimeWith(after)).map(({ kind, message }) => [kind, message]);

  test.each<readonly [string, DeadlineDocument | undefined, DeadlineDocument | undefined, string]>([
    ['new', undefined, TEN, '时限：（无） → 10个工作日内（第四条）'],
    ['gone', TEN, undefined, '时限：10个工作日内（第四条） → （无）'],
    [
      'longer, and only 原则上',
      TEN,
      { ...TEN, within: 2, unit: 'month', strength: 'should' },
      '时限：10个工作日内（第四条） → 原则上2个月内（第四条）',
    ],
    ['with a note', TEN, { ...TEN, note: '试行' }, '时限：10个工作日内（第四条） → 10个工作日内（第四条；试行）'],
    [
      'read from a parameter, which is called by its title',
      TEN,
      { ...TEN, within: 'parameters.cap' },
      '时限：10个工作日内（第四条） → “借用价值上限”个工作日内（第四条）',
    ],
  ])('%s', (_, before, after, message) => {
    expect(diff(before, after)).toEqual([['changed', expect.stringContaining(message)]]);
  });

  test('the same limit is no change', () => {
    expect(diff(TEN, { ...TEN })).toEqual([]);
    expect(diffRegimes(inventedRegime(), inventedRegime())).toEqual([]);
  });
});
