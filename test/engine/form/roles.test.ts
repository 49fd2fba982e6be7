import { fill, form, node, places, section, table } from './given';

const document = form({
  name: node('Text', '名称', { required: true }),
  review: section(
    '审查',
    { opinion: node('Text', '意见', { required: true }), total: node('Money', '核定额') },
    { 'x-roles': { fill: ['bureau'] } },
  ),
  secret: node('Text', '内部', { 'x-roles': { see: ['bureau'] } }),
  funds: table('资金', {
    amount: node('Money', '金额'),
    checked: node('YesNo', '已核', { 'x-roles': { fill: ['bureau'] } }),
  }),
});

const unit = { bodies: ['unit'] };
const bureau = { bodies: ['bureau'] };

describe('edits to what is not yours', () => {
  it('are refused with the place, and the previous answer stays', () => {
    const previous = { name: '甲', opinion: '同意', total: '5.00' };
    const { value, findings } = fill(document, { name: '乙', opinion: '不同意', total: '9' }, { ...unit, previous });
    expect(places(findings)).toEqual(['opinion answer-not-yours', 'total answer-not-yours']);
    expect(findings[0]?.parameters).toMatchObject({ fill: ['bureau'] });
    expect(value.answers).toEqual({ name: '乙', opinion: '同意', total: '5.00' });
  });

  it('are none when the answer is the same, in whatever notation, or left out', () => {
    const previous = { name: '甲', opinion: '同意', total: '5.00' };
    expect(fill(document, { name: '甲', opinion: '同意', total: '5' }, { ...unit, previous }).findings).toEqual([]);
    const left = fill(document, { name: '甲' }, { ...unit, previous });
    expect(left.findings).toEqual([]);
    expect(left.value.answers).toEqual(previous);
  });

  it('include clearing and wrong types', () => {
    const previous = { name: '甲', opinion: '同意' };
    const { findings, value } = fill(document, { name: '甲', opinion: null, total: 7 }, { ...unit, previous });
    expect(places(findings)).toEqual(['opinion answer-not-yours', 'total answer-not-yours']);
    expect(value.answers['opinion']).toBe('同意');
  });

  it('are nobody’s when all rights are given', () => {
    expect(fill(document, { name: '甲', opinion: '好', secret: 'x' }, {}).findings).toEqual([]);
  });

  it('are not asked for: what is required of the bureau does not stop the unit', () => {
    expect(fill(document, { name: '甲' }, unit).findings).toEqual([]);
    expect(places(fill(document, {}, bureau).findings)).toEqual(['name required-missing', 'opinion required-missing']);
  });

  it('show in the field states', () => {
    const { value } = fill(document, { name: '甲' }, unit);
    const state = (path: string): unknown => value.fields.find((field) => field.path === path);
    expect(state('name')).toMatchObject({ editable: true, visible: true });
    expect(state('opinion')).toMatchObject({ editable: false, visible: true });
    expect(state('secret')).toMatchObject({ editable: false, visible: false });
  });
});

describe('what may not be seen', () => {
  it('is kept, but stands in no field state', () => {
    const { value, findings } = fill(document, { name: '甲' }, { ...unit, previous: { secret: '密' } });
    expect(findings).toEqual([]);
    expect(value.answers).toEqual({ name: '甲', secret: '密' });
    expect(value.fields.find((field) => field.path === 'secret')?.value).toBeNull();
  });

  it('cannot be overwritten', () => {
    const { value, findings } = fill(document, { name: '甲', secret: '改' }, { ...unit, previous: { secret: '密' } });
    expect(places(findings)).toEqual(['secret answer-not-yours']);
    expect(value.answers['secret']).toBe('密');
  });
});

describe('tables', () => {
  const previous = { name: '甲', funds: [{ amount: '1.00', checked: true }, { amount: '2.00' }] };

  it('are judged cell by cell against the row at the same place', () => {
    const funds = [{ amount: '7.00', checked: true }, { amount: '2.00', checked: true }, { amount: '3.00' }];
    const { value, findings } = fill(document, { name: '甲', funds }, { ...unit, previous });
    expect(places(findings)).toEqual(['funds[1].checked answer-not-yours']);
    expect(value.answers['funds']).toEqual([{ amount: '7.00', checked: true }, { amount: '2.00' }, { amount: '3.00' }]);
  });

  it('of others keep their number of rows, but a column may be yours', () => {
    const theirs = form({
      funds: table(
        '资金',
        { amount: node('Money', '金额'), checked: node('YesNo', '已核', { 'x-roles': { fill: ['bureau'] } }) },
        { 'x-roles': { fill: ['unit'] } },
      ),
    });
    const before = { funds: [{ amount: '1.00' }] };
    const checked = fill(theirs, { funds: [{ amount: '1', checked: true }] }, { ...bureau, previous: before });
    expect(checked.findings).toEqual([]);
    expect(checked.value.answers).toEqual({ funds: [{ amount: '1.00', checked: true }] });
    const more = fill(theirs, { funds: [{ amount: '1' }, { amount: '2' }] }, { ...bureau, previous: before });
    expect(places(more.findings)).toEqual(['funds answer-not-yours']);
    expect(more.value.answers).toEqual(before);
    expect(fill(theirs, {}, { ...bureau, previous: before }).value.answers).toEqual(before);
    expect(places(fill(theirs, { funds: 'x' }, { ...bureau, previous: before }).findings)).toEqual([
      'funds answer-type',
    ]);
  });
});
