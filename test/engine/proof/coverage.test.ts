import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clause } from '../../../form-schemas/engine/model/clause';
import type { FormNode } from '../../../form-schemas/engine/model/form';
import type { StageDocument } from '../../../form-schemas/engine/model/procedure';
import type { Regime } from '../../../form-schemas/engine/model/regime';
import { rule as areCovered, provenRule as areProven } from '../../../form-schemas/engine/proof/clauses-are-covered';
import { coverage, coverageOf, type ClauseCoverage } from '../../../form-schemas/engine/proof/coverage';
import { ENGINE_RULES } from '../../../form-schemas/engine/proof/engine-rules';
import type { DocumentRule } from '../../../form-schemas/engine/proof/rule';
import { compiled } from '../fixtures/invented-case';
import { brokenRegime, inventedRegime, type Mutable } from '../fixtures/invented-regime';

const of = (regime: Regime, id: string): ClauseCoverage => coverageOf(regime).find(({ clause }) => clause === id)!;
const codesOf = (rule: unknown, regime: Regime): readonly string[] =>
  (rule as DocumentRule).prove(regime).map(({ code, rule: clause }) => `${code} ${clause ?? ''}`);

test('each clause is shown with what brings it about and what proves it; worked cases and text gaps bring nothing about', () => {
  const clauses = coverage(compiled());
  expect(clauses.map(({ clause, state }) => [clause, state]).filter(([, state]) => state !== 'covered')).toEqual([
    ['QX-1', 'advisory'],
  ]);
  const eight = clauses.find((one) => one.clause === 'QX-8');
  expect(eight?.by).toEqual([
    'regime.json#/parameters/1',
    'bodies.json#/bodies/5',
    'matrices/decision.json#/rows/2',
    'matrices/decision.json#/rows/3',
    'matrices/decision.json#/rows/4',
  ]);
  expect(eight?.rules.map(({ kind }) => kind)).toEqual(['parameter', 'body', 'row', 'row', 'row']);
  expect(eight?.proofs.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
    'case 核定 200000.00 元',
    'case 核定 200000.01 元',
  ]);
});

test('waived, not modelled and forgotten clauses are told apart', () => {
  const regime = brokenRegime((changed) => {
    changed.edition = 'pilot';
    Object.assign(changed.clauses[0]!, { effect: ['waived'], reason: '不属本平台' });
    Object.assign(changed.clauses[8]!, { effect: ['not-modelled'], reason: '以后再做' });
    changed.clauses.push(fresh('QX-15', ['block']));
  });
  const states = new Map(coverage(compiled(regime)).map((one) => [one.clause, [one.state, one.reason]]));
  expect([states.get('QX-1'), states.get('QX-9'), states.get('QX-15')]).toEqual([
    ['waived', '不属本平台'],
    ['not-modelled', '以后再做'],
    ['uncovered', null],
  ]);
});

const fresh = (id: string, effect: Clause['effect'], more: Partial<Clause> = {}): Mutable<Clause> =>
  ({ id, article: '第十五条', subject: '新增', rule: '新增', effect, ...more }) as Mutable<Clause>;

/** The invented regime with one more clause, cited by a field of the proposal and by a worked case. */
const withField = (effect: Clause['effect'], node: Partial<FormNode>): Regime =>
  brokenRegime((regime) => {
    regime.clauses.push(fresh('QX-15', effect));
    regime.forms[0]!.schema.properties['extra'] = {
      type: 'string',
      title: '另写',
      'x-component': 'LongText',
      'x-index': 9,
      'x-clause': ['QX-15'],
      ...node,
    } as Mutable<FormNode>;
    regime.cases[0]!.cases[0]!.clause.push('QX-15');
  });

