import type { AcceptanceState, SecurityFact, SecurityState } from '../../form-schemas/engine';

const STATES: Readonly<Record<AcceptanceState, string>> = {
  'not-begun': '未开始',
  'under-way': '进行中',
  passed: '已通过',
  failed: '未通过',
  stopped: '没有走到',
};

const SECURITY: Readonly<Record<SecurityState, string>> = {
  missing: '尚无',
  known: '已有',
  met: '符合',
  'not-met': '不符合',
  'not-told': '无权查看',
};

/** The state of a step, or of a whole acceptance, in a spreadsheet. */
export function wordState(state: AcceptanceState): string {
  return STATES[state];
}

/** A security fact on one line: value, day, and its state where neither says it. */
export function wordFact({ state, words, on }: Pick<SecurityFact, 'state' | 'words' | 'on'>): string {
  const parts = [words, on, state === 'known' ? null : SECURITY[state]].filter((part) => part !== null);
  return parts.length === 0 ? SECURITY[state] : parts.join('，');
}
