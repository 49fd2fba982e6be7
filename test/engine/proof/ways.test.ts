import { verifyRegime } from '../../../form-schemas/engine/proof/prove';
import { brokenRegime } from '../fixtures/invented-regime';
import { decision, first, refusesEach, row, stage } from './damage';

refusesEach([
  [
    'a stage without a way to it',
    (r) => {
      stage(r, 'gate', 'way').otherwise = 'waiting';
      stage(r, 'pool', 'waiting').outcomes = { approve: 'issue', reject: 'refused' };
    },
    'stage-unreachable',
    'procedures/loan.json#/stages/4',
  ],
  [
    'a start that is no filing',
    (r) => {
      r.procedures[0]!.start = 'appraisal';
    },
    'start-not-file',
    'procedures/loan.json#/start',
  ],
  [
    'a stage from which no end is reached',
    (r) => {
      stage(r, 'review', 'issue').outcomes.approve = 'issue';
    },
    'stage-without-end',
    'procedures/loan.json#/stages/5',
  ],
  [
    'an end without a decision word',
    (r) => {
      stage(r, 'end', 'refused').outcome = '';
    },
    'end-without-outcome',
    'procedures/loan.json#/stages/7/outcome',
  ],
  [
    'a return to a stage that not every way passed',
    (r) => {
      stage(r, 'review', 'issue').returns = ['single'];
    },
    'return-not-passed',
    'procedures/loan.json#/stages/5/returns/0',
  ],
  [
    'a return forwards',
    (r) => {
      stage(r, 'review', 'appraisal').returns = ['issue'];
    },
    'return-not-passed',
    'procedures/loan.json#/stages/1/returns/0',
  ],
  [
    'a return to a gate',
    (r) => {
      stage(r, 'route', 'single').returns = ['way'];
    },
    'return-not-actionable',
    'procedures/loan.json#/stages/4/returns/0',
  ],
  [
    'a return to itself',
    (r) => {
      stage(r, 'review', 'appraisal').returns = ['appraisal'];
    },
    'return-to-itself',
    'procedures/loan.json#/stages/1/returns/0',
  ],
  [
    'gates that run in a circle',
    (r) => {
      const way = stage(r, 'gate', 'way');
      r.procedures[0]!.stages.push({ ...structuredClone(way), code: 'again', otherwise: 'way' });
      way.otherwise = 'again';
    },
    'gate-loop',
    'procedures/loan.json#/stages/2',
  ],
  [
    'a clause that nothing enforces',
    (r) => {
      r.clauses.push({ id: 'QX-15', article: '第十五条', subject: '罚则', rule: '罚则', effect: ['block'] });
    },
    'clause-uncovered',
    'clauses.json#/clauses/14',
  ],
  [
    'a clause waived without a reason',
    (r) => {
      r.clauses[0]!.effect = ['waived'];
    },
    'clause-waived-without-reason',
    'clauses.json#/clauses/0',
  ],
  [
    'a clause not modelled in a full edition',
    (r) => {
      Object.assign(r.clauses[0]!, { effect: ['not-modelled'], reason: '以后再做' });
    },
    'clause-not-modelled',
    'clauses.json#/clauses/0',
  ],
  [
    'a clause not modelled in a pilot edition, without a reason',
    (r) => {
      r.edition = 'pilot';
      r.clauses[0]!.effect = ['not-modelled'];
    },
    'clause-not-modelled-without-reason',
    'clauses.json#/clauses/0',
  ],
  [
    'a gate whose branches leave something out',
    (r) => {
      delete stage(r, 'gate', 'way').otherwise;
      stage(r, 'route', 'single').returns = [];
    },
    'gate-not-total',
    'procedures/loan.json#/stages/2',
  ],
  [
    'a gate over an amount without an otherwise',
    (r) => {
      const way = stage(r, 'gate', 'way');
      delete way.otherwise;
      way.branches = [
        { if: 'appraisedAmount > 1', to: 'waiting' },
        { if: 'appraisedAmount <= 1', to: 'single' },
      ];
    },
    'gate-not-total',
    'procedures/loan.json#/stages/2',
  ],
  [
    'a gate that reads what nobody has filled',
    (r) => {
      stage(r, 'gate', 'way').branches[0]!.if = 'sheetTitle = "x"';
    },
    'fact-not-filled',
    'procedures/loan.json#/stages/2/branches/0/if',
  ],
  [
    'a gate behind a refusal, which fills no form',
    (r) => {
      stage(r, 'review', 'appraisal').outcomes.reject = 'way';
    },
    'fact-not-filled',
    'procedures/loan.json#/stages/2/branches/0/if',
  ],
  [
    'a check before the form that it reads',
    (r) => {
      stage(r, 'file', 'proposal').checks = [{ check: 'splitting', as: 'warn' }];
    },
    'fact-not-filled',
    'procedures/loan.json#/stages/0/checks/0',
  ],
  [
    'a matrix that reads a fact computed from what nobody has filled',
    (r) => {
      stage(r, 'review', 'appraisal').form = 'sheet';
      decision(r).inputs[0]!.expression = 'withRecent';
    },
    'fact-not-filled',
    'procedures/loan.json#/stages/4/matrix',
  ],
  [
    'a matrix with a gap',
    (r) => {
      row(r, 'middle').when['amount'] = '[50000.01..200000)';
      delete row(r, 'middle').words;
    },
    'matrix-gap',
    'matrices/decision.json',
  ],
  [
    'a matrix with an overlap',
    (r) => {
      row(r, 'small').when['amount'] = '<= 50000';
      delete row(r, 'small').words;
    },
    'matrix-overlap',
    'matrices/decision.json',
  ],
  [
    'a row that does not mean its words',
    (r) => {
      row(r, 'small').words = { amount: '6万元以下' };
    },
    'cell-not-its-words',
    'matrices/decision.json#/rows/0/words/amount',
  ],
  [
    'other bound semantics than the rows were written for',
    (r) => {
      r.bounds.below = 'included';
    },
    'cell-not-its-words',
    'matrices/decision.json#/rows/0/words/amount',
  ],
  [
    'a text gap settled by an unknown parameter',
    (r) => {
      r.textGaps[0]!.parameter = 'mood';
    },
    'text-gap-parameter-unknown',
    'clauses.json#/textGaps/0/parameter',
  ],
  [
    'a text gap that nothing settles',
    (r) => {
      delete r.textGaps[0]!.parameter;
    },
    'text-gap-unsettled',
    'clauses.json#/textGaps/0',
  ],
  [
    'a text gap settled twice',
    (r) => {
      r.textGaps[0]!.settled = { at: 'regime.json#/bounds', how: '按文本' };
    },
    'text-gap-unsettled',
    'clauses.json#/textGaps/0',
  ],
  [
    'a text gap settled at a place that there is not',
    (r) => {
      delete r.textGaps[0]!.parameter;
      r.textGaps[0]!.settled = { at: 'bodies.json#/bodies/ghost/title', how: '按文本' };
    },
    'text-gap-place-unknown',
    'clauses.json#/textGaps/0/settled/at',
  ],
  [
    'a text gap that is not there',
    (r) => {
      r.textGaps[0]!.witness = { appraisedAmount: '200000.01' };
    },
    'text-gap-not-there',
    'clauses.json#/textGaps/0/witness',
  ],
  [
    'a row that settles an unknown text gap',
    (r) => {
      row(r, 'exactly-upper').settles = 'GAP-21';
    },
    'text-gap-unknown',
    'matrices/decision.json#/rows/4/settles',
  ],
  [
    'a worked case that expects another row',
    (r) => {
      Object.assign(r.cases[0]!.cases[0]!, { expect: { row: 'large', chain: [['council']] } });
    },
    'case-failed',
    'cases#/0/cases/0',
  ],
  [
    'a worked scope case that expects the contrary',
    (r) => {
      Object.assign(r.cases[0]!.cases[6]!, { expect: { inScope: true } });
    },
    'case-failed',
    'cases#/0/cases/6',
  ],
  [
    'a worked check that expects the contrary',
    (r) => {
      Object.assign(r.cases[0]!.cases[8]!, { expect: 'fail' });
    },
    'case-failed',
    'cases#/0/cases/8',
  ],
  [
    'a form that does not compile',
    (r) => {
      r.forms[0]!.schema.properties['amount']!['x-visible'] = '{{nobody > 1}}';
    },
    '',
    'forms/proposal.json',
  ],
  [
    'a gate that does not compile',
    (r) => {
      stage(r, 'gate', 'way').branches[0]!.if = 'joint and';
    },
    '',
    'procedures/loan.json#/stages/2/branches/0/if',
  ],
]);