describe('what somebody writes down is no cap', () => {
  test.each([['block'], ['override'], ['compute'], ['route']] as const)(
    'a free text never brings about %s, however often cases cite it',
    (effect) => {
      for (const node of [
        {},
        { required: true },
        { required: '{{luxury}}', maxLength: 5 },
        { 'x-component': 'Text' as const },
      ]) {
        const regime = withField([effect], node as Partial<FormNode>);
        expect(of(regime, 'QX-15')).toMatchObject({ state: 'uncovered', missing: [effect] });
        expect(codesOf(areCovered, regime)).toEqual(['clause-only-written-down QX-15']);
      }
    },
  );

  test('control: the same field under a rule, with a bound or as something that must be attached does', () => {
    const rule = { test: '{{extra != ""}}', message: '须写明' };
    for (const node of [
      { 'x-rules': [rule] },
      { 'x-component': 'Money' as const, minimum: '1.00' },
      { 'x-component': 'Attachment' as const, required: true },
    ]) {
      const regime = withField(['block'], node as unknown as Partial<FormNode>);
      expect(of(regime, 'QX-15')).toMatchObject({ state: 'covered', missing: [] });
      expect(codesOf(areCovered, regime)).toEqual([]);
    }
  });

  /** The invented regime with one more clause, cited by a stage of this kind alone and by a worked case. */
  const withStage = (effect: Clause['effect'], stage: Partial<StageDocument>): Regime =>
    brokenRegime((regime) => {
      regime.clauses.push(fresh('QX-15', effect));
      const said = { code: 'extra', title: '另一环节', clause: ['QX-15'], by: ['secretariat'] };
      regime.procedures[0]!.stages.push({ ...said, ...stage } as Mutable<StageDocument>);
      regime.cases[0]!.cases[0]!.clause.push('QX-15');
    });

  test.each(['file', 'record'] as const)('a %s stage alone never brings about a cap or a way', (kind) => {
    for (const effect of ['block', 'override', 'compute', 'route'] as const) {
      const regime = withStage([effect], { kind, form: 'proposal', next: 'extra' });
      expect(of(regime, 'QX-15')).toMatchObject({ state: 'uncovered', missing: [effect] });
      expect(codesOf(areCovered, regime)).toEqual(['clause-only-written-down QX-15']);
    }
    expect(of(withStage(['record'], { kind, next: 'extra' }), 'QX-15').state).toBe('covered');
  });

  test('control: a stage that decides does', () => {
    const outcomes = { approve: 'extra', reject: 'extra' };
    const regime = withStage(['block'], { kind: 'review', action: 'decide', mode: 'one', outcomes });
    expect(of(regime, 'QX-15')).toMatchObject({ state: 'covered', missing: [] });
  });

  test('it is enough where something is only to be recorded or reported', () => {
    for (const effect of ['record', 'report', 'remind'] as const)
      expect(of(withField([effect], {}), 'QX-15').state).toBe('covered');
  });

  test('of two effects the one that nothing brings about is named', () => {
    expect(of(withField(['record', 'block'], {}), 'QX-15')).toMatchObject({ state: 'uncovered', missing: ['block'] });
  });

  test('a pilot edition may leave it, and still says so', () => {
    const regime = { ...withField(['block'], {}), edition: 'pilot' } as const;
    expect(of(regime, 'QX-15')).toMatchObject({ state: 'covered', missing: ['block'] });
    expect(codesOf(areCovered, regime)).toEqual([]);
  });
});

