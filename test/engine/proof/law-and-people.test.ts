import { verifyRegime } from '../../../form-schemas/engine/proof/prove';
import { brokenRegime } from '../fixtures/invented-regime';
import { check, decision, first, refusesEach, stage } from './damage';

/** What nobody could do, record or see: each is refused before publication. */
refusesEach([
  [
    'a field for a body that is not there',
    (r) => {
      r.forms[0]!.schema.properties['name']!['x-roles'] = { fill: ['applicant', 'mayor'] };
    },
    'body-unknown',
    'forms/proposal.json#/schema/properties/name/x-roles/fill/1',
  ],
  [
    'a required field that nobody of its stage may fill',
    (r) => {
      r.forms[0]!.schema.properties['name']!['x-roles'] = { fill: ['chair'] };
    },
    'field-not-fillable',
    'forms/proposal.json#/schema/properties/name/x-roles/fill',
  ],
  [
    'a check that points to no field',
    (r) => {
      check(r, 'cap').path = 'sum';
    },
    'check-path-unknown',
    'checks.json#/checks/0/path',
  ],
  [
    'a check that no stage runs',
    (r) => {
      stage(r, 'file', 'proposal').checks = [{ check: 'no-luxury', as: 'warn' }];
    },
    'check-unused',
    'checks.json#/checks/0',
  ],
  [
    'a window that ends on a day that does not exist',
    (r) => {
      r.windows[0]!.to = '02-30';
    },
    'window-day',
    'windows.json#/windows/0/to',
  ],
  [
    'late filing until a day that not every year has',
    (r) => {
      r.windows[0]!.late!.until = '02-29';
    },
    'window-day',
    'windows.json#/windows/0/late/until',
  ],
  [
    'a regulation in force from a day that does not exist',
    (r) => {
      r.basis.effectiveFrom = '2030-02-29';
    },
    'day-invalid',
    'regime.json#/basis/effectiveFrom',
  ],
  [
    'a fact that the case should record, but no window sets',
    (r) => {
      delete stage(r, 'file', 'proposal').window;
      r.windows = [];
    },
    'fact-never-recorded',
    'facts.json#/facts/10/owner',
  ],
  [
    'a filing day that is no day',
    (r) => {
      first(r.facts, (fact) => fact.name === 'filedOn').type = 'integer';
    },
    'fact-never-recorded',
    'facts.json#/facts/9/owner',
  ],
  [
    'a list decided by whoever is in charge of the unit that files',
    (r) => {
      stage(r, 'review', 'final').by = ['deputy'];
    },
    'list-body-of-unit',
    'procedures/annual.json#/stages/2/by/0',
  ],
  [
    'one scope question asked twice',
    (r) => r.scope.questions.push({ ...r.scope.questions[0]! }),
    'code-twice',
    'regime.json#/scope/questions/2',
  ],
  [
    'a code that JavaScript has taken',
    (r) => {
      stage(r, 'end', 'refused').code = 'constructor';
    },
    'code-reserved',
    'procedures/loan.json#/stages/7',
  ],
]);

test('a form or a matrix that is used nowhere is a warning and stops nothing', () => {
  const { findings } = verifyRegime(
    brokenRegime((regime) => {
      regime.matrices.push({ ...decision(regime), code: 'spare' });
      regime.forms.push({ ...regime.forms[2]!, code: 'spare', schema: { type: 'object', properties: {} } });
    }),
  );
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  expect(findings.map(({ code, path }) => `${code} ${path ?? ''}`)).toEqual([
    'form-unused forms/spare.json',
    'matrix-unused matrices/spare.json',
  ]);
});
