import type { Regime } from '../../../form-schemas/engine/model/regime';
import { verifyRegime } from '../../../form-schemas/engine/proof/prove';
import { brokenRegime, type Mutable } from '../fixtures/invented-regime';

type Stages = Mutable<Regime>['procedures'][number]['stages'];
type StageOf<K extends Stages[number]['kind']> = Extract<Stages[number], { kind: K }>;

/** A stage of the main procedure, by kind and code, to be damaged. */
function stage<K extends Stages[number]['kind']>(regime: Mutable<Regime>, kind: K, code: string): StageOf<K> {
  for (const procedure of regime.procedures) {
    const found = procedure.stages.find((candidate) => candidate.code === code);
    if (found?.kind === kind) return found as StageOf<K>;
  }
  throw new Error(`no ${kind} stage ${code}`);
}

function first<T>(items: T[], matches: (item: T) => boolean): T {
  const item = items.find(matches);
  if (item === undefined) throw new Error('nothing to damage');
  return item;
}

const decision = (regime: Mutable<Regime>) => first(regime.matrices, (matrix) => matrix.code === 'decision');
const row = (regime: Mutable<Regime>, id: string) => first(decision(regime).rows, (candidate) => candidate.id === id);
const check = (regime: Mutable<Regime>, code: string) => first(regime.checks, (candidate) => candidate.code === code);
const parameter = (regime: Mutable<Regime>, name: string) => first(regime.parameters, (candidate) => candidate.name === name);

