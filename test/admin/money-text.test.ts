import { readMoneyText } from '../../admin/widgets/money-text';

describe('an amount typed by a person', () => {
  test.each([
    ['5000000', '5000000.00'],
    ['5,000,000.00', '5000000.00'],
    ['500万', '5000000.00'],
    ['500 万元', '5000000.00'],
    ['499.9999万', '4999999.00'],
    ['499.999999万元', '4999999.99'],
    ['1.2亿', '120000000.00'],
    ['0.5', '0.50'],
    ['０．０１', '0.01'],
    ['５００万', '5000000.00'],
    ['-3', '-3.00'],
    ['.5万', '5000.00'],
  ])('%s is %s yuan', (typed, yuan) => {
    expect(readMoneyText(typed)).toMatchObject({ yuan, fine: true });
  });

  test('the field says back what it understood', () => {
    expect(readMoneyText('500万').echo).toBe('500 万元 = 5,000,000.00 元');
    expect(readMoneyText('4999999.99').echo).toBe('4,999,999.99 元');
  });

  test('below ten thousand yuan it asks whether 万元 were meant, and guesses nothing', () => {
    expect(readMoneyText('200')).toMatchObject({ yuan: '200.00' });
    expect(readMoneyText('200').echo).toBe('200.00 元（如指 200 万元，请写“200万”）');
    expect(readMoneyText('10000').echo).not.toContain('如指');
    expect(readMoneyText('0.5万').echo).not.toContain('如指');
    expect(readMoneyText('￥500,000').yuan).toBe('500000.00');
  });

  test.each(['abc', '五百万', '5e6', '1.2.3', '万元', '--1', '500万万'])('%s is refused, not guessed', (typed) => {
    const reading = readMoneyText(typed);
    expect(reading).toMatchObject({ yuan: null, fine: false });
    expect(reading.echo).toContain(typed);
  });

  test('a third decimal of a fen is refused', () => {
    expect(readMoneyText('0.001')).toMatchObject({ yuan: null, fine: false });
    expect(readMoneyText('0.0000001万').fine).toBe(false);
  });

  test('an empty field is empty, not wrong', () => {
    expect(readMoneyText(' ')).toEqual({ yuan: null, echo: '', fine: true });
  });
});
