import { lastFiling, lastTwoFilings } from '../../admin/application/filings';
import { inFormOrder, remarksByPath, titleAt } from '../../admin/application/remarks';
import { withRemark, written } from '../../admin/approval/returning';
import type { CompiledForm } from '../../form-schemas/engine';
import { givenRegime } from './given';

describe('remarks upon a filing', () => {
  const form = givenRegime().forms.get('application') as CompiledForm;

  test('are gathered by field', () => {
    const said = remarksByPath([
      { path: 'content', text: '一' },
      { path: '', text: '整体' },
      { path: 'content', text: '二' },
    ]);
    expect(said.get('content')).toEqual(['一', '二']);
    expect(said.get('')).toEqual(['整体']);
  });

  test('name fields, rows and cells by their titles', () => {
    expect(titleAt(form, '')).toBe('整份申报');
    expect(titleAt(form, 'content')).toBe('项目建设内容');
    expect(titleAt(form, 'funds[1]')).toMatch(/第 2 行$/);
    expect(titleAt(form, 'funds[0].amount')).toMatch(/第 1 行 · /);
    expect(titleAt(form, 'gone')).toBe('gone');
  });

  test('stand in the order of the form, those about the whole first', () => {
    const order = inFormOrder(
      form,
      ['declaredTotal', '', 'projectName'].map((path) => ({ path, text: 'x' })),
    );
    expect(order.map(({ path }) => path)).toEqual(['', 'projectName', 'declaredTotal']);
  });

  test('one per field; what is blank is not sent, what is taken back is gone', () => {
    const one = withRemark([], 'content', '');
    const two = withRemark(withRemark(one, 'content', ' 请写明 '), 'basis', ' ');
    expect(written(two)).toEqual([{ path: 'content', text: '请写明' }]);
    expect(withRemark(two, 'content', null)).toEqual([{ path: 'basis', text: ' ' }]);
  });
});

describe('filings of a case', () => {
  const filings = [
    { seq: 5, form: 'application', answers: { content: '二' } },
    { seq: 1, form: 'application', answers: { content: '一' } },
    { seq: 3, form: 'other', answers: { x: 1 } },
  ];

  test('the last two of a form, whatever their order in the answer', () => {
    expect(lastTwoFilings({ filings }, 'application')).toEqual({ before: { content: '一' }, after: { content: '二' } });
    expect(lastFiling({ filings }, 'application')).toEqual({ content: '二' });
  });

  test('a form that was handed in once has nothing to be compared with', () => {
    expect(lastTwoFilings({ filings }, 'other')).toBeNull();
    expect(lastFiling(null, 'application')).toBeNull();
  });
});
