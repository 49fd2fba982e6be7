import { availableActions } from '../../../form-schemas/engine/procedure/available-actions';
import { replay, step } from '../../../form-schemas/engine/procedure/step';
import { actor, appraised, codes, compiled, day, decision, filing, opened, through } from '../fixtures/invented-case';
import { brokenRegime } from '../fixtures/invented-regime';

const regime = compiled();
const filed = () => through(regime, opened(regime), filing());
const appraisal = { answers: { appraised: '30000.00', joint: false } };

describe('slots', () => {
  test('co-signers decide in any order; the last one moves the case on', () => {
    const first = through(regime, filed(), decision('2.0.secretariat', 'approve', appraisal));
    expect([first.stage, first.slots.map((slot) => slot.status)]).toEqual(['appraisal', ['decided', 'open']]);
    expect(through(regime, first, decision('2.0.treasury', 'approve')).stage).toBe('single');
  });

  test.each([
    ['a slot that is not there', decision('2.0.council', 'approve', { minutes: '1' }), 'slot-unknown'],
    ['a slot of an earlier round', decision('1.0.applicant', 'approve'), 'slot-unknown'],
    ['the slot of another body', decision('2.0.treasury', 'approve', { actor: actor('deputy') }), 'not-your-body'],
  ])('%s is refused and says who is waited for', (_, event, code) => {
    const before = filed();
    const { value, findings } = step(regime, before, event);
    expect(findings).toEqual([
      expect.objectContaining({
        code,
        severity: 'error',
        clause: ['QX-4'],
        article: '第四条',
        message: expect.stringContaining('现在等待秘书处、司库'),
      }),
    ]);
    expect(value).toBe(before);
  });

  test('a second decision on a decided slot is refused', () => {
    const before = through(regime, filed(), decision('2.0.treasury', 'approve'));
    const { value, findings } = step(regime, before, decision('2.0.treasury', 'reject'));
    expect(findings).toEqual([
      expect.objectContaining({ code: 'slot-decided', message: expect.stringContaining('现在等待秘书处') }),
    ]);
    expect(value).toBe(before);
  });

  test('after the end nothing can be done', () => {
    const ended = through(regime, filed(), decision('2.0.treasury', 'reject'));
    expect(ended.ended).toEqual({ outcome: 'refused', positive: false, on: '2030-06-02' });
    for (const event of [
      filing(),
      decision('2.0.secretariat', 'approve'),
      { type: 'withdraw', on: day('2030-06-03'), actor: actor('treasury'), reason: '误' } as const,
    ]) {
      expect(codes(step(regime, ended, event).findings)).toEqual(['case-ended']);
    }
    expect(availableActions(regime, ended, actor('secretariat'))).toEqual([]);
  });

  test('one person who holds two bodies signs once for both, and it is recorded so', () => {
    const both = { person: 'person-of-both', bodies: ['deputy', 'treasury'] };
    const state = through(regime, appraised(regime, '30000.00'), decision('4.0.deputy', 'approve', { actor: both }));
    expect(state.stage).toBe('issue');
    const partly = step(regime, appraised(regime, '30000.00'), decision('4.0.deputy', 'approve')).value;
    expect(partly.slots.map((slot) => slot.decision?.alsoFor ?? null)).toEqual([[], null]);
  });

  test('a meeting is decided only by naming it: whoever speaks for two does not sign for it by the way', () => {
    const mixed = compiled(
      brokenRegime((changed) => {
        const chain = [{ action: 'decide', mode: 'all', bodies: ['deputy', 'council'] }];
        Object.assign(changed.matrices[0]!.rows[0]!, { chain });
        changed.cases = [];
      }),
    );
    const both = { person: 'x', bodies: ['deputy', 'council'] };
    for (const named of ['deputy', 'council']) {
      const event = decision(`4.0.${named}`, 'approve', { actor: both, minutes: '纪要' });
      const state = through(mixed, appraised(mixed, '30000.00'), event);
      expect(state.slots.filter((slot) => slot.status === 'decided').map((slot) => slot.body)).toEqual([named]);
    }
  });

  test('in a sequence the next in turn opens; the same person in turn signs with it, another is not skipped', () => {
    const inOrder = compiled(
      brokenRegime((changed) => {
        Object.assign(changed.matrices[0]!.rows[0]!, {
          chain: [{ action: 'decide', mode: 'sequence', bodies: ['deputy', 'treasury', 'chair'] }],
        });
        changed.cases = [];
      }),
    );
    const start = appraised(inOrder, '30000.00');
    expect(start.slots.map((slot) => slot.status)).toEqual(['open', 'waiting', 'waiting']);
    expect(codes(step(inOrder, start, decision('4.0.chair', 'approve')).findings)).toEqual(['slot-waiting']);
    const next = through(inOrder, start, decision('4.0.deputy', 'approve'));
    expect(next.slots.map((slot) => slot.status)).toEqual(['decided', 'open', 'waiting']);
    const twoInTurn = through(
      inOrder,
      start,
      decision('4.0.deputy', 'approve', { actor: { person: 'x', bodies: ['deputy', 'treasury'] } }),
    );
    expect(twoInTurn.slots.map((slot) => [slot.status, slot.decision?.alsoFor])).toEqual([
      ['decided', ['treasury']],
      ['decided', ['deputy']],
      ['open', undefined],
    ]);
    const notInTurn = through(
      inOrder,
      start,
      decision('4.0.deputy', 'approve', { actor: { person: 'x', bodies: ['deputy', 'chair'] } }),
    );
    expect(notInTurn.slots.map((slot) => slot.status)).toEqual(['decided', 'open', 'waiting']);
  });

  test('a vote closes the slots that are no longer needed', () => {
    const vote = compiled(
      brokenRegime((changed) => {
        Object.assign(changed.matrices[0]!.rows[0]!, {
          chain: [
            { action: 'decide', mode: 'ratio', ratio: '1/2', bodies: ['deputy', 'treasury'] },
            { action: 'decide', mode: 'one', bodies: ['chair'] },
          ],
        });
        changed.cases = [];
      }),
    );
    const state = through(vote, appraised(vote, '30000.00'), decision('4.0.treasury', 'approve'));
    expect(state.slots.map((slot) => [slot.id, slot.status])).toEqual([
      ['4.0.deputy', 'closed'],
      ['4.0.treasury', 'decided'],
      ['4.1.chair', 'open'],
    ]);
    expect(codes(step(vote, state, decision('4.0.deputy', 'approve')).findings)).toEqual(['slot-decided']);
  });
});