/** What is broken, how, and the finding with its place that must follow. */
const DAMAGES: readonly (readonly [title: string, damage: (regime: Mutable<Regime>) => void, code: string, path: string])[] = [
  ['two bodies with one code', (r) => r.bodies.push({ ...r.bodies[0]! }), 'code-twice', 'bodies.json#/bodies/6'],
  ['a stage code with capitals', (r) => { stage(r, 'review', 'issue').code = 'Issue'; stage(r, 'pool', 'waiting').outcomes.approve = 'Issue'; stage(r, 'route', 'single').outcomes.approve = 'Issue'; }, 'code-not-kebab', 'procedures/loan.json#/stages/5'],
  ['a review by an unknown body', (r) => { stage(r, 'review', 'issue').by = ['mayor']; }, 'body-unknown', 'procedures/loan.json#/stages/5/by/0'],
  ['a chain with an unknown body', (r) => { row(r, 'small').chain[0]!.bodies = ['mayor']; }, 'body-unknown', 'matrices/decision.json#/rows/0/chain/0/bodies/0'],
  ['an override by an unknown body', (r) => { check(r, 'no-luxury').override!.by.push('mayor'); }, 'body-unknown', 'checks.json#/checks/1/override/by/1'],
  ['an unknown form', (r) => { stage(r, 'review', 'appraisal').form = 'opinion'; }, 'form-unknown', 'procedures/loan.json#/stages/1/form'],
  ['an unknown matrix', (r) => { stage(r, 'route', 'single').matrix = 'ladder'; }, 'matrix-unknown', 'procedures/loan.json#/stages/4/matrix'],
  ['an unknown check', (r) => { stage(r, 'file', 'proposal').checks = ['cup']; }, 'check-unknown', 'procedures/loan.json#/stages/0/checks/0'],
  ['an unknown window', (r) => { stage(r, 'file', 'proposal').window = 'autumn'; }, 'window-unknown', 'procedures/loan.json#/stages/0/window'],
  ['a window that sets a fact of a form', (r) => { r.windows[0]!.sets = 'declaredAmount'; }, 'window-fact', 'windows.json#/windows/0/sets'],
  ['a way to a stage that is not there', (r) => { stage(r, 'review', 'issue').outcomes.approve = 'heaven'; }, 'stage-unknown', 'procedures/loan.json#/stages/5/outcomes/approve'],
  ['a start that is not there', (r) => { r.procedures[0]!.start = 'begin'; }, 'stage-unknown', 'procedures/loan.json#/start'],
  ['a pool that waits for no list', (r) => { stage(r, 'pool', 'waiting').list = 'loan'; }, 'list-unknown', 'procedures/loan.json#/stages/3/list'],
  ['a list that decides another pool', (r) => { r.procedures[1]!.pool!.stage = 'single'; }, 'pool-unknown', 'procedures/annual.json#/pool'],
  ['a list without a pool', (r) => { delete r.procedures[1]!.pool; }, 'pool-missing', 'procedures/annual.json#/pool'],
  ['a check without a clause', (r) => { check(r, 'cap').clause = []; }, 'clause-missing', 'checks.json#/checks/0'],
  ['a row that cites a clause that is not in the list', (r) => { row(r, 'large').clause = ['QX-99']; }, 'clause-unknown', 'matrices/decision.json#/rows/2'],
  ['a branch that cites a clause that is not in the list', (r) => { stage(r, 'gate', 'way').branches[0]!.clause = ['QX-99']; }, 'clause-unknown', 'procedures/loan.json#/stages/2/branches/0'],
  ['a field that sets a fact of another form', (r) => { r.forms[2]!.schema.properties['title']!['x-fact'] = 'projectName'; }, 'fact-of-other-owner', 'forms/sheet.json#/schema/properties/title/x-fact'],
  ['a fact of a form that no field sets', (r) => { delete r.forms[2]!.schema.properties['title']!['x-fact']; }, 'fact-never-set', 'facts.json#/facts/11/owner'],
  ['a scope fact that is never asked', (r) => { r.scope.questions.pop(); }, 'fact-never-asked', 'facts.json#/facts/1/owner'],
  ['a message with an unknown placeholder', (r) => { check(r, 'cap').message = '超过{limit}'; }, 'placeholder-unknown', 'checks.json#/checks/0/message'],
  ['a required parameter without a value', (r) => { parameter(r, 'cap').value = null; }, 'parameter-unset', 'regime.json#/parameters/0/value'],
  ['a chain without steps', (r) => { row(r, 'small').chain = []; }, 'chain-empty', 'matrices/decision.json#/rows/0/chain'],
  ['two bodies in a step for one', (r) => { stage(r, 'review', 'issue').by = ['secretariat', 'treasury']; }, 'step-mode', 'procedures/loan.json#/stages/5'],
  ['a body twice in a step', (r) => { row(r, 'small').chain[0]!.bodies = ['deputy', 'deputy']; }, 'step-body-twice', 'matrices/decision.json#/rows/0/chain/0'],
  ['a vote without a ratio', (r) => { row(r, 'small').chain[0]!.mode = 'ratio'; }, 'step-ratio', 'matrices/decision.json#/rows/0/chain/0'],
  ['a vote whose ratio is above one', (r) => { Object.assign(row(r, 'small').chain[0]!, { mode: 'ratio', ratio: '3/2' }); }, 'step-ratio', 'matrices/decision.json#/rows/0/chain/0'],
  ['a vote that demands a body outside of it', (r) => { Object.assign(row(r, 'small').chain[0]!, { mode: 'ratio', ratio: '1/2', must: ['chair'] }); }, 'step-must', 'matrices/decision.json#/rows/0/chain/0'],
  ['a vote that may settle before its form is filled', (r) => { Object.assign(stage(r, 'review', 'appraisal'), { mode: 'ratio', ratio: '1/2' }); }, 'step-form-may-be-missing', 'procedures/loan.json#/stages/1'],
  ['an override without a body', (r) => { check(r, 'no-luxury').override!.by = []; }, 'override-without-body', 'checks.json#/checks/1/override'],
  ['an override by a body that does not act there', (r) => { check(r, 'no-luxury').override!.by = ['council']; }, 'override-out-of-reach', 'procedures/loan.json#/stages/1/checks/0'],
  ['a late filing nobody who files may justify', (r) => { r.windows[0]!.late!.override.by = ['chair']; }, 'override-out-of-reach', 'procedures/loan.json#/stages/0/window'],
  ['a stage without a way to it', (r) => { stage(r, 'gate', 'way').otherwise = 'waiting'; stage(r, 'pool', 'waiting').outcomes = { approve: 'issue', reject: 'refused' }; }, 'stage-unreachable', 'procedures/loan.json#/stages/4'],
  ['a start that is no filing', (r) => { r.procedures[0]!.start = 'appraisal'; }, 'start-not-file', 'procedures/loan.json#/start'],
  ['a stage from which no end is reached', (r) => { stage(r, 'review', 'issue').outcomes.approve = 'issue'; }, 'stage-without-end', 'procedures/loan.json#/stages/5'],
  ['an end without a decision word', (r) => { stage(r, 'end', 'refused').outcome = ''; }, 'end-without-outcome', 'procedures/loan.json#/stages/7/outcome'],
  ['a return to a stage that not every way passed', (r) => { stage(r, 'review', 'issue').returns = ['single']; }, 'return-not-passed', 'procedures/loan.json#/stages/5/returns/0'],
  ['a return forwards', (r) => { stage(r, 'review', 'appraisal').returns = ['issue']; }, 'return-not-passed', 'procedures/loan.json#/stages/1/returns/0'],
  ['a return to a gate', (r) => { stage(r, 'route', 'single').returns = ['way']; }, 'return-not-actionable', 'procedures/loan.json#/stages/4/returns/0'],
  ['a return to itself', (r) => { stage(r, 'review', 'appraisal').returns = ['appraisal']; }, 'return-to-itself', 'procedures/loan.json#/stages/1/returns/0'],
  ['gates that run in a circle', (r) => { const way = stage(r, 'gate', 'way'); r.procedures[0]!.stages.push({ ...structuredClone(way), code: 'again', otherwise: 'way' }); way.otherwise = 'again'; }, 'gate-loop', 'procedures/loan.json#/stages/2'],
  ['a clause that nothing enforces', (r) => { r.clauses.push({ id: 'QX-15', article: '第十五条', subject: '罚则', rule: '罚则', effect: ['block'] }); }, 'clause-uncovered', 'clauses.json#/clauses/14'],
  ['a clause waived without a reason', (r) => { r.clauses[0]!.effect = ['waived']; }, 'clause-waived-without-reason', 'clauses.json#/clauses/0'],
  ['a clause not modelled in a full edition', (r) => { Object.assign(r.clauses[0]!, { effect: ['not-modelled'], reason: '以后再做' }); }, 'clause-not-modelled', 'clauses.json#/clauses/0'],
  ['a clause not modelled in a pilot edition, without a reason', (r) => { r.edition = 'pilot'; r.clauses[0]!.effect = ['not-modelled']; }, 'clause-not-modelled-without-reason', 'clauses.json#/clauses/0'],
  ['a gate whose branches leave something out', (r) => { delete stage(r, 'gate', 'way').otherwise; stage(r, 'route', 'single').returns = []; }, 'gate-not-total', 'procedures/loan.json#/stages/2'],
  ['a gate over an amount without an otherwise', (r) => { const way = stage(r, 'gate', 'way'); delete way.otherwise; way.branches = [{ if: 'appraisedAmount > 1', to: 'waiting' }, { if: 'appraisedAmount <= 1', to: 'single' }]; }, 'gate-not-total', 'procedures/loan.json#/stages/2'],
  ['a gate that reads what nobody has filled', (r) => { stage(r, 'gate', 'way').branches[0]!.if = 'sheetTitle = "x"'; }, 'fact-not-filled', 'procedures/loan.json#/stages/2/branches/0/if'],
  ['a check before the form that it reads', (r) => { stage(r, 'file', 'proposal').checks = [{ check: 'splitting', as: 'warn' }]; }, 'fact-not-filled', 'procedures/loan.json#/stages/0/checks/0'],
  ['a matrix that reads a fact computed from what nobody has filled', (r) => { stage(r, 'review', 'appraisal').form = 'sheet'; decision(r).inputs[0]!.expression = 'withRecent'; }, 'fact-not-filled', 'procedures/loan.json#/stages/4/matrix'],
  ['a matrix with a gap', (r) => { row(r, 'middle').when['amount'] = '[50000.01..200000)'; delete row(r, 'middle').words; }, 'matrix-gap', 'matrices/decision.json'],
  ['a matrix with an overlap', (r) => { row(r, 'small').when['amount'] = '<= 50000'; delete row(r, 'small').words; }, 'matrix-overlap', 'matrices/decision.json'],
  ['a row that does not mean its words', (r) => { row(r, 'small').words = { amount: '6万元以下' }; }, 'cell-not-its-words', 'matrices/decision.json#/rows/0/words/amount'],
  ['other bound semantics than the rows were written for', (r) => { r.bounds.below = 'included'; }, 'cell-not-its-words', 'matrices/decision.json#/rows/0/words/amount'],
  ['a text gap settled by an unknown parameter', (r) => { r.textGaps[0]!.parameter = 'mood'; }, 'text-gap-parameter-unknown', 'clauses.json#/textGaps/0/parameter'],
  ['a text gap that is not there', (r) => { r.textGaps[0]!.witness = { appraisedAmount: '200000.01' }; }, 'text-gap-not-there', 'clauses.json#/textGaps/0/witness'],
  ['a row that settles an unknown text gap', (r) => { row(r, 'exactly-upper').settles = 'GAP-21'; }, 'text-gap-unknown', 'matrices/decision.json#/rows/4/settles'],
  ['a worked case that expects another row', (r) => { Object.assign(r.cases[0]!.cases[0]!, { expect: { row: 'large', chain: [['council']] } }); }, 'case-failed', 'cases#/0/cases/0'],
  ['a worked scope case that expects the contrary', (r) => { Object.assign(r.cases[0]!.cases[6]!, { expect: { inScope: true } }); }, 'case-failed', 'cases#/0/cases/6'],
  ['a worked check that expects the contrary', (r) => { Object.assign(r.cases[0]!.cases[8]!, { expect: 'fail' }); }, 'case-failed', 'cases#/0/cases/8'],
  ['a form that does not compile', (r) => { r.forms[0]!.schema.properties['amount']!['x-visible'] = '{{nobody > 1}}'; }, '', 'forms/proposal.json'],
  ['a gate that does not compile', (r) => { stage(r, 'gate', 'way').branches[0]!.if = 'joint and'; }, '', 'procedures/loan.json#/stages/2/branches/0/if'],
];

