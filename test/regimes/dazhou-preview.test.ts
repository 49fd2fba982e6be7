import { previewRoute, type PreviewStage } from '../../form-schemas/engine/procedure/preview-route';
import type { Facts } from '../../form-schemas/engine/value';
import { dazhou } from './dazhou';

const JOINT = [['finance-committee'], ['executive-meeting'], ['standing-committee']];

function bodiesOf(stage: PreviewStage | undefined): readonly (readonly string[])[] {
  return stage?.steps.map((step) => step.bodies) ?? [];
}

function decidedBy(procedure: string, facts: Facts): readonly (readonly string[])[] {
  const { value } = previewRoute(dazhou, procedure, facts);
  const pool = value.find((stage) => stage.kind === 'pool');
  return bodiesOf((pool?.list ?? value).find((stage) => stage.kind === 'route'));
}

describe('第十条 in a preview', () => {
  test.each([
    ['the bureau has put it on the list', { necessary: true, decisionRoute: 'joint', total: 200_000_000 }],
    ['the question says that the list decides', { decidedJointly: true, total: 200_000_000 }],
    ['no amount is known', { decidedJointly: true }],
  ])('市委财经委 → 市政府常务会 → 市委常委会 when %s (第一款)', (_, facts) => {
    expect(decidedBy('project', facts)).toEqual(JOINT);
  });

  test('the list itself goes that way whatever its amounts', () => {
    expect(decidedBy('joint-list', {})).toEqual(JOINT);
    expect(decidedBy('joint-list', { total: 30_000_000 })).toEqual(JOINT);
  });

  test('a project left out of it goes by its amount: 2,000,000.00 元 to the mayor (第二款第二项)', () => {
    expect(decidedBy('project', { total: 200_000_000 })).toEqual([
      ['vice-mayor-field', 'vice-mayor-digital'],
      ['vice-mayor-finance'],
      ['mayor'],
    ]);
  });
});
