import { passageOf } from '../../../form-schemas/engine/acceptance/passage';
import type { CaseState, TrailEntry } from '../../../form-schemas/engine/procedure/case';

/** How stages were gone through is read off the trail alone. */

const trail = (...left: readonly (readonly [stage: string, outcome: string])[]): Pick<CaseState, 'trail'> => ({
  trail: left.map(([stage, outcome], index): TrailEntry => ({
    visit: index + 1,
    stage,
    outcome,
    on: `2030-01-0${index + 1}` as TrailEntry['on'],
  })),
});

test.each([
  ['never come to', trail(['need', 'file']), 'build', { here: false, behind: false, times: 0, begunOn: null }],
  [
    'standing there',
    trail(['need', 'file'], ['build', 'file']),
    'trial',
    { here: true, behind: false, times: 1, begunOn: '2030-01-02' },
  ],
  [
    'left forwards',
    trail(['need', 'file'], ['build', 'file'], ['trial', 'file']),
    'use',
    { here: false, behind: true, times: 1, wentBack: false },
  ],
  [
    'sent back to before it',
    trail(['need', 'file'], ['build', 'file'], ['trial', 'file'], ['check', 'return']),
    'build',
    { here: false, behind: false, times: 1, wentBack: true },
  ],
  [
    'gone through again',
    trail(
      ['need', 'file'],
      ['build', 'file'],
      ['trial', 'file'],
      ['check', 'return'],
      ['build', 'file'],
      ['trial', 'file'],
    ),
    'check',
    { here: false, behind: true, times: 2, wentBack: false },
  ],
  [
    'left by its own refusal',
    trail(['need', 'file'], ['build', 'file'], ['trial', 'reject']),
    'refused',
    { here: false, behind: false, times: 1, wentBack: false },
  ],
])('%s', (_, state, stage, expected) => {
  expect(passageOf({ ...state, stage }, ['trial'])).toMatchObject(expected);
});