describe('a full edition proves every clause', () => {
  const unproven = brokenRegime((regime) => {
    for (const worked of regime.cases[0]!.cases) worked.clause = worked.clause.filter((id) => id !== 'QX-9');
  });

  test('a clause that no case cites stands against its publication', () => {
    expect(of(unproven, 'QX-9').state).toBe('covered-without-proof');
    expect(codesOf(areProven, unproven)).toEqual(['clause-unproven QX-9']);
    expect(codesOf(areProven, inventedRegime())).toEqual([]);
  });

  test('a pilot edition need not', () => {
    expect(codesOf(areProven, { ...unproven, edition: 'pilot' })).toEqual([]);
  });

  test('an event of a story that cites it is a proof, and so is a case that is named after it', () => {
    const cited = structuredClone(unproven) as Mutable<Regime>;
    const story = cited.cases[0]!.cases.find(({ kind }) => kind === 'story');
    if (story?.kind === 'story') story.events[0]!.clause = ['QX-9'];
    expect(of(cited as Regime, 'QX-9').proofs).toEqual([
      { kind: 'event', place: expect.stringMatching(/events\/0$/) as string, title: expect.any(String) as string },
    ]);
    const named = structuredClone(unproven) as Mutable<Regime>;
    named.cases[0]!.cases[0]!.code = 'qx-9-of-luxury';
    expect(of(named as Regime, 'QX-9').state).toBe('covered');
    // A name that only begins alike proves nothing: `qx-90` is another clause than `qx-9`.
    named.cases[0]!.cases[0]!.code = 'qx-90-of-luxury';
    expect(of(named as Regime, 'QX-9').state).toBe('covered-without-proof');
  });

  test('a case that was run and failed proves nothing, nor does an event of it; its clause says which', () => {
    const story = inventedRegime().cases[0]!.cases.findIndex(({ kind }) => kind === 'story');
    const cited = brokenRegime((regime) => {
      const cases = regime.cases[0]!.cases;
      for (const worked of cases) worked.clause = worked.clause.filter((id) => id !== 'QX-9');
      const told = cases[story]!;
      if (told.kind === 'story') told.events[0]!.clause = ['QX-9'];
    });
    const of = (failed: readonly string[]) =>
      coverageOf(cited, new Set(failed)).find(({ clause }) => clause === 'QX-9')!;
    expect(of([])).toMatchObject({ state: 'covered', proofs: [{ kind: 'event' }], failed: [] });
    const place = of([]).proofs[0]!.place.replace('/events/0', '');
    expect(of([place])).toMatchObject({
      state: 'covered-without-proof',
      proofs: [],
      failed: [{ kind: 'event', place: `${place}/events/0` }],
    });
  });

  test('of clauses within clauses, a case is named after the innermost', () => {
    const nested = structuredClone(unproven) as Mutable<Regime>;
    nested.clauses.push(fresh('QX-9-1', ['record']));
    nested.checks[1]!.clause.push('QX-9-1');
    nested.cases[0]!.cases[0]!.code = 'qx-9-1-of-luxury';
    expect([of(nested as Regime, 'QX-9').state, of(nested as Regime, 'QX-9-1').state]).toEqual([
      'covered-without-proof',
      'covered',
    ]);
  });
});

describe('what the engine does for every regime', () => {
  const by = (coveredBy: readonly string[], reason?: string): Regime =>
    brokenRegime((regime) => {
      regime.clauses.push(fresh('QX-15', ['block'], { coveredBy, ...(reason === undefined ? {} : { reason }) }));
    });

  test('covers and proves a clause that names it from the list and says how', () => {
    const regime = by(['engine:four-eyes'], '制度由两人先后提交和发布');
    expect(of(regime, 'QX-15')).toMatchObject({ state: 'covered', by: ['engine:four-eyes'] });
    expect([...codesOf(areCovered, regime), ...codesOf(areProven, regime)]).toEqual([]);
  });

  test('is refused without a reason, and under a name that is not in the list', () => {
    expect(codesOf(areCovered, by(['engine:four-eyes']))).toEqual(['clause-engine-without-reason QX-15']);
    expect(codesOf(areCovered, by(['engine:good-will'], '凭良心'))).toEqual([
      'clause-uncovered QX-15',
      'engine-rule-unknown QX-15',
    ]);
  });

  test('has one code and one title for each rule', () => {
    for (const key of ['code', 'title'] as const)
      expect(new Set(ENGINE_RULES.map((one) => one[key])).size).toBe(ENGINE_RULES.length);
    expect(ENGINE_RULES.filter(({ code }) => !/^engine:[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  });

  test('that a limit that has passed decides nothing is proven by the sweep of deadlines', () => {
    const rule = ENGINE_RULES.find(({ code }) => code === 'engine:deadline-never-decides');
    expect(rule?.provenBy).toEqual(['test/engine/procedure/due.test.ts', 'test/api/deadline-sweep.test.ts']);
  });

  test('is proven by tests that exist', () => {
    const files = ENGINE_RULES.flatMap(({ provenBy }) => provenBy);
    expect(files.filter((file) => !existsSync(join(__dirname, '../../..', file)))).toEqual([]);
    expect(
      ENGINE_RULES.every(({ provenBy }) => provenBy.length > 0 && new Set(provenBy).size === provenBy.length),
    ).toBe(true);
  });
});