test('a worked story that expects another stage fails and says at which event', () => {
  const { findings } = verifyRegime(
    brokenRegime((regime) => {
      const story = regime.cases[0]!.cases.find((worked) => worked.kind === 'story');
      if (story?.kind === 'story') story.events[3]!.expect.stage = 'waiting';
    }),
  );
  expect(findings.map((finding) => finding.message)).toEqual([
    expect.stringMatching(/第 4 步.*应处于环节 waiting，实际为 single/),
  ]);
});

test('a fact that may stay empty before a gate is a warning and stops nothing', () => {
  const { value, findings } = verifyRegime(
    brokenRegime((regime) => {
      delete first(regime.forms, (form) => form.code === 'appraisal').schema.properties['joint']!.required;
    }),
  );
  expect(value).not.toBeNull();
  expect(findings.map(({ code, severity, path }) => ({ code, severity, path }))).toEqual([
    { code: 'fact-perhaps-empty', severity: 'warning', path: 'procedures/loan.json#/stages/2/branches/0/if' },
  ]);
});

test('what a form of a chain asks is filled where every row of the matrix has that form, else only perhaps', () => {
  const findings = (without: boolean) =>
    verifyRegime(
      brokenRegime((regime) => {
        const [form, rows] = [first(regime.forms, ({ code }) => code === 'appraisal'), regime.matrices[0]!.rows];
        regime.forms.push({ ...structuredClone(form), code: 'verdict', schema: { type: 'object', properties: {} } });
        Object.assign(regime.forms.at(-1)!.schema.properties, {
          firm: {
            type: 'boolean',
            title: '确定',
            'x-component': 'YesNo',
            'x-index': 1,
            'x-fact': 'firm',
            required: true,
          },
        });
        regime.facts.push({
          name: 'firm',
          title: '确定',
          type: 'boolean',
          owner: { kind: 'form', form: 'verdict' },
          provenance: 'approved',
        });
        for (const row of rows) row.chain[0]!.form = 'verdict';
        if (without) delete rows[0]!.chain[0]!.form;
        regime.checks.push({
          code: 'firmly',
          title: '确定',
          clause: ['QX-9'],
          require: 'firm',
          effect: 'block',
          message: '尚未确定',
        });
        stage(regime, 'review', 'issue').checks = ['firmly'];
        stage(regime, 'gate', 'way').branches[0]!.to = 'single';
        regime.cases = [];
      }),
    ).findings.filter(({ code }) => code.startsWith('fact-'));
  expect([findings(false), findings(true).length]).toEqual([[], 1]);
});

test('a gate whose branches are total needs no otherwise', () => {
  const outcome = verifyRegime(
    brokenRegime((regime) => {
      const way = stage(regime, 'gate', 'way');
      delete way.otherwise;
      way.branches = [
        { if: 'joint', to: 'waiting' },
        { if: 'not(joint)', to: 'single' },
      ];
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
  const { findings } = verifyRegime(
    brokenRegime((regime) => {
      stage(regime, 'review', 'issue').outcomes.approve = 'issue';
    }),
  );
  const found = findings.find((finding) => finding.code === 'stage-without-end');
  expect(found?.article).toBe('第十二条');
});
