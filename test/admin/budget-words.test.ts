import { wordPending } from '../../admin/budget/word-pending';

/** What somebody is asked before several lines are confirmed at once. */

const pending = (act: 'PROPOSE' | 'CORRECT' | 'WITHDRAW', amount: string | null) => ({
  pending: { act, amount, reason: '', at: '2026-09-10T00:00:00Z', proposedBy: null },
});

test('the sum of what waits is told to the fen, above what a number holds in yuan with decimals as well', () => {
  expect(wordPending([pending('PROPOSE', '0.10'), pending('CORRECT', '0.20')])).toBe('金额合计 0.30 元');
  expect(wordPending([pending('PROPOSE', '1999999.99'), pending('PROPOSE', '0.02')])).toBe('金额合计 2,000,000.01 元');
});

test('what is withdrawn has no amount and is told besides', () => {
  expect(wordPending([pending('PROPOSE', '5.00'), pending('WITHDRAW', null)])).toBe('金额合计 5.00 元；其中撤销 1 条');
});
