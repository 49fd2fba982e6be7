import type { CaseState } from '../../form-schemas/engine';
import { readEvent, readState, stateColumn, writeCase } from '../../api/application/case-json';

const STATE = {
  procedure: 'project',
  facts: { share: { n: 1n, d: 3n }, total: 200_000_000, year: 2027 },
  answers: {},
  trail: [],
} as unknown as CaseState;

describe('a case as JSON', () => {
  it('keeps exact fractions among its facts', () => {
    expect(readState(writeCase(STATE))).toEqual(STATE);
    expect(stateColumn.from(stateColumn.to(STATE))).toEqual(STATE);
  });

  it('never takes what a client wrote for a fraction', () => {
    const event = { type: 'file', answers: { odd: { $bigint: '5' } } };
    expect(readEvent(JSON.stringify(event))).toEqual(event);
  });
});