describe('what goes with a decision', () => {
  test('the lead approves only with the form; the form sets its facts', () => {
    expect(codes(step(regime, filed(), decision('2.0.secretariat', 'approve')).findings)).toEqual(['form-needed']);
    expect(
      codes(step(regime, filed(), decision('2.0.secretariat', 'approve', { answers: { joint: false } })).findings),
    ).toEqual(['required-missing']);
    const state = through(regime, filed(), decision('2.0.secretariat', 'approve', appraisal));
    expect(state.facts).toMatchObject({ appraisedAmount: 3_000_000, joint: false, declaredAmount: 3_000_000 });
    expect(state.answers['appraisal']).toEqual({ appraised: '30000.00', joint: false });
  });

  test('who is not the lead fills nothing', () => {
    expect(codes(step(regime, filed(), decision('2.0.treasury', 'approve', appraisal)).findings)).toEqual([
      'form-unexpected',
    ]);
  });

  test('a return or a refusal needs no form', () => {
    expect(through(regime, filed(), decision('2.0.secretariat', 'return')).stage).toBe('proposal');
    expect(through(regime, filed(), decision('2.0.secretariat', 'reject')).ended?.outcome).toBe('refused');
  });

  test.each([
    ['reject', ''],
    ['return', ' '],
    ['return', '\u200b'],
  ] as const)('to %s it takes a reason, and %j is none', (verdict, opinion) => {
    const before = filed();
    const { value, findings } = step(regime, before, decision('2.0.treasury', verdict, { opinion }));
    expect(findings).toEqual([expect.objectContaining({ code: 'opinion-needed', article: '第四条' })]);
    expect(value).toBe(before);
  });

  test('to approve no words are needed', () => {
    expect(step(regime, filed(), decision('2.0.treasury', 'approve')).findings).toEqual([]);
  });

  test('a meeting decides with the number of its minutes', () => {
    const start = appraised(regime, '200000.00');
    expect(start.slots.map((slot) => slot.id)).toEqual(['4.0.council']);
    expect(codes(step(regime, start, decision('4.0.council', 'approve', { minutes: ' ' })).findings)).toEqual([
      'minutes-needed',
    ]);
    expect(through(regime, start, decision('4.0.council', 'approve', { minutes: '青理纪〔2030〕3号' })).stage).toBe(
      'issue',
    );
  });

  test('a clerk records a decision taken on paper; both persons are kept, and the clerk is not the one who decided', () => {
    const start = appraised(regime, '30000.00');
    const state = through(
      regime,
      start,
      decision('4.0.deputy', 'approve', { recordedBy: { person: 'clerk', scan: 'scan-1' } }),
    );
    expect(state.slots[0]?.decision).toMatchObject({ person: 'person-of-deputy', recordedBy: 'clerk', scan: 'scan-1' });
    expect(
      codes(
        step(
          regime,
          start,
          decision('4.0.deputy', 'approve', { recordedBy: { person: 'person-of-deputy', scan: 'scan-1' } }),
        ).findings,
      ),
    ).toEqual(['recorder-is-actor']);
    expect(
      codes(
        step(regime, start, decision('4.0.deputy', 'approve', { recordedBy: { person: 'clerk', scan: '' } })).findings,
      ),
    ).toEqual(['scan-needed']);
  });

  test('refusing where there is no refusal, and returning to where no return leads, say what is possible', () => {
    const issuing = through(
      regime,
      appraised(regime, '30000.00'),
      decision('4.0.deputy', 'approve'),
      decision('4.0.treasury', 'approve'),
    );
    expect(step(regime, issuing, decision('5.0.secretariat', 'reject')).findings).toEqual([
      expect.objectContaining({ code: 'verdict-not-possible', message: expect.stringContaining('可以：同意') }),
    ]);
    expect(
      codes(step(regime, appraised(regime, '30000.00'), decision('4.0.deputy', 'return', { to: 'issue' })).findings),
    ).toEqual(['return-not-possible']);
    expect(codes(step(regime, appraised(regime, '30000.00'), decision('4.0.deputy', 'return')).findings)).toEqual([
      'return-not-possible',
    ]);
  });
});

