import { isFine } from '../../../form-schemas/engine/finding';
import { availableActions } from '../../../form-schemas/engine/procedure/available-actions';
import type { Actor, CaseEvent, CaseState } from '../../../form-schemas/engine/procedure/case';
import { step } from '../../../form-schemas/engine/procedure/step';
import { actor, codes, compiled, day, through } from '../fixtures/invented-case';
import {
  deciding,
  doneSide,
  effecting,
  handing,
  inReview,
  onTrial,
  openedSide,
  openIds,
  publicised,
  toContract,
} from '../fixtures/life-case';
import { lifeRegime, lifeStage } from '../fixtures/life-regime';

const regime = compiled(lifeRegime());
const ON = '2030-03-02';

const refused = (state: CaseState, event: CaseEvent, by = regime) => {
  const outcome = step(by, state, event);
  if (!isFine(outcome.findings)) expect(outcome.value).toBe(state);
  return codes(outcome.findings);
};

/** It stands in the sequence of treasury and chair. */
const atDecision = (by = regime) => through(by, onTrial(by), handing('2030-02-28', 'applicant'));

const base = (by: Actor) => ({ on: day(ON), actor: by });
const asking = (slot: string, body: string, by: Actor): CaseEvent => ({
  ...base(by),
  type: 'add-signer',
  slot,
  body,
  reason: '请把关',
});
const lettingGo = (slot: string, by: Actor): CaseEvent => ({
  ...base(by),
  type: 'remove-signer',
  slot,
  reason: '不再需要',
});
const handingOver = (slot: string, to: string, by: Actor): CaseEvent => ({
  ...base(by),
  type: 'transfer',
  slot,
  to,
  reason: '出差',
});

const [treasury, chair, deputy] = [actor('treasury'), actor('chair'), actor('deputy')];
const colleague: Actor = { person: 'colleague', bodies: ['treasury'] };

describe('a slot handed over', () => {
  const state = atDecision();
  const [slot] = openIds(state);

  test('is decided by whom it was handed to, and by nobody else', () => {
    const handed = through(regime, state, handingOver(slot!, 'colleague', treasury));
    expect(handed.slots[0]).toMatchObject({ assignee: 'colleague', status: 'open' });
    expect(refused(handed, deciding(ON, slot!))).toEqual(['slot-assigned']);
    const decided = through(regime, handed, deciding(ON, slot!, 'approve', { actor: colleague }));
    expect(decided.slots[0]?.decision).toMatchObject({ person: 'colleague', verdict: 'approve' });
  });

  test('may be decided by the dated proxy of whom it was handed to, and the record says for whom', () => {
    const handed = through(regime, state, handingOver(slot!, 'colleague', treasury));
    const proxy: Actor = { person: 'substitute', bodies: ['treasury'], proxyOf: { treasury: 'colleague' } };
    const decided = through(regime, handed, deciding(ON, slot!, 'approve', { actor: proxy }));
    expect(decided.slots[0]?.decision).toMatchObject({ person: 'substitute', proxyOf: 'colleague' });
    const other: Actor = { ...proxy, proxyOf: { treasury: 'somebody' } };
    expect(refused(handed, deciding(ON, slot!, 'approve', { actor: other }))).toEqual(['slot-assigned']);
  });

  test('goes on to a third by whom it was handed to, not by the first', () => {
    const handed = through(regime, state, handingOver(slot!, 'colleague', treasury));
    expect(refused(handed, handingOver(slot!, 'third', treasury))).toEqual(['slot-assigned']);
    expect(through(regime, handed, handingOver(slot!, 'third', colleague)).slots[0]?.assignee).toBe('third');
  });

  test('is everybody’s again who holds the body, where the host says that whom it was handed to no longer does', () => {
    const handed = through(regime, state, handingOver(slot!, 'gone', treasury));
    const other: Actor = { person: 'third', bodies: ['treasury'] };
    expect(refused(handed, deciding(ON, slot!, 'approve', { actor: other }))).toEqual(['slot-assigned']);
    const elsewhere: Actor = { ...other, released: [slot!.replace('treasury', 'chair')] };
    expect(refused(handed, deciding(ON, slot!, 'approve', { actor: elsewhere }))).toEqual(['slot-assigned']);
    const released: Actor = { ...other, released: [slot!] };
    expect(
      through(regime, handed, deciding(ON, slot!, 'approve', { actor: released })).slots[0]?.decision?.person,
    ).toBe('third');
    const stranger: Actor = { ...released, bodies: ['chair'] };
    expect(refused(handed, deciding(ON, slot!, 'approve', { actor: stranger }))).toEqual(['not-your-body']);
  });

  test('is not signed along with another slot of the same person', () => {
    const all = compiled(lifeRegime((changed) => void (lifeStage(changed, 'review', 'decision').mode = 'all')));
    const open = atDecision(all);
    const [first, second] = openIds(open);
    const both: Actor = { person: 'both', bodies: ['treasury', 'chair'] };
    const handed = through(all, open, handingOver(first!, 'colleague', both));
    const signed = through(all, handed, deciding(ON, second!, 'approve', { actor: both }));
    expect(openIds(signed)).toEqual([first]);
  });

  test.each<readonly [string, CaseEvent, string]>([
    ['to oneself', handingOver(slot!, treasury.person, treasury), 'transfer-to-self'],
    ['by another body', handingOver(slot!, 'x', chair), 'not-your-body'],
    ['before its turn', handingOver(slot!.replace('treasury', 'chair'), 'x', chair), 'slot-waiting'],
    ['of another round', handingOver('1.0.treasury', 'x', treasury), 'slot-unknown'],
    ['without a reason', { ...handingOver(slot!, 'x', treasury), reason: ' ' } as CaseEvent, 'reason-needed'],
  ])('%s is refused', (_, event, code) => {
    expect(refused(state, event)).toEqual([code]);
  });

  test('keeps a filing to whom it was handed to as well', () => {
    const filing = toContract(regime);
    const [own] = openIds(filing);
    const handed = through(regime, filing, handingOver(own!, 'clerk', actor('applicant')));
    expect(refused(handed, handing('2030-03-02', 'applicant', { amount: '1.00', signedOn: ON }))).toEqual([
      'slot-assigned',
    ]);
  });
});

