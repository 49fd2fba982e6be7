import { rule } from '../../../form-schemas/engine/proof/problems-can-be-asked';
import { compileRegime } from '../../../form-schemas/engine';
import type { CheckDocument } from '../../../form-schemas/engine/model/check';
import type { Regime } from '../../../form-schemas/engine/model/regime';
import { regimeOf } from '../../support/regime-of';

/** A problem of the government reads what is known of the government, and is asked for once. */

const changsha = regimeOf('changsha');
const at = changsha.checks.length;
const asked = (...more: readonly Partial<CheckDocument>[]): Regime => ({
  ...changsha,
  checks: [
    ...changsha.checks,
    ...more.map((one, index): CheckDocument => ({
      code: `asked-${index}`,
      title: `问题${index}`,
      clause: ['CR-4.2-1'],
      require: 'internalControls > 3',
      effect: 'report',
      answeredBy: 'soe',
      message: '没有',
      ...one,
    })),
  ],
});
const said = (regime: Regime): readonly string[] => {
  const { value, findings } = compileRegime(regime);
  if (!value) throw new Error(findings.map(({ message }) => message).join('; '));
  if (rule.needs !== 'compiled') throw new Error('reads documents only');
  return rule.prove(value).map(({ code, path, message }) => `${code} ${path} ${message}`);
};
const place = `checks.json#/checks/${at}`;

test.each(['dazhou', 'chenzhou', 'nanyang', 'changsha'])('%s asks only what it can know', (code) => {
  expect(said(regimeOf(code))).toEqual([]);
});

test('what is recorded of the government, the day and parameters can be read', () => {
  expect(said(asked({ require: 'internalControls > 3 or today < date("2020-01-01")' }))).toEqual([]);
});

test.each([
  ['a record of projects', 'allocatedTotal > 0', '资金安排合计'],
  ['a fact of a form', 'openProblems = 0', '遗留问题数'],
  ['the evaluation of a project', 'afterOperationGrade != "poor"', '已确认的运行后评价等次'],
  ['the evaluation of a unit', 'unitGrade != "poor"', '本单位最近一次重点绩效评价的等次'],
  ['side cases of a project', 'openChanges = 0', '在办变更件数'],
])('%s is not there', (_, require, title) => {
  const found = said(asked({ require }));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`problem-unreadable ${place} “问题0”写明了由谁负责（answeredBy）`);
  expect(found[0]).toContain(`“${title}”`);
});

test('read only by `applies`, or through a computed fact, it is not there either; of a project it may be read', () => {
  expect(said(asked({ applies: 'openChanges > 0' }))[0]).toContain(`problem-unreadable ${place}`);
  const { answeredBy: _, ...ofProject } = asked({ require: 'openChanges < 9' }).checks.at(-1)!;
  expect(said({ ...changsha, checks: [...changsha.checks, ofProject] })).toEqual([]);
});

test('the same problem under two names is refused; asked of somebody else it is another', () => {
  const twice = said(asked({}, {}));
  expect(twice).toEqual([`problem-twice checks.json#/checks/${at + 1} “问题1”与“问题0”查的是同一问题，请合为一项`]);
  expect(said(asked({}, { require: 'internalControls > 4' }))).toEqual([]);
  expect(said(asked({}, { answeredBy: 'data-bureau' }))).toEqual([]);
});
