import { sameAnswers } from '../../admin/application/same-answers';

describe('answers say the same', () => {
  test.each([
    ['in another order', { a: 1, b: 'x' }, { b: 'x', a: 1 }],
    ['with what is empty left out', { a: 1 }, { a: 1, b: null, c: '', d: [], e: [{}] }],
    ['in rows too', { rows: [{ a: '1', b: null }] }, { rows: [{ a: '1' }] }],
  ])('%s', (_, one, other) => {
    expect(sameAnswers(one, other)).toBe(true);
    expect(sameAnswers(other, one)).toBe(true);
  });

  test.each([
    ['a value', { a: 1 }, { a: 2 }],
    ['no and not given', { a: false }, {}],
    ['nought and not given', { a: 0 }, {}],
    ['the order of rows', { rows: ['x', 'y'] }, { rows: ['y', 'x'] }],
  ])('but %s makes a difference', (_, one, other) => {
    expect(sameAnswers(one, other)).toBe(false);
  });
});