describe('available actions', () => {
  test('say what can be done now, with what it needs, and why the rest cannot', () => {
    const actions = availableActions(regime, appraised(regime, '30000.00'), actor('deputy'));
    expect(actions.map(({ action, slot, refusal }) => [action, slot, refusal?.code ?? null])).toEqual([
      ['approve', '4.0.deputy', null],
      ['reject', '4.0.deputy', null],
      ['return', '4.0.deputy', null],
      ['approve', '4.0.treasury', 'not-your-body'],
      ['reject', '4.0.treasury', 'not-your-body'],
      ['return', '4.0.treasury', 'not-your-body'],
      ['transfer', '4.0.deputy', null],
      ['remind', '4.0.deputy', 'remind-self'],
      ['transfer', '4.0.treasury', 'not-your-body'],
      ['remind', '4.0.treasury', null],
      ['copy', null, null],
      ['withdraw', null, 'withdraw-not-possible'],
    ]);
    expect(actions[2]?.to).toEqual(['proposal', 'appraisal']);
  });

  test('the form is shown on whichever slot one person signs for the lead as well', () => {
    const state = through(regime, opened(regime), filing());
    const both = availableActions(regime, state, actor('treasury', 'secretariat'));
    expect(both.filter((action) => action.action === 'approve').map((action) => [action.slot, action.form])).toEqual([
      ['2.0.secretariat', 'appraisal'],
      ['2.0.treasury', 'appraisal'],
    ]);
    const alone = decision('2.0.treasury', 'approve', { actor: actor('treasury', 'secretariat') });
    expect(codes(step(regime, state, alone).findings)).toEqual(['form-needed']);
    const one = availableActions(regime, state, actor('treasury'));
    expect(one.find((action) => action.slot === '2.0.treasury')?.form).toBeNull();
  });

  test('a filing, the lead form and the minutes are shown', () => {
    expect(availableActions(regime, opened(regime), actor('applicant'))[0]).toMatchObject({
      action: 'file',
      slot: '1.0.applicant',
      form: 'proposal',
      refusal: null,
    });
    expect(availableActions(regime, opened(regime), actor('chair'))[0]?.refusal?.code).toBe('not-your-body');
    const atReview = availableActions(regime, filed(), actor('secretariat'));
    expect(atReview.filter((one) => one.action === 'approve').map(({ slot, form }) => [slot, form])).toEqual([
      ['2.0.secretariat', 'appraisal'],
      ['2.0.treasury', null],
    ]);
    expect(availableActions(regime, appraised(regime, '300000.00'), actor('council'))[0]?.needs).toEqual(['minutes']);
    expect(availableActions(regime, filed(), actor('applicant')).at(-1)).toMatchObject({
      action: 'withdraw',
      to: ['proposal'],
      refusal: null,
    });
  });
});

test('replaying the events gives the same state again; a broken log stops at the event that does not fit', () => {
  const events = [filing(), decision('2.0.treasury', 'approve'), decision('2.0.secretariat', 'approve', appraisal)];
  expect(replay(regime, 'loan', events).value).toEqual(through(regime, opened(regime), ...events));
  const broken = replay(regime, 'loan', [events[0]!, events[2]!, events[2]!]);
  expect(broken.findings).toEqual([
    expect.objectContaining({ code: 'slot-decided', parameters: expect.objectContaining({ event: 2 }) }),
  ]);
});
