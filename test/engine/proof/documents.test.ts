import { check, parameter, refusesEach, row, stage } from './damage';

refusesEach([
  ['two bodies with one code', (r) => r.bodies.push({ ...r.bodies[0]! }), 'code-twice', 'bodies.json#/bodies/6'],
  [
    'a stage code with capitals',
    (r) => {
      stage(r, 'review', 'issue').code = 'Issue';
      stage(r, 'pool', 'waiting').outcomes.approve = 'Issue';
      stage(r, 'route', 'single').outcomes.approve = 'Issue';
    },
    'code-not-kebab',
    'procedures/loan.json#/stages/5',
  ],
  [
    'a review by an unknown body',
    (r) => {
      stage(r, 'review', 'issue').by = ['mayor'];
    },
    'body-unknown',
    'procedures/loan.json#/stages/5/by/0',
  ],
  [
    'a chain with an unknown body',
    (r) => {
      row(r, 'small').chain[0]!.bodies = ['mayor'];
    },
    'body-unknown',
    'matrices/decision.json#/rows/0/chain/0/bodies/0',
  ],
  [
    'an override by an unknown body',
    (r) => {
      check(r, 'no-luxury').override!.by.push('mayor');
    },
    'body-unknown',
    'checks.json#/checks/1/override/by/1',
  ],
  [
    'supervision by an unknown body',
    (r) => {
      r.supervision = { clause: [], supervisors: ['mayor'] };
    },
    'body-unknown',
    'regime.json#/supervision/supervisors/0',
  ],
  [
    'an unknown form',
    (r) => {
      stage(r, 'review', 'appraisal').form = 'opinion';
    },
    'form-unknown',
    'procedures/loan.json#/stages/1/form',
  ],
  [
    'an unknown matrix',
    (r) => {
      stage(r, 'route', 'single').matrix = 'ladder';
    },
    'matrix-unknown',
    'procedures/loan.json#/stages/4/matrix',
  ],
  [
    'an unknown check',
    (r) => {
      stage(r, 'file', 'proposal').checks = ['cup'];
    },
    'check-unknown',
    'procedures/loan.json#/stages/0/checks/0',
  ],
  [
    'an unknown window',
    (r) => {
      stage(r, 'file', 'proposal').window = 'autumn';
    },
    'window-unknown',
    'procedures/loan.json#/stages/0/window',
  ],
  [
    'a window that sets a fact of a form',
    (r) => {
      r.windows[0]!.sets = 'declaredAmount';
    },
    'window-fact',
    'windows.json#/windows/0/sets',
  ],
  [
    'a window whose mark of late filings is a fact of a form',
    (r) => {
      r.windows[0]!.late!.sets = 'declaredAmount';
    },
    'window-fact',
    'windows.json#/windows/0/late/sets',
  ],
  [
    'a way to a stage that is not there',
    (r) => {
      stage(r, 'review', 'issue').outcomes.approve = 'heaven';
    },
    'stage-unknown',
    'procedures/loan.json#/stages/5/outcomes/approve',
  ],
  [
    'a start that is not there',
    (r) => {
      r.procedures[0]!.start = 'begin';
    },
    'stage-unknown',
    'procedures/loan.json#/start',
  ],
  [
    'a pool that waits for no list',
    (r) => {
      stage(r, 'pool', 'waiting').list = 'loan';
    },
    'list-unknown',
    'procedures/loan.json#/stages/3/list',
  ],
  [
    'a list that decides another pool',
    (r) => {
      r.procedures[1]!.pool!.stage = 'single';
    },
    'pool-unknown',
    'procedures/annual.json#/pool',
  ],
  [
    'a list without a pool',
    (r) => {
      delete r.procedures[1]!.pool;
    },
    'pool-missing',
    'procedures/annual.json#/pool',
  ],
  [
    'a check without a clause',
    (r) => {
      check(r, 'cap').clause = [];
    },
    'clause-missing',
    'checks.json#/checks/0',
  ],
  [
    'a row that cites a clause that is not in the list',
    (r) => {
      row(r, 'large').clause = ['QX-99'];
    },
    'clause-unknown',
    'matrices/decision.json#/rows/2',
  ],
  [
    'a branch that cites a clause that is not in the list',
    (r) => {
      stage(r, 'gate', 'way').branches[0]!.clause = ['QX-99'];
    },
    'clause-unknown',
    'procedures/loan.json#/stages/2/branches/0',
  ],
  [
    'a field that sets a fact of another form',
    (r) => {
      r.forms[2]!.schema.properties['title']!['x-fact'] = 'projectName';
    },
    'fact-of-other-owner',
    'forms/sheet.json#/schema/properties/title/x-fact',
  ],
  [
    'a fact of a form that no field sets',
    (r) => {
      delete r.forms[2]!.schema.properties['title']!['x-fact'];
    },
    'fact-never-set',
    'facts.json#/facts/11/owner',
  ],
  [
    'a scope fact that is never asked',
    (r) => {
      r.scope.questions.pop();
    },
    'fact-never-asked',
    'facts.json#/facts/1/owner',
  ],
  [
    'a message with an unknown placeholder',
    (r) => {
      check(r, 'cap').message = '超过{limit}';
    },
    'placeholder-unknown',
    'checks.json#/checks/0/message',
  ],
  [
    'a required parameter without a value',
    (r) => {
      parameter(r, 'cap').value = null;
    },
    'parameter-unset',
    'regime.json#/parameters/0/value',
  ],
  [
    'a chain without steps',
    (r) => {
      row(r, 'small').chain = [];
    },
    'chain-empty',
    'matrices/decision.json#/rows/0/chain',
  ],
  [
    'two bodies in a step for one',
    (r) => {
      stage(r, 'review', 'issue').by = ['secretariat', 'treasury'];
    },
    'step-mode',
    'procedures/loan.json#/stages/5',
  ],
  [
    'a body twice in a step',
    (r) => {
      row(r, 'small').chain[0]!.bodies = ['deputy', 'deputy'];
    },
    'step-body-twice',
    'matrices/decision.json#/rows/0/chain/0',
  ],
  [
    'a vote without a ratio',
    (r) => {
      row(r, 'small').chain[0]!.mode = 'ratio';
    },
    'step-ratio',
    'matrices/decision.json#/rows/0/chain/0',
  ],
  [
    'a vote whose ratio is above one',
    (r) => {
      Object.assign(row(r, 'small').chain[0]!, { mode: 'ratio', ratio: '3/2' });
    },
    'step-ratio',
    'matrices/decision.json#/rows/0/chain/0',
  ],
  [
    'a vote that demands a body outside of it',
    (r) => {
      Object.assign(row(r, 'small').chain[0]!, { mode: 'ratio', ratio: '1/2', must: ['chair'] });
    },
    'step-must',
    'matrices/decision.json#/rows/0/chain/0',
  ],
  [
    'a vote that may settle before its form is filled',
    (r) => {
      Object.assign(stage(r, 'review', 'appraisal'), { mode: 'ratio', ratio: '1/2' });
    },
    'step-form-may-be-missing',
    'procedures/loan.json#/stages/1',
  ],
  [
    'an override without a body',
    (r) => {
      check(r, 'no-luxury').override!.by = [];
    },
    'override-without-body',
    'checks.json#/checks/1/override',
  ],
  [
    'an override by a body that does not act there',
    (r) => {
      check(r, 'no-luxury').override!.by = ['council'];
    },
    'override-out-of-reach',
    'procedures/loan.json#/stages/1/checks/0',
  ],
  [
    'a late filing nobody who files may justify',
    (r) => {
      r.windows[0]!.late!.override.by = ['chair'];
    },
    'override-out-of-reach',
    'procedures/loan.json#/stages/0/window',
  ],
]);
