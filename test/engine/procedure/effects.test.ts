import { isFine } from '../../../form-schemas/engine/finding';
import type { CaseEvent, CaseState, EffectEvent } from '../../../form-schemas/engine/procedure/case';
import { effectEvents } from '../../../form-schemas/engine/procedure/effect-events';
import { openCase, openSide } from '../../../form-schemas/engine/procedure/open-case';
import { step } from '../../../form-schemas/engine/procedure/step';
import { readState, writeState } from '../../../form-schemas/engine/procedure/stored-state';
import { mayAct } from '../../../form-schemas/engine/procedure/suspended';
import { actor, codes, compiled, day, through } from '../fixtures/invented-case';
import {
  CONTRACT,
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
import { lifeRegime } from '../fixtures/life-regime';

const regime = compiled(lifeRegime());
const through_ = (value: unknown) => JSON.parse(JSON.stringify(value));

const refusal = (state: CaseState, event: CaseEvent, by = regime) => {
  const outcome = step(by, state, event);
  expect(isFine(outcome.findings)).toBe(false);
  expect(outcome.value).toBe(state);
  return outcome.findings[0]!;
};

/** Everything that a side case has done, handed to the main case. */
const handOver = (main: CaseState, side: CaseState) => {
  const start = openedSide(regime, side.procedure, side.about);
  return through(regime, main, ...effectEvents(start, side, 'S1', actor('secretariat')));
};

describe('a side case', () => {
  test('writes its row at its end, from its own facts, those of the row it is about, and those of the project', () => {
    const asked = through(
      regime,
      openedSide(regime, 'supplement', 'P1/3.1'),
      handing(
        '2030-03-01',
        'applicant',
        { extra: '9000.00', serious: false },
        {
          given: { thisContract: '90000.00' },
          beside: { total: '100000.00' },
        },
      ),
    );
    expect(asked).toMatchObject({
      stage: 'agree',
      about: 'P1/3.1',
      facts: { total: 10_000_000, thisContract: 9_000_000 },
    });
    const agreed = through(regime, asked, deciding('2030-03-02', '2.0.secretariat'));
    expect(agreed.ended).toMatchObject({ outcome: 'agreed' });
    expect(agreed.rows).toMatchObject([
      {
        id: '3.1',
        record: 'supplement',
        stage: 'agreed',
        on: '2030-03-02',
        fields: { amount: 900_000, share: { n: 1n, d: 10n } },
      },
    ]);
    expect(readState(regime, through_(writeState(regime, agreed)))).toEqual({ value: agreed, findings: [] });
  });

  test('is not told what its own forms ask, nor what its interpreter says', () => {
    const asking = (beside: Readonly<Record<string, string>>) =>
      handing('2030-03-01', 'applicant', { extra: '1.00', serious: false }, { beside });
    for (const beside of [
      { extra: '5.00' },
      { filedOn: '2030-01-01' },
      { today: '2030-01-01' },
      { thisContract: '1.00' },
    ])
      expect(refusal(openedSide(regime, 'supplement', 'P1/3.1'), asking(beside)).code).toBe('fact-not-given-here');
    const main = handing('2030-01-10', 'applicant', CONTRACT, { beside: {} });
    expect(refusal(toContract(regime), main).code).toBe('beside-not-here');
  });

  test('forgets what it was told once it is told that there is none', () => {
    const asking = (given: Readonly<Record<string, string | null>>) =>
      handing('2030-03-01', 'applicant', { extra: '1.00', serious: false }, { given });
    const asked = through(regime, openedSide(regime, 'supplement', 'P1/3.1'), asking({ thisContract: '5.00' }));
    const event = deciding('2030-03-02', '2.0.secretariat', 'approve', { given: { thisContract: null } });
    expect(refusal(asked, event)).toMatchObject({
      code: 'row-field-missing',
      parameters: { field: 'share', missing: ['thisContract'] },
    });
  });

  test('closes the row that it is about, where its condition is true', () => {
    const settle = (serious: boolean) =>
      through(
        regime,
        openedSide(regime, 'settle', 'P1/3.1'),
        handing('2030-03-01', 'secretariat', { extra: '0.00', serious }),
      );
    expect(settle(false).closed).toEqual([{ row: 'P1/3.1', on: '2030-03-01', stage: 'settle-done' }]);
    expect(settle(true).closed).toEqual([]);
  });

  test('is opened as a side case only, about a row where its procedure wants one', () => {
    expect(codes(openCase(regime, 'halt').findings)).toEqual(['procedure-is-side']);
    expect(codes(openSide(regime, 'project').findings)).toEqual(['procedure-is-main']);
    expect(codes(openSide(regime, 'nothing').findings)).toEqual(['procedure-unknown']);
    expect(codes(openSide(regime, 'supplement').findings)).toEqual(['about-needed']);
    expect(codes(openSide(regime, 'halt', { about: 'P1/3.1' }).findings)).toEqual(['about-not-here']);
  });

  test('whose effect hangs on what is not known is refused, and the fact is named', () => {
    const unclear = compiled(
      lifeRegime((changed) => {
        const redo = changed.procedures.find((one) => one.code === 'redo')!.stages.find((one) => one.kind === 'end')!;
        if (redo.kind === 'end') redo.effects![0]!.when = 'risky';
      }),
    );
    const event = handing('2030-03-01', 'secretariat', { extra: '1.00', serious: true });
    const finding = refusal(openedSide(unclear, 'redo'), event, unclear);
    expect(finding).toMatchObject({ code: 'effect-undecided', parameters: { missing: ['risky'] } });
    expect(finding.message).toContain('是否使项目退回“登记合同”重新办理');
  });

  test('without what its effect would set is refused', () => {
    const event = handing('2030-03-01', 'secretariat', { extra: '1.00', serious: true });
    expect(refusal(openedSide(regime, 'adjust'), event)).toMatchObject({
      code: 'effect-value-missing',
      parameters: { missing: ['total'] },
    });
  });

  test('sets only what its procedure owns', () => {
    const foreign = compiled(
      lifeRegime((changed) => {
        const owner = changed.facts.find((one) => one.name === 'rate')!.owner;
        if (owner.kind === 'effect') owner.procedure = 'halt';
      }),
    );
    const event = handing(
      '2030-03-01',
      'secretariat',
      { extra: '1.00', serious: true },
      { beside: { total: '10.00' } },
    );
    expect(refusal(openedSide(foreign, 'adjust'), event, foreign).code).toBe('effect-fact-not-owned');
  });
});

describe('a suspended project', () => {
  const suspended = () => handOver(inReview(regime), doneSide(regime, 'halt', '2030-02-01'));

  test('says since when, by which side case, by which article, and what lifts it; the case stays', () => {
    const state = suspended();
    expect(state.suspended).toEqual({ on: '2030-02-01', from: 'S1', clause: ['QX-10'] });
    const finding = refusal(state, deciding('2030-02-02', '4.1.chair'));
    expect(finding).toMatchObject({ code: 'case-suspended', article: '第十条' });
    expect(finding.message).toContain('自 2030-02-01 起因 S1 中止');
    expect(finding.message).toContain('“恢复”、“终止”');
  });

  test('takes nothing but effects', () => {
    const state = suspended();
    const base = { on: day('2030-02-02'), actor: actor('treasury') };
    const events: readonly CaseEvent[] = [
      handing('2030-02-02', 'applicant'),
      { ...base, type: 'withdraw', reason: '' },
      { ...base, type: 'list-decided', list: 'x', outcome: 'approve', minutes: [] },
      { ...base, type: 'transfer', slot: '4.0.treasury', to: 'b', reason: '出差' },
      { ...base, type: 'add-signer', slot: '4.0.treasury', body: 'chair', reason: '把关' },
      { ...base, type: 'remind', slot: '4.0.deputy' },
      { ...base, type: 'copy', bodies: ['chair'] },
    ];
    for (const event of events) expect(refusal(state, event).code).toBe('case-suspended');
  });

  test('goes on after the lifting, where it stood', () => {
    const state = suspended();
    const lifted = handOver(state, doneSide(regime, 'lift', '2030-03-01'));
    expect(lifted).toMatchObject({ suspended: null, stage: 'reviews', slots: state.slots });
    expect(through(regime, lifted, deciding('2030-03-02', '4.1.chair')).stage).toBe('reviews');
  });

  test('lets a side case go on only where its procedure says so', () => {
    expect(mayAct(regime, openedSide(regime, 'halt'), suspended())?.code).toBe('case-suspended');
    expect(mayAct(regime, openedSide(regime, 'lift'), suspended())).toBeNull();
    expect(mayAct(regime, openedSide(regime, 'halt'), inReview(regime))).toBeNull();
    expect(mayAct(regime, openedSide(regime, 'halt'), null)).toBeNull();
  });

  test('that is suspended again keeps the first day; going on when it is not suspended harms nothing', () => {
    const again = through(regime, suspended(), effecting('2030-02-15', { effect: 'suspend' }, 'S2'));
    expect(again.suspended).toMatchObject({ on: '2030-02-01', from: 'S1' });
    expect(through(regime, inReview(regime), effecting('2030-02-15', { effect: 'resume' })).stage).toBe('reviews');
  });
});

describe('a project suspended by two side cases', () => {
  const twice = () =>
    through(
      regime,
      inReview(regime),
      effecting('2030-02-01', { effect: 'suspend' }, 'S1'),
      effecting('2030-02-15', { effect: 'suspend' }, 'S2'),
    );
  const lifted = (state: CaseState, lifts?: string) =>
    through(
      regime,
      state,
      effecting('2030-03-01', { effect: 'resume', ...(lifts === undefined ? {} : { lifts }) }, 'S3'),
    );

  test('goes on only when both have been lifted, in either order', () => {
    expect(lifted(twice(), 'S1').suspended).toEqual({ on: '2030-02-15', from: 'S2', clause: ['QX-10'] });
    expect(lifted(twice(), 'S2').suspended).toEqual({ on: '2030-02-01', from: 'S1', clause: ['QX-10'] });
    expect(lifted(lifted(twice(), 'S1'), 'S2').suspended).toBeNull();
    expect(lifted(lifted(twice(), 'S2'), 'S1').suspended).toBeNull();
  });

  test('goes on at once where the lifting is about none of them', () => {
    expect(lifted(twice()).suspended).toBeNull();
  });

  test('knows the cases by their codes where they go by another name', () => {
    const [first] = [effecting('2030-02-01', { effect: 'suspend' }, '停工事件')];
    const state = through(regime, twice(), { ...(first as EffectEvent), by: 'S4' });
    const left = lifted(lifted(state, 'S1'), 'S2').suspended;
    expect(left).toMatchObject({ from: '停工事件', by: 'S4' });
    expect(lifted(lifted(lifted(state, 'S1'), 'S2'), 'S4').suspended).toBeNull();
  });
});

describe('an effect', () => {
  test('restarts the project at a stage, with what forms behind it set gone and rows kept', () => {
    const trial = through(
      regime,
      inReview(regime),
      deciding('2030-01-11', '4.1.chair'),
      deciding('2030-01-11', '4.0.treasury', 'approve', { answers: { score: 90 } }),
      deciding('2030-01-11', '4.0.deputy'),
    );
    const again = handOver(trial, doneSide(regime, 'redo', '2030-02-01'));
    expect(again).toMatchObject({ stage: 'contract', visit: trial.visit + 1, undo: null, rows: trial.rows });
    expect(again.trail.at(-1)).toEqual({
      visit: trial.visit,
      stage: 'trial',
      outcome: 'restart',
      on: '2030-02-01',
      to: 'contract',
    });
    expect(again.facts['score']).toBeUndefined();
    expect(again.facts).toMatchObject({ total: 10_000_000, contractAmount: 9_000_000 });
    expect(openIds(again)).toEqual([`${again.visit}.0.applicant`]);
  });

  test('that its condition rules out is none', () => {
    expect(doneSide(regime, 'redo', '2030-02-01', { extra: '1.00', serious: false }).effects).toEqual([]);
  });

  test('ends the project, also a suspended one', () => {
    const suspended = handOver(inReview(regime), doneSide(regime, 'halt', '2030-02-01'));
    const ended = handOver(suspended, doneSide(regime, 'stop', '2030-02-02'));
    expect(ended).toMatchObject({ stage: 'refused', suspended: null, ended: { outcome: 'refused', on: '2030-02-02' } });
    expect(ended.trail.at(-1)).toMatchObject({ stage: 'reviews', outcome: 'end', to: 'refused' });
  });

  test('sets facts that the side procedure owns, exact fractions too, through JSON', () => {
    const side = doneSide(regime, 'adjust', '2030-02-01', { extra: '15000.00', serious: true }, { total: '100000.00' });
    expect(readState(regime, through_(writeState(regime, side)))).toEqual({ value: side, findings: [] });
    const events = effectEvents(openedSide(regime, 'adjust'), side, 'S1', actor('secretariat'));
    const main = through(regime, inReview(regime), ...(through_(events) as EffectEvent[]));
    expect(main.facts).toMatchObject({ approvedTotal: 1_500_000, rate: { n: 3n, d: 20n } });
  });

  test.each<readonly [EffectEvent['effect'], string]>([
    [{ effect: 'set', fact: 'total', value: 1 }, 'effect-fact-not-owned'],
    [{ effect: 'set', fact: 'nothing', value: 1 }, 'effect-fact-not-owned'],
    [{ effect: 'set', fact: 'approvedTotal', value: 'much' }, 'effect-value'],
    [{ effect: 'restart', to: 'nowhere' }, 'stage-unknown'],
    [{ effect: 'restart', to: 'closed' }, 'effect-stage'],
    [{ effect: 'end', to: 'start' }, 'effect-stage'],
  ])('%j is refused as %s', (effect, code) => {
    expect(refusal(inReview(regime), effecting('2030-02-01', effect)).code).toBe(code);
  });

  test('on a side case is refused: it has nothing beside it', () => {
    expect(refusal(openedSide(regime, 'halt'), effecting('2030-02-01', { effect: 'suspend' })).code).toBe(
      'effect-not-main',
    );
  });

  test('on an ended project moves nothing: suspension, restart and end are refused, lifting and setting are not', () => {
    const ended = through(regime, inReview(regime), deciding('2030-01-11', '4.0.treasury', 'reject'));
    for (const effect of [
      { effect: 'suspend' },
      { effect: 'restart', to: 'start' },
      { effect: 'end', to: 'refused' },
    ] as const)
      expect(refusal(ended, effecting('2030-02-01', effect)).code).toBe('case-ended');
    expect(through(regime, ended, effecting('2030-02-01', { effect: 'resume' })).ended).toEqual(ended.ended);
    expect(
      through(regime, ended, effecting('2030-02-01', { effect: 'set', fact: 'approvedTotal', value: 5 })).facts[
        'approvedTotal'
      ],
    ).toBe(5);
  });

  test('takes from the last act that it could be taken back', () => {
    const state = publicised(regime);
    expect(state.undo).not.toBeNull();
    expect(through(regime, state, effecting('2030-01-02', { effect: 'resume' })).undo).toBeNull();
  });
});

test('an act that has written rows cannot be taken back even when the case has gone on by itself', () => {
  const state = onTrial(regime);
  const finding = refusal(state, { type: 'withdraw', on: day('2030-02-01'), actor: actor('applicant'), reason: '' });
  expect(finding.message).toContain('记入“合同”');
});
