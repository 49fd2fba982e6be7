import type { DeadlineDocument } from '../../../form-schemas/engine/model/deadline';
import type { CompiledRegime } from '../../../form-schemas/engine/compiled-regime';
import { dueOf, limitOf } from '../../../form-schemas/engine/procedure/due';
import { verifyRegime } from '../../../form-schemas/engine/proof/prove';
import { knownCalendar } from '../../../form-schemas/formats/calendars';
import { compiled, day } from '../fixtures/invented-case';
import { brokenRegime, type Mutable } from '../fixtures/invented-regime';
import { stage } from '../proof/damage';

const DEADLINE: DeadlineDocument = { within: 10, unit: 'workday', strength: 'must', clause: ['QX-4'] };

function withDeadline(deadline: DeadlineDocument, value?: number | null): ReturnType<typeof brokenRegime> {
  return brokenRegime((regime) => {
    stage(regime, 'review', 'appraisal').deadline = deadline as Mutable<DeadlineDocument>;
    if (value !== undefined) {
      regime.parameters.push({
        name: 'daysToAppraise',
        title: '核定天数',
        type: 'integer',
        value,
        required: false,
        clause: ['QX-4'],
        note: '办法未定，由联席会议确定',
      });
    }
  });
}

const appraisal = (regime: CompiledRegime) => {
  const found = regime.procedures.get('loan')?.stages.get('appraisal');
  if (!found) throw new Error('no stage');
  return found;
};

const errors = (regime: ReturnType<typeof brokenRegime>) =>
  verifyRegime(regime)
    .findings.filter((finding) => finding.path?.includes('/deadline'))
    .map(({ code, severity }) => [code, severity]);

describe('the limit of a stage', () => {
  test('is counted from the day on which it opened, and says its article', () => {
    const regime = compiled(withDeadline(DEADLINE));
    const due = dueOf(regime, appraisal(regime), knownCalendar(), day('2026-11-20'));
    expect(due).toMatchObject({ on: '2026-12-04', provisional: false, limit: { words: '10个工作日内' } });
    expect(due?.limit.article).toBe(regime.article(['QX-4']));
  });

  test('may be a parameter, and be only 原则上', () => {
    const regime = compiled(
      withDeadline({ ...DEADLINE, within: 'parameters.daysToAppraise', unit: 'month', strength: 'should' }, 2),
    );
    expect(limitOf(regime, appraisal(regime))).toMatchObject({ within: 2, words: '原则上2个月内', strength: 'should' });
  });

  test('is none while its parameter is not set, and none where there is no deadline', () => {
    const open = compiled(withDeadline({ ...DEADLINE, within: 'parameters.daysToAppraise' }, null));
    expect(limitOf(open, appraisal(open))).toBeNull();
    const without = compiled();
    expect(dueOf(without, appraisal(without), knownCalendar(), day('2026-11-20'))).toBeNull();
  });
});

describe('before publication', () => {
  test.each<readonly [string, ReturnType<typeof brokenRegime>, (readonly [string, string])[]]>([
    ['a sound limit says nothing', withDeadline(DEADLINE), []],
    [
      'a parameter that is set says nothing',
      withDeadline({ ...DEADLINE, within: 'parameters.daysToAppraise' }, 15),
      [],
    ],
    ['zero days', withDeadline({ ...DEADLINE, within: 0 }), [['deadline-invalid', 'error']]],
    ['half a day', withDeadline({ ...DEADLINE, within: 1.5 }), [['deadline-invalid', 'error']]],
    ['11 years in months', withDeadline({ ...DEADLINE, within: 132, unit: 'month' }), [['deadline-invalid', 'error']]],
    [
      'a parameter of zero',
      withDeadline({ ...DEADLINE, within: 'parameters.daysToAppraise' }, 0),
      [['deadline-invalid', 'error']],
    ],
    [
      'a parameter that is not set',
      withDeadline({ ...DEADLINE, within: 'parameters.daysToAppraise' }, null),
      [['deadline-open', 'warning']],
    ],
    [
      'an unknown parameter',
      withDeadline({ ...DEADLINE, within: 'parameters.days' }),
      [['parameter-unknown', 'error']],
    ],
    ['a fact', withDeadline({ ...DEADLINE, within: 'declaredAmount' }), [['parameter-unknown', 'error']]],
    ['an unknown clause', withDeadline({ ...DEADLINE, clause: ['QX-99'] }), [['clause-unknown', 'error']]],
    ['no clause', withDeadline({ ...DEADLINE, clause: [] }), [['clause-missing', 'error']]],
  ])('%s', (_, regime, expected) => {
    expect(errors(regime)).toEqual(expected);
  });

  test('a parameter that is no integer is refused', () => {
    const regime = withDeadline({ ...DEADLINE, within: 'parameters.daysToAppraise' }, 5);
    const parameters = regime.parameters.map((parameter) =>
      parameter.name === 'daysToAppraise' ? { ...parameter, type: 'number' as const, value: 5 } : parameter,
    );
    expect(errors({ ...regime, parameters })).toEqual([['deadline-parameter-type', 'error']]);
  });

  test('a limit on a filing to which nothing returns is noted: a first filing waits for nobody', () => {
    const idle = brokenRegime((regime) => {
      stage(regime, 'file', 'proposal').deadline = DEADLINE as Mutable<DeadlineDocument>;
      for (const procedure of regime.procedures)
        for (const one of procedure.stages) if (one.kind === 'review' || one.kind === 'route') delete one.returns;
    });
    expect(errors(idle)).toEqual([['deadline-idle', 'warning']]);
  });
});
