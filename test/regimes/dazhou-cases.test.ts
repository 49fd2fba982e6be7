import type { Day } from '../../form-schemas/engine/day';
import type { CaseState } from '../../form-schemas/engine/procedure/case';
import { lineOutcomes, openCase, openList } from '../../form-schemas/engine/procedure/open-case';
import { step } from '../../form-schemas/engine/procedure/step';
import type { JsonObject } from '../../form-schemas/engine/value';
import { dazhou, nothingRecorded, storyOf } from './dazhou';

/** What happens to a case under Dazhou's regulation. */

describe('article 9: what an application must hold', () => {
  const story = storyOf('two-million-single');
  const filing = story.events[0]!;
  const file = (answers: JsonObject) => {
    const state = openCase(dazhou, story.procedure).value!;
    const actor = { person: 'clerk of the unit', bodies: ['applicant'] };
    return step(dazhou, state, {
      type: 'file',
      on: filing.on as Day,
      actor,
      answers,
      given: { ...nothingRecorded(state), ...(filing.scope as JsonObject) },
    });
  };
  const answers = filing.answers as JsonObject;
  const refused = (changed: JsonObject) =>
    file(changed)
      .findings.filter((finding) => finding.severity === 'error')
      .map((finding) => `${finding.code} ${finding.path} ${finding.article}`);

  it('is filed when everything is there', () => {
    expect(refused(answers)).toEqual([]);
  });

  it.each([
    ...['projectName', 'applicantUnit', 'basis', 'necessity', 'content', 'performanceGoals', 'methodReason'].map(
      (key) => [key, '第九条（一）'],
    ),
    ...['implementationPlan', 'resourceCatalogue', 'cloudPlan', 'gradedProtectionPlan', 'cryptographyPlan'].map(
      (key) => [key, '第九条（二）'],
    ),
    ...['declaredTotal', 'channels', 'runningCost'].map((key) => [key, '第九条（三）']),
  ])('without %s it is refused, citing %s', (key, article) => {
    const { [key]: _, ...rest } = answers;
    expect(refused(rest)).toContain(`required-missing ${key} ${article}`);
  });

  it('takes a secret-grading plan instead of a graded-protection plan, and then needs that one', () => {
    const { gradedProtectionPlan, ...rest } = answers;
    expect(
      refused({ ...rest, protectionKind: 'secret-grading', secretGradingPlan: gradedProtectionPlan ?? null }),
    ).toEqual([]);
    expect(refused({ ...rest, protectionKind: 'secret-grading' })).toEqual([
      'required-missing secretGradingPlan 第九条（二）',
    ]);
  });

  it.each([
    ['one fen short', ['1999999.99']],
    ['one fen over', ['1999999.99', '0.02']],
  ])('amounts by source that are %s of the total are refused (第二条第一款)', (_, amounts) => {
    const funds = amounts.map((amount) => ({ source: 'city-budget', amount }));
    expect(refused({ ...answers, funds })).toEqual(['rule-failed funds 第二条第一款（一）至（七）']);
  });

  it('six amounts that doubles would add up to 1999999.9999999998 add up to 2000000.00', () => {
    const amounts = ['147613.52', '281025.33', '405815.56', '141434.43', '357.58', '1023753.58'];
    expect(amounts.reduce((sum, amount) => sum + Number(amount), 0)).toBe(1999999.9999999998);
    expect(refused({ ...answers, funds: amounts.map((amount) => ({ source: 'city-budget', amount })) })).toEqual([]);
  });

  it('a source that was not named in the scope questions is refused', () => {
    expect(refused({ ...answers, funds: [{ source: 'central-bond', amount: '2000000.00' }] })).toEqual([
      'rule-failed funds[0].source 第二条第一款（一）至（七）',
    ]);
  });

  it('299,999.99 元 is refused even when the estimate was higher (第二条)', () => {
    const amount = '299999.99';
    expect(refused({ ...answers, declaredTotal: amount, funds: [{ source: 'city-budget', amount }] })).toEqual([
      'rule-failed declaredTotal 第二条第一款',
    ]);
  });

  it('running cost is no part of the total', () => {
    const { value } = file({ ...answers, runningCost: '900000000.00' });
    expect(value.facts['declaredTotal']).toBe(200_000_000);
    expect(value.facts['runningCost']).toBe(90_000_000_000);
  });
});

