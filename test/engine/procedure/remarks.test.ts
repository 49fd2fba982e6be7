import { compileRegime } from '../../../form-schemas/engine/compiled-regime';
import type { DecideEvent, FieldRemark } from '../../../form-schemas/engine/procedure/case';
import { remarkedField } from '../../../form-schemas/engine/procedure/remarks';
import { replay, step } from '../../../form-schemas/engine/procedure/step';
import { readState, writeState } from '../../../form-schemas/engine/procedure/stored-state';
import { actor, appraised, codes, compiled, day, decision, filing, opened, through } from '../fixtures/invented-case';
import { brokenRegime } from '../fixtures/invented-regime';

const regime = compiled();
const back = (remarks: readonly FieldRemark[], change: Partial<DecideEvent> = {}) =>
  decision('4.0.deputy', 'return', { to: 'proposal', remarks, ...change });
const atDeputy = () => appraised(regime, '30000.00');
const AMOUNT: FieldRemark = { path: 'amount', text: '请附三家报价' };
const WHOLE: FieldRemark = { path: '', text: '请按新的格式填写' };

describe('remarks of a return', () => {
  test('stand at the stage returned to, with who asked, in which stage and when', () => {
    expect(through(regime, atDeputy(), back([AMOUNT, WHOLE])).remarks).toEqual([
      { ...AMOUNT, stage: 'single', body: 'deputy', person: 'person-of-deputy', on: '2030-06-02' },
      { ...WHOLE, stage: 'single', body: 'deputy', person: 'person-of-deputy', on: '2030-06-02' },
    ]);
  });

  test('are gone once it is filed again, and back when that filing is taken back', () => {
    const returned = through(regime, atDeputy(), back([AMOUNT]));
    const filed = through(regime, returned, filing({ on: day('2030-06-03') }));
    expect(filed.remarks).toBeUndefined();
    const withdrawal = { type: 'withdraw', on: day('2030-06-03'), actor: actor('applicant'), reason: '漏附' } as const;
    expect(through(regime, filed, withdrawal).remarks).toEqual(returned.remarks);
  });

  test('go with the return that is taken back', () => {
    const withdrawal = { type: 'withdraw', on: day('2030-06-03'), actor: actor('deputy'), reason: '误退' } as const;
    const again = through(regime, atDeputy(), back([AMOUNT]), withdrawal);
    expect([again.stage, again.remarks]).toEqual(['single', undefined]);
  });

  test('survive storing and replaying as they are', () => {
    const events = [
      filing(),
      decision('2.0.treasury', 'approve'),
      decision('2.0.secretariat', 'return', { to: 'proposal', remarks: [AMOUNT] }),
    ] as const;
    const state = through(regime, opened(regime), ...events);
    expect(state.remarks).toHaveLength(1);
    expect(replay(regime, 'loan', events).value).toEqual(state);
    expect(readState(regime, JSON.parse(JSON.stringify(writeState(regime, state)))).value).toEqual(state);
  });

  test('to a stage in the middle name fields of the form that is filled there', () => {
    const to = (path: string) => step(regime, atDeputy(), back([{ path, text: '再核' }], { to: 'appraisal' }));
    expect(codes(to('appraised').findings)).toEqual([]);
    expect(codes(to('amount').findings)).toEqual(['remark-path-unknown']);
  });

  test('with a refusal name fields of what was filed; the case has ended, so nothing waits to be mended', () => {
    const refused = (path: string) =>
      step(regime, atDeputy(), decision('4.0.deputy', 'reject', { remarks: [{ path, text: '不合用途' }] }));
    expect(codes(refused('amount').findings)).toEqual([]);
    expect([refused('amount').value.ended?.positive, refused('amount').value.remarks]).toEqual([false, undefined]);
    expect(codes(refused('appraised').findings)).toEqual(['remark-path-unknown']);
  });
});

describe('remarks are refused', () => {
  const refusal = (event: DecideEvent) => {
    const state = atDeputy();
    const outcome = step(regime, state, event);
    expect(outcome.value).toBe(state);
    return outcome.findings[0];
  };

  test('on a field that the form does not have, with the one probably meant', () => {
    expect(refusal(back([WHOLE, { path: 'amont', text: '改' }]))).toMatchObject({
      code: 'remark-path-unknown',
      path: 'remarks[1].path',
      message: expect.stringContaining('是否指“amount”？') as string,
    });
  });

  test('with an approval', () => {
    expect(refusal(decision('4.0.deputy', 'approve', { remarks: [AMOUNT] }))?.code).toBe('remarks-not-here');
  });

  test.each([
    ['blank', [{ path: 'amount', text: ' \u3000' }], 'remarks[0].text'],
    ['longer than 2,000', [{ path: 'amount', text: '长'.repeat(2_001) }], 'remarks[0].text'],
    ['without a path', [{ text: '改' }], 'remarks[0].path'],
    ['with a path that is no text', [{ path: 7, text: '改' }], 'remarks[0].path'],
    ['more than 200', Array.from({ length: 201 }, () => AMOUNT), 'remarks'],
    ['no list', { 0: AMOUNT }, 'remarks'],
    ['of the prototype', [Object.create(AMOUNT)], 'remarks[0].path'],
  ])('%s', (_, remarks, path) => {
    expect(refusal(back(remarks as FieldRemark[]))).toMatchObject({ code: 'event-invalid', path });
  });

  test('not: 200 remarks of 2,000 characters', () => {
    const longest = Array.from({ length: 200 }, () => ({ path: 'amount', text: '长'.repeat(2_000) }));
    expect(through(regime, atDeputy(), back(longest)).remarks).toHaveLength(200);
  });
});

describe('a remark on a table', () => {
  const tabled = compileRegime(
    brokenRegime((given) => {
      const form = given.forms.find((candidate) => candidate.code === 'proposal');
      if (!form) throw new Error('no form');
      form.schema.properties['parts'] = {
        type: 'array',
        title: '部件',
        'x-component': 'Table',
        'x-index': 9,
        items: {
          type: 'object',
          properties: { label: { type: 'string', title: '名称', 'x-component': 'Text', 'x-index': 1 } },
        },
      };
    }),
  );
  const withTable = tabled.value;

  test('names a cell, a row or the table; a row that was not filled in is none', () => {
    if (!withTable) throw new Error(JSON.stringify(tabled.findings));
    const answers = { name: '水泵', amount: '30000.00', luxury: false, parts: [{ label: '泵' }, { label: '管' }] };
    const filed = through(withTable, opened(withTable), filing({ answers }), decision('2.0.treasury', 'approve'));
    const refused = (path: string) =>
      codes(
        step(
          withTable,
          filed,
          decision('2.0.secretariat', 'return', { to: 'proposal', remarks: [{ path, text: '改' }] }),
        ).findings,
      );
    const good = ['parts', 'parts[0]', 'parts[1].label'].map(refused);
    expect(good).toEqual([[], [], []]);
    expect(refused('parts[2].label')).toEqual(['remark-row-unknown']);
    expect(refused('parts[0].colour')).toEqual(['remark-path-unknown']);
    expect(refused('parts[0][0]')).toEqual(['remark-path-unknown']);
    expect(refused('__proto__')).toEqual(['remark-path-unknown']);
    expect(remarkedField(withTable.forms.get('proposal') as never, 'parts[1].label')?.title).toBe('名称');
  });
});