describe('a body that is asked besides', () => {
  const state = atDecision();
  const [slot] = openIds(state);
  const asked = through(regime, state, asking(slot!, 'deputy', treasury));
  const added = slot!.replace('treasury', 'deputy');

  test('has an open slot of its own, which says who asked', () => {
    expect(openIds(asked)).toEqual([slot, added]);
    expect(asked.slots.at(-1)).toMatchObject({ body: 'deputy', added: { by: 'treasury', on: ON } });
  });

  test('does not change whose turn it is, and must approve before the sequence is through', () => {
    const opinion = through(regime, asked, deciding(ON, added));
    expect(openIds(opinion)).toEqual([slot]);
    const first = through(regime, asked, deciding(ON, slot!));
    const second = through(regime, first, deciding(ON, slot!.replace('treasury', 'chair')));
    expect(second.stage).toBe('decision');
    expect(through(regime, second, deciding(ON, added)).stage).toBe('closed');
  });

  test('refuses for all', () => {
    expect(through(regime, asked, deciding(ON, added, 'reject')).stage).toBe('refused');
  });

  test('is let go by whom it was asked, while it is open, and then no longer waited for', () => {
    expect(refused(asked, lettingGo(added, chair))).toEqual(['signer-not-removable']);
    expect(refused(asked, lettingGo(slot!, treasury))).toEqual(['signer-not-removable']);
    expect(refused(asked, lettingGo('1.0.x', treasury))).toEqual(['slot-unknown']);
    const decided = through(regime, asked, deciding(ON, added));
    expect(refused(decided, lettingGo(added, treasury))).toEqual(['signer-not-removable']);
    const left = through(regime, asked, lettingGo(added, treasury));
    expect(openIds(left)).toEqual([slot]);
    const ended = through(regime, left, deciding(ON, slot!), deciding(ON, slot!.replace('treasury', 'chair')));
    expect(ended.stage).toBe('closed');
  });

  test('may be asked again after it was let go', () => {
    const again = through(regime, asked, lettingGo(added, treasury), asking(slot!, 'deputy', treasury));
    expect(openIds(again)).toEqual([slot, added]);
    expect(new Set(again.slots.map(({ id }) => id)).size).toBe(again.slots.length);
  });

  test('when let go last lets the stage go on', () => {
    const waits = through(regime, asked, deciding(ON, slot!), deciding(ON, slot!.replace('treasury', 'chair')));
    expect(waits.stage).toBe('decision');
    expect(through(regime, waits, lettingGo(added, treasury)).stage).toBe('closed');
  });

  test.each<readonly [string, CaseEvent, string]>([
    ['whom the stage does not name', asking(slot!, 'council', treasury), 'signer-not-possible'],
    ['who is in the step already', asking(slot!, 'deputy', treasury), 'signer-twice'],
    [
      'that the actor holds',
      asking(slot!, 'secretariat', { person: 't', bodies: ['treasury', 'secretariat'] }),
      'signer-own',
    ],
    ['by who is not in the step', asking(slot!, 'secretariat', actor('applicant')), 'not-your-body'],
    ['without a reason', { ...asking(slot!, 'secretariat', treasury), reason: '' } as CaseEvent, 'reason-needed'],
  ])('%s cannot be asked', (_, event, code) => {
    expect(refused(asked, event)).toEqual([code]);
  });

  test('in a lane where one is enough is needed on top, and only in that lane', () => {
    const review = inReview(regime, '99999.99', true);
    const lane = openIds(review).find((id) => id.endsWith('chair'))!;
    const both = through(regime, review, asking(lane, 'treasury', chair));
    const one = through(regime, both, deciding(ON, lane));
    expect(one.stage).toBe('reviews');
    expect(through(regime, one, deciding(ON, lane.replace('chair', 'treasury'))).stage).toBe('trial');
  });

  test('signs for itself alone: who is also next in turn has not signed there', () => {
    const both: Actor = { person: 'both', bodies: ['deputy', 'chair'] };
    const signed = through(regime, asked, deciding(ON, added, 'approve', { actor: both }));
    expect(signed.slots.find(({ body }) => body === 'chair')?.status).toBe('waiting');
  });

  test('fills no form even where each body does', () => {
    const each = compiled(
      lifeRegime((changed) => void (lifeStage(changed, 'parallel', 'reviews').lanes[0]!.formBy = 'each')),
    );
    const review = through(each, inReview(each, '100000.00', false), asking('4.0.treasury', 'chair', treasury));
    expect(refused(review, deciding(ON, '4.0.deputy'), each)).toEqual(['form-needed']);
    expect(through(each, review, deciding(ON, '4.0.chair')).stage).toBe('reviews');
  });

  test('fills no form', () => {
    const review = inReview(regime, '100000.00', false);
    const with_ = through(regime, review, asking('4.0.treasury', 'chair', treasury));
    expect(refused(with_, deciding(ON, '4.0.chair', 'approve', { answers: { score: 1 } }))).toEqual([
      'form-unexpected',
    ]);
    expect(through(regime, with_, deciding(ON, '4.0.chair')).stage).toBe('reviews');
  });
});