describe('the two vice mayors', () => {
  it('being one person, sign once for both posts, and the record says so (第十条（二）)', () => {
    const state = beforeTheVicePair();
    const slot = state.slots.find((each) => each.body === 'vice-mayor-field')?.id ?? '';
    const actor = { person: 'one-vice-mayor', bodies: ['vice-mayor-field', 'vice-mayor-digital'] };
    const { value, findings } = step(dazhou, state, {
      type: 'decide',
      on: '2026-10-15' as Day,
      actor,
      slot,
      verdict: 'approve',
    });
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(open(value)).toEqual(['vice-mayor-finance']);
    const decided = value.slots.find((each) => each.id === slot)?.decision;
    expect([decided?.person, decided?.alsoFor]).toEqual(['one-vice-mayor', ['vice-mayor-digital']]);
  });

  it('being two persons, each must sign before the finance vice mayor is asked', () => {
    const state = beforeTheVicePair();
    const slot = state.slots.find((each) => each.body === 'vice-mayor-field')?.id ?? '';
    const actor = { person: 'first', bodies: ['vice-mayor-field'] };
    const { value } = step(dazhou, state, { type: 'decide', on: '2026-10-15' as Day, actor, slot, verdict: 'approve' });
    expect(open(value)).toEqual(['vice-mayor-digital']);
  });
});

describe('the joint list', () => {
  it('gives each project its own outcome (第十条第一款)', () => {
    let list = openList(dazhou, 'joint-list', [
      { code: 'p1', title: '甲项目' },
      { code: 'p2', title: '乙项目' },
      { code: 'p3', title: '丙项目' },
    ]).value!;
    const answers = { listTitle: '2027年度清单', listTotal: '20000000.00' };
    list = step(dazhou, list, {
      type: 'file',
      on: '2026-11-15' as Day,
      actor: { person: 'clerk', bodies: ['digital-bureau'] },
      answers,
      given: {},
    }).value;
    const meet = (body: string, lines?: Readonly<Record<string, 'reject' | 'return'>>) => {
      const slot = list.slots.find((each) => each.status === 'open' && each.body === body)?.id ?? '';
      const outcome = step(dazhou, list, {
        type: 'decide',
        on: '2026-12-01' as Day,
        actor: { person: `secretary of ${body}`, bodies: [body] },
        slot,
        verdict: 'approve',
        minutes: `${body}-2026-1`,
        ...(lines === undefined ? {} : { lines }),
      });
      expect(outcome.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
      list = outcome.value;
    };
    meet('finance-committee', { p2: 'return' });
    meet('executive-meeting', { p3: 'reject' });
    meet('standing-committee');
    expect(list.ended?.outcome).toBe('decided');
    expect(Object.fromEntries(lineOutcomes(list))).toEqual({ p1: 'approve', p2: 'return', p3: 'reject' });
  });
});

function open(state: CaseState): readonly string[] {
  return state.slots.filter((slot) => slot.status === 'open').map((slot) => slot.body);
}

/** The case of the worked story of 200万元 at the moment when the two vice mayors are asked. */
function beforeTheVicePair(): CaseState {
  const story = storyOf('two-million-single');
  let state = openCase(dazhou, story.procedure).value!;
  for (const event of story.events) {
    if (event.by === 'vice-mayor-field') return state;
    const actor = { person: event.by, bodies: [event.by] };
    const on = event.on as Day;
    const answers = (event.answers ?? {}) as JsonObject;
    const given = nothingRecorded(state);
    const slot = state.slots.find((each) => each.status === 'open' && each.body === event.by)?.id ?? '';
    state = step(
      dazhou,
      state,
      event.do === 'file'
        ? { type: 'file', on, actor, answers, given: { ...given, ...(event.scope as JsonObject | undefined) } }
        : { type: 'decide', on, actor, slot, verdict: 'approve', given, ...(event.answers && { answers }) },
    ).value;
  }
  throw new Error('the story never reaches the vice mayors');
}
