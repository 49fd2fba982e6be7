import { liftedBy } from '../../../form-schemas/engine/acceptance/lifted';
import type { AcceptanceGate } from '../../../form-schemas/engine/acceptance/gates';
import type { Asked } from '../../../form-schemas/engine/acceptance/standing';
import type { OverrideTaken, TrailEntry } from '../../../form-schemas/engine/procedure/case';
import { askedOf } from '../../support/regime-of';

/** An exception lifts a point only where it was given: at the stage that asks, at the last coming to it. */

const gate = (stage: string, more: Partial<AcceptanceGate> = {}): AcceptanceGate => ({
  procedure: 'project',
  procedureTitle: '项目',
  beside: false,
  stage,
  stageTitle: stage,
  effect: 'override',
  money: false,
  here: false,
  behind: false,
  ...more,
});
const left = (visit: number, stage: string, outcome = 'file'): TrailEntry => ({
  visit,
  stage,
  outcome,
  on: '2030-01-02' as TrailEntry['on'],
});
const given = (stage: string, visit: number, rule = 'asked'): OverrideTaken => ({
  rule,
  clause: ['CS-1'],
  stage,
  visit,
  body: 'nobody-known',
  person: 'p',
  reason: `在${stage}第${visit}次`,
  citation: null,
  on: '2030-01-02' as OverrideTaken['on'],
});
const lifted = (
  trail: readonly TrailEntry[],
  here: readonly [stage: string, visit: number],
  overrides: readonly OverrideTaken[],
  gates: readonly AcceptanceGate[] = [gate('first'), gate('final')],
  stages: readonly string[] = ['first'],
): string | null => {
  const main = { trail, stage: here[0], visit: here[1], overrides };
  return liftedBy({ main, regime: askedOf('changsha') } as unknown as Asked, 'asked', gates, stages);
};

const passedFirst = [left(1, 'first')];

test.each<readonly [string, string | null, string | null]>([
  ['given where it is asked', lifted(passedFirst, ['final', 2], [given('first', 1)]), '在first第1次'],
  ['while it stands there', lifted([], ['first', 1], [given('first', 1)]), '在first第1次'],
  ['given at another stage', lifted(passedFirst, ['final', 2], [given('final', 2)]), null],
  ['given for another rule', lifted(passedFirst, ['final', 2], [given('first', 1, 'other')]), null],
  [
    'given before it was sent back: come to anew it is asked anew',
    lifted([left(1, 'first'), left(2, 'final', 'return')], ['first', 3], [given('first', 1)]),
    null,
  ],
  [
    'given anew',
    lifted([left(1, 'first'), left(2, 'final', 'return')], ['first', 3], [given('first', 1), given('first', 3)]),
    '在first第3次',
  ],
  [
    'signed by one, sent back by the next: not let pass',
    lifted([left(1, 'first', 'return')], ['need', 2], [given('first', 1)]),
    null,
  ],
  [
    'asked by no stage of the step: the stage that asks counts',
    lifted(passedFirst, ['use', 2], [given('first', 1)], [gate('first')], ['trial']),
    '在first第1次',
  ],
  [
    'where it only warns, or beside the project, nothing is let pass',
    lifted(
      passedFirst,
      ['use', 2],
      [given('first', 1)],
      [gate('first', { effect: 'warn' }), gate('first', { beside: true })],
    ),
    null,
  ],
])('%s', (_, found, expected) => {
  if (expected === null) expect(found).toBeNull();
  else expect(found).toContain(expected);
});
