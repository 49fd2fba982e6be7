import type { Regime } from '../../../form-schemas/engine/model/regime';
import type { StoryCase, WorkedCase } from '../../../form-schemas/engine/model/worked-case';
import { compileRegime, withCalendar } from '../../../form-schemas/engine/compiled-regime';
import { knownCalendar } from '../../../form-schemas/formats/calendars';
import type { CompiledRegime } from '../../../form-schemas/engine/procedure/compiled';
import { actualOf, withExpectation } from '../../../form-schemas/engine/proof/actual';
import { runCase } from '../../../form-schemas/engine/proof/run-case';
import { regime } from '../../regimes/dazhou';
import type { Mutable } from '../fixtures/invented-regime';

function changed(change: (regime: Mutable<Regime>) => void): CompiledRegime {
  const copy = structuredClone(regime) as Mutable<Regime>;
  change(copy);
  const { value, findings } = compileRegime(copy as Regime);
  if (!value) throw new Error(JSON.stringify(findings.slice(0, 3)));
  return withCalendar(value, knownCalendar());
}

const all: readonly WorkedCase[] = regime.cases.flatMap(({ cases }) => cases);
const failing = (compiled: CompiledRegime): readonly WorkedCase[] =>
  all.filter((worked) => !runCase(compiled, worked).value.passed);
const named = (code: string): WorkedCase => all.find((worked) => worked.code === code)!;

/** The band of 市长 begins at 3,000,000.00 instead of 2,000,000.00. */
const moved = changed(({ matrices }) => {
  const rows = matrices.find(({ code }) => code === 'founding')!.rows;
  rows.find(({ id }) => id === 'below-2m')!.when['total'] = '< 3000000';
  rows.find(({ id }) => id === 'from-2m')!.when['total'] = '[3000000..5000000)';
});
const untouched = changed(() => undefined);

describe('what comes of a worked case', () => {
  it('is what it expects, word for word, while the law stays the same', () => {
    expect(all.length).toBeGreaterThan(150);
    for (const worked of all) {
      const { value } = actualOf(untouched, worked);
      expect(value && withExpectation(worked, value)).toEqual(worked);
    }
  });

  it('is, of a matrix whose band moved, the other row with its chain; cases outside of the moved band are untouched', () => {
    const codes = failing(moved)
      .filter(({ kind }) => kind === 'matrix')
      .map(({ code }) => code);
    expect(codes).toEqual(['two-million', 'two-million-plus-one-fen']);
    expect(actualOf(moved, named('two-million')).value).toEqual({
      kind: 'matrix',
      expect: { row: 'below-2m', chain: [['vice-mayor-field', 'vice-mayor-digital'], ['vice-mayor-finance']] },
    });
    for (const code of codes) {
      const worked = named(code);
      const rewritten = withExpectation(worked, actualOf(moved, worked).value!);
      expect(runCase(moved, rewritten!).value.passed).toBe(true);
      // A control: the same statement about the old law is false.
      expect(runCase(untouched, rewritten!).value.passed).toBe(false);
    }
  });

  it('is, of a matrix that no longer speaks for an amount, the finding that refuses; and a decision where it now speaks', () => {
    const higher = changed(({ matrices }) => {
      const inputs = matrices.find(({ code }) => code === 'founding')!.inputs;
      inputs.find(({ code }) => code === 'total')!.domain = '[500000..1000000000000]';
    });
    expect(actualOf(higher, named('floor')).value).toMatchObject({ expect: { finding: 'matrix-input-out-of-domain' } });
    const lower = changed(({ matrices }) => {
      const inputs = matrices.find(({ code }) => code === 'founding')!.inputs;
      inputs.find(({ code }) => code === 'total')!.domain = '[200000..1000000000000]';
    });
    expect(actualOf(lower, named('floor-minus-one-fen')).value).toMatchObject({ expect: { row: 'below-2m' } });
  });

  it('is nothing where a fact is gone: the case itself must be mended', () => {
    const worked = { ...named('two-million'), facts: { invented: '1.00' } } as WorkedCase;
    const { value, findings } = actualOf(untouched, worked);
    expect(value).toBeNull();
    expect(findings.map(({ code }) => code)).toEqual(['fact-unknown']);
  });

  it('is, of a check, its verdict, and of the scope, who refuses', () => {
    const turned = changed(({ checks, scope }) => {
      checks.find(({ code }) => code === 'materials-complete')!.require = 'materialsDeficient = true';
      scope.rules.find(({ code }) => code === 'total-floor')!.require = 'estimatedTotal >= 999999999.00';
    });
    expect(actualOf(turned, named('materials-complete-pass')).value).toEqual({ kind: 'check', expect: 'fail' });
    const scoped = failing(turned).filter(({ kind }) => kind === 'scope');
    expect(scoped.length).toBeGreaterThan(0);
    for (const worked of scoped)
      expect(actualOf(turned, worked).value).toEqual({
        kind: 'scope',
        expect: { inScope: false, rule: 'total-floor' },
      });
  });

  it('rewritten makes each failing case pass, or says that its story goes no further', () => {
    for (const worked of failing(moved)) {
      const { value } = actualOf(moved, worked);
      const rewritten = value && withExpectation(worked, value);
      if (rewritten) expect([worked.code, runCase(moved, rewritten).value.passed]).toEqual([worked.code, true]);
      else expect(value).toMatchObject({ kind: 'story', halted: expect.any(Number) });
    }
  });
});

describe('a story', () => {
  const asked = changed(({ forms }) => {
    const { properties } = forms.find(({ code }) => code === 'application')!.schema;
    properties['phone'] = { type: 'string', title: '联系电话', 'x-component': 'Text', 'x-index': 999, required: true };
  });

  it('that misses an answer asked for now halts at the filing, and says for which field', () => {
    const stories = failing(asked);
    expect(stories.length).toBeGreaterThan(10);
    const { value, findings } = actualOf(asked, stories[0]!);
    expect(value).toMatchObject({ kind: 'story', halted: 0 });
    expect(findings).toMatchObject([{ code: 'required-missing', path: 'phone' }]);
  });

  it('keeps what still holds and says only of the event that differs what came', () => {
    const worked = all.find(
      (one): one is StoryCase => one.kind === 'story' && one.events[0]?.expect.facts !== undefined,
    )!;
    const [first, ...rest] = worked.events;
    const wrong: StoryCase = {
      ...worked,
      events: [{ ...first!, expect: { ...first!.expect, stage: 'filing', facts: { planYear: 1999 } } }, ...rest],
    };
    const { value } = actualOf(untouched, wrong);
    const mended = withExpectation(wrong, value!) as StoryCase;
    expect(mended.events[0]!.expect.stage).toBe(first!.expect.stage);
    expect(mended.events[0]!.expect.facts).toEqual({ planYear: 2027 });
    expect(mended.events.slice(1)).toEqual(rest);
    expect(runCase(untouched, mended).value.passed).toBe(true);
  });
});
