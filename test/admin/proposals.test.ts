import { proposalsFor } from '../../admin/application/proposals';
import { ScopeAnswers } from '../../admin/application/scope-answers';
import { openingNotes } from '../../admin/application/opening-notes';
import type { CompiledForm, Finding } from '../../form-schemas/engine';
import { givenRegime, givenStorage } from './given';

describe('answers given before the filing', () => {
  const regime = givenRegime();
  const form = regime.forms.get('application') as CompiledForm;

  test('the estimated total is offered for the declared total, in words', () => {
    const given = { secret: false, estimatedTotal: '2000000.00', unitType: 'state-organ', nationalStandard: true };
    expect(proposalsFor(regime, form, given)).toEqual([
      { path: 'declaredTotal', title: expect.any(String), asked: '估算总投资', value: '2000000.00', words: '200万元' },
    ]);
  });

  test('nothing is offered that was not answered, or that cannot be read', () => {
    expect(proposalsFor(regime, form, {})).toEqual([]);
    expect(proposalsFor(regime, form, { estimatedTotal: 'abc' })).toEqual([]);
  });
});

describe('answers to the scope questions in this tab', () => {
  const asked = { person: 'p', edition: 'e', procedure: 'project' };

  test('outlive a reload and are nobody else’s', () => {
    const storage = givenStorage();
    new ScopeAnswers(storage, asked).keep({ secret: false });
    expect(new ScopeAnswers(storage, asked).read()).toEqual({ secret: false });
    expect(new ScopeAnswers(storage, { ...asked, person: 'q' }).read()).toEqual({});
    expect(new ScopeAnswers(storage, { ...asked, edition: 'f' }).read()).toEqual({});
  });

  test('are gone when forgotten, and nonsense is no answer', () => {
    const storage = givenStorage();
    const answers = new ScopeAnswers(storage, asked);
    answers.keep({ secret: false });
    answers.forget();
    expect(answers.read()).toEqual({});
    storage.setItem('tongchou.scope.p.e.project', '[1');
    expect(answers.read()).toEqual({});
  });
});

describe('what opening a draft brings to light', () => {
  const note = (code: string, severity: Finding['severity'] = 'info'): Finding => ({ code, severity, message: code });

  test('is sorted by what it means; answers that no longer fit count only under a newer edition', () => {
    const said = [note('edition-newer'), note('field-added'), note('field-removed'), note('out-of-scope', 'error')];
    const standing = [
      note('above-maximum', 'error'),
      note('required-missing', 'error'),
      note('rule-failed', 'warning'),
    ];
    const notes = openingNotes([...said, note('required-missing')], standing);
    expect(notes.edition?.code).toBe('edition-newer');
    expect([notes.added, notes.removed, notes.changed].map(({ length }) => length)).toEqual([1, 1, 0]);
    expect(notes.unfit.map(({ code }) => code)).toEqual(['above-maximum']);
    expect(notes.other.map(({ code }) => code)).toEqual(['out-of-scope']);
    expect(openingNotes([], standing).unfit).toEqual([]);
  });
});
