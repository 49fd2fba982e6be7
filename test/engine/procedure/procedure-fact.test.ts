import { compileVocabulary } from '../../../form-schemas/engine/vocabulary/vocabulary';
import { openCase, openList } from '../../../form-schemas/engine/procedure/open-case';
import { previewRoute } from '../../../form-schemas/engine/procedure/preview-route';
import { verifyRegime } from '../../../form-schemas/engine/proof/prove';
import { compiled } from '../fixtures/invented-case';
import { brokenRegime, type Mutable } from '../fixtures/invented-regime';
import type { Regime } from '../../../form-schemas/engine/model/regime';

/** The invented regime with a fact that tells whether a case is one of the yearly list. */
function withListFact(change: (regime: Mutable<Regime>) => void = () => undefined): Regime {
  return brokenRegime((regime) => {
    regime.facts.push({
      name: 'inAnnual',
      title: '是否清单案件',
      type: 'boolean',
      owner: { kind: 'procedure', procedure: 'annual' },
      provenance: 'given',
      clause: ['QX-11'],
    });
    change(regime);
  });
}

const regime = compiled(withListFact());

describe('a fact that the procedure decides', () => {
  test('is false where nothing is said, and what is said in a what-if question wins', () => {
    const read = (facts: Record<string, boolean>) => regime.vocabulary.reader(facts)('inAnnual');
    expect([read({}), read({ inAnnual: true })]).toEqual([false, true]);
  });

  test('is true in the cases of its procedure from the first moment, and false in others', () => {
    const list = openList(regime, 'annual', [{ code: 'A', title: '甲' }]).value;
    expect(list?.facts['inAnnual']).toBe(true);
    expect(openCase(regime, 'loan').value?.facts['inAnnual']).toBe(false);
  });

  test('leads a preview into the pool of that list, when the question says that the list decides', () => {
    const stages = (facts: Record<string, boolean>) =>
      previewRoute(regime, 'loan', facts).value.map((stage) => stage.stage);
    expect(stages({ inAnnual: true })).toContain('waiting');
    expect(stages({})).toContain('single');
  });

  test('must be a yes or no', () => {
    const broken = withListFact((changed) => {
      const fact = changed.facts.at(-1);
      if (fact) fact.type = 'integer';
    });
    expect(compileVocabulary(broken).findings.map(({ code }) => code)).toEqual(['fact-incomplete']);
  });

  test('must name a procedure that exists', () => {
    const broken = withListFact((changed) => {
      const fact = changed.facts.at(-1);
      if (fact) fact.owner = { kind: 'procedure', procedure: 'monthly' };
    });
    expect(verifyRegime(broken).findings).toContainEqual(
      expect.objectContaining({ code: 'procedure-unknown', message: expect.stringContaining('monthly') }),
    );
  });
});