describe('a reminder', () => {
  const state = atDecision();
  const [slot] = openIds(state);
  const remind = (on: string, id: string, by: Actor): CaseEvent => ({
    type: 'remind',
    on: day(on),
    actor: by,
    slot: id,
  });

  test('is counted, once a day for each slot, and decides nothing', () => {
    const once = through(regime, state, remind(ON, slot!, actor('applicant')));
    expect(once.reminders).toEqual([{ slot, person: 'person-of-applicant', on: ON }]);
    expect(refused(once, remind(ON, slot!, chair))).toEqual(['reminded-today']);
    expect(through(regime, once, remind('2030-03-03', slot!, chair)).reminders).toHaveLength(2);
    expect({ ...once, reminders: [], facts: state.facts }).toEqual(state);
  });

  test('is not for oneself, nor of what is not open', () => {
    expect(refused(state, remind(ON, slot!, treasury))).toEqual(['remind-self']);
    expect(refused(state, remind(ON, slot!.replace('treasury', 'chair'), deputy))).toEqual(['slot-not-open']);
    expect(refused(state, remind(ON, 'x', deputy))).toEqual(['slot-unknown']);
  });

  test('leaves the last act to be taken back', () => {
    const reminded = through(regime, publicised(regime), remind('2030-01-02', '2.0.secretariat', deputy));
    expect(reminded.undo).not.toBeNull();
  });
});

describe('a copy', () => {
  const copy = (bodies: readonly string[], by: Actor, note?: string): CaseEvent => ({
    ...base(by),
    type: 'copy',
    bodies,
    ...(note === undefined ? {} : { note }),
  });

  test('is put down with who sent it', () => {
    expect(through(regime, atDecision(), copy(['deputy', 'council'], treasury, '请知悉')).copies).toEqual([
      { body: 'deputy', by: 'treasury', on: ON, note: '请知悉' },
      { body: 'council', by: 'treasury', on: ON, note: '请知悉' },
    ]);
  });

  test.each<readonly [string, CaseEvent, string]>([
    ['to nobody', copy([], treasury), 'copy-nobody'],
    ['to who is not in the regime', copy(['mayor'], treasury), 'body-unknown'],
    ['twice to one', copy(['deputy', 'deputy'], treasury), 'copy-twice'],
    ['by who takes no part', copy(['deputy'], actor('council')), 'copy-not-yours'],
  ])('%s is refused', (_, event, code) => {
    expect(refused(atDecision(), event)).toEqual([code]);
  });
});