test.each(DAMAGES)('%s is refused, at its place', (_, damage, code, path) => {
  const { findings } = verifyRegime(brokenRegime(damage));
  const errors = findings.filter((finding) => finding.severity === 'error');
  const spoken = errors.map((finding) => ({ code: finding.code, path: finding.path ?? '' }));
  expect(spoken).toContainEqual({ code: code === '' ? expect.any(String) : code, path: expect.stringContaining(path) });
});

test('a worked story that expects another stage fails and says at which event', () => {
  const { findings } = verifyRegime(
    brokenRegime((regime) => {
      const story = regime.cases[0]!.cases.find((worked) => worked.kind === 'story');
      if (story?.kind === 'story') story.events[3]!.expect.stage = 'waiting';
    }),
  );
  expect(findings.map((finding) => finding.message)).toEqual([expect.stringMatching(/第 4 步.*应处于环节 waiting，实际为 single/)]);
});

test('a fact that may stay empty before a gate is a warning and stops nothing', () => {
  const { value, findings } = verifyRegime(brokenRegime((regime) => { delete first(regime.forms, (form) => form.code === 'appraisal').schema.properties['joint']!.required; }));
  expect(value).not.toBeNull();
  expect(findings.map(({ code, severity, path }) => ({ code, severity, path }))).toEqual([
    { code: 'fact-perhaps-empty', severity: 'warning', path: 'procedures/loan.json#/stages/2/branches/0/if' },
  ]);
});

test('a gate whose branches are total needs no otherwise', () => {
  const outcome = verifyRegime(
    brokenRegime((regime) => {
      const way = stage(regime, 'gate', 'way');
      delete way.otherwise;
      way.branches = [{ if: 'joint', to: 'waiting' }, { if: 'not(joint)', to: 'single' }];
    }),
  );
  expect(outcome.findings).toEqual([]);
});

test('an edition that says a clause is not modelled may be a pilot with a reason', () => {
  const outcome = verifyRegime(
    brokenRegime((regime) => {
      regime.edition = 'pilot';
      Object.assign(regime.clauses[0]!, { effect: ['not-modelled'], reason: '以后再做' });
    }),
  );
  expect(outcome.findings).toEqual([]);
});

test('every finding of a proof that rests on a clause shows its article', () => {
  const { findings } = verifyRegime(brokenRegime((regime) => { stage(regime, 'review', 'issue').outcomes.approve = 'issue'; }));
  const found = findings.find((finding) => finding.code === 'stage-without-end');
  expect(found?.article).toBe('第十二条');
});