describe('what can be done', () => {
  const verbs = (state: CaseState, by: Actor, on = ON) =>
    availableActions(regime, state, by, day(on)).map(({ action, slot, refusal }) => [
      action,
      slot,
      refusal?.code ?? null,
    ]);

  test('names every verb with its slot, and why not', () => {
    const state = atDecision();
    const [slot] = openIds(state);
    const asked = through(regime, state, asking(slot!, 'deputy', treasury));
    const added = slot!.replace('treasury', 'deputy');
    expect(verbs(asked, treasury)).toEqual([
      ['approve', slot, null],
      ['reject', slot, null],
      ['return', slot, null],
      ['approve', slot!.replace('treasury', 'chair'), 'not-your-body'],
      ['reject', slot!.replace('treasury', 'chair'), 'not-your-body'],
      ['return', slot!.replace('treasury', 'chair'), 'not-your-body'],
      ['approve', added, 'not-your-body'],
      ['reject', added, 'not-your-body'],
      ['return', added, 'not-your-body'],
      ['transfer', slot, null],
      ['add-signer', slot, null],
      ['remind', slot, 'remind-self'],
      ['transfer', added, 'not-your-body'],
      ['add-signer', added, 'not-your-body'],
      ['remove-signer', added, null],
      ['remind', added, null],
      ['copy', null, null],
      ['withdraw', null, 'withdraw-not-possible'],
    ]);
    expect(availableActions(regime, asked, treasury).find(({ action }) => action === 'add-signer')?.bodies).toEqual([
      'secretariat',
    ]);
  });

  test('says what it would write and do', () => {
    const record = availableActions(regime, toContract(regime), actor('applicant'))[0];
    expect(record).toMatchObject({
      action: 'file',
      to: ['reviews'],
      form: 'contract',
      causes: { records: ['合同'], effects: [] },
    });
    const halt = availableActions(regime, openedSide(regime, 'halt'), actor('secretariat'))[0];
    expect(halt).toMatchObject({ action: 'file', causes: { records: [], effects: ['中止项目'] } });
    const redo = availableActions(regime, openedSide(regime, 'redo'), actor('secretariat'))[0];
    expect(redo?.causes.effects).toEqual(['使项目退回“登记合同”重新办理']);
  });

  test('of a record stage is to hand it in or to send it back', () => {
    const can = verbs(toContract(regime), actor('applicant')).filter(([, , refusal]) => refusal === null);
    expect(can.map(([action]) => action)).toEqual(['file', 'return', 'transfer', 'copy']);
  });

  test('of a wait that nobody may shorten is refused until its day', () => {
    expect(verbs(onTrial(regime), actor('applicant'), '2030-02-27')[0]).toEqual([
      'file',
      '5.0.applicant',
      'wait-not-over',
    ]);
    expect(verbs(onTrial(regime), actor('applicant'), '2030-02-28')[0]).toEqual(['file', '5.0.applicant', null]);
    expect(verbs(publicised(regime), actor('secretariat'), '2030-01-02')[0]?.[2]).toBeNull();
  });

  test('is nothing while suspended, and each says why', () => {
    const suspended = through(regime, inReview(regime), effecting('2030-02-01', { effect: 'suspend' }));
    const refusals = new Set(verbs(suspended, treasury).map(([, , refusal]) => refusal));
    expect([...refusals]).toEqual(['case-suspended']);
  });

  test('agrees with what step says, for every verb without a form, reason or choice', () => {
    for (const by of [treasury, chair, deputy, actor('applicant')]) {
      const state = atDecision();
      for (const { action, slot, refusal } of availableActions(regime, state, by, day(ON))) {
        const event = eventOf(action, slot, by);
        if (event)
          expect([action, slot, codes(step(regime, state, event).findings)]).toEqual([
            action,
            slot,
            refusal ? [refusal.code] : [],
          ]);
      }
    }
  });

  function eventOf(action: string, slot: string | null, by: Actor): CaseEvent | null {
    if (slot === null) return action === 'withdraw' ? { ...base(by), type: 'withdraw', reason: '' } : null;
    if (action === 'approve' || action === 'reject') return deciding(ON, slot, action, { actor: by });
    if (action === 'transfer') return handingOver(slot, 'colleague', by);
    if (action === 'add-signer') return asking(slot, 'deputy', by);
    return action === 'remind' ? { ...base(by), type: 'remind', slot } : null;
  }
});

test('a side case that is done can do nothing more', () => {
  expect(availableActions(regime, doneSide(regime, 'halt', '2030-02-01'), actor('secretariat'))).toEqual([]);
});
