import type { ChainStepDocument, MatrixDocument } from '../../../form-schemas/engine/model/matrix';
import { fact, row, table, vocabularyOf } from './given';

/** 达市府发〔2023〕9号第十条, its bands written as they stand in the text, and 第六十二条 on 以上 and 以下. */

export const vocabulary = vocabularyOf([
  fact('total', '总投资', 'money'),
  fact('jointly', '是否集中审定', 'boolean'),
  fact('engineering', '工程部分概算', 'money'),
  fact('estimate', '项目概算', 'money'),
]);

/** 第六十二条：“以上”含本数，“以下”不含本数。 */
export const ARTICLE_62 = { above: 'included', below: 'excluded', clause: ['DZ-62-1'] } as const;

const step = (action: ChainStepDocument['action'], ...bodies: string[]): ChainStepDocument => ({
  action,
  mode: bodies.length > 1 ? 'all' : 'one',
  bodies,
});

/** The columns and rows of 第十条; each band's cell and its words. */
export const article10: MatrixDocument = table(
  [
    { code: 'total', title: '总投资', expression: 'total', domain: '>= 300000', clause: ['DZ-2-1'] },
    { code: 'jointly', title: '是否集中审定', expression: 'jointly' },
  ],
  [
    row(
      'joint-list',
      { total: '-', jointly: 'true' },
      {
        clause: ['DZ-10-2'],
        chain: [
          step('deliberate', 'finance-commission'),
          step('decide', 'executive-meeting'),
          step('decide', 'standing-committee'),
        ],
      },
    ),
    row(
      'finance-vice-mayor',
      { total: '< 2000000', jointly: 'false' },
      {
        words: { total: '200 万元以下的' },
        clause: ['DZ-10-3'],
        chain: [step('check', 'field-vice-mayor', 'digital-vice-mayor'), step('decide', 'finance-vice-mayor')],
      },
    ),
    row(
      'mayor',
      { total: '[2000000..5000000)', jointly: 'false' },
      {
        words: { total: '200 万元以上，500 万元以下的' },
        clause: ['DZ-10-4'],
        chain: [
          step('check', 'field-vice-mayor', 'digital-vice-mayor'),
          step('countersign', 'finance-vice-mayor'),
          step('decide', 'mayor'),
        ],
      },
    ),
    row(
      'executive-meeting',
      { total: '[5000000..10000000)', jointly: 'false' },
      {
        words: { total: '500 万元以上的，1000 万元以下的' },
        clause: ['DZ-10-5'],
        chain: [step('decide', 'executive-meeting')],
      },
    ),
    row(
      'standing-committee',
      { total: '>= 10000000', jointly: 'false' },
      {
        words: { total: '1000 万元以上的' },
        clause: ['DZ-10-6'],
        chain: [step('deliberate', 'executive-meeting'), step('decide', 'standing-committee')],
      },
    ),
  ],
  { code: 'founding', title: '立项审批权限', clause: ['DZ-10-1'] },
);

/** 第八条: whoever's part is over half of the whole founds the whole. Nothing is said of exactly half. */
export const article8: MatrixDocument = table(
  [{ code: 'share', title: '工程部分占比', expression: 'engineering / estimate', domain: '[0..1]' }],
  [
    row('development-commission', { share: '> 0.5' }, { words: { share: '超过50%' }, clause: ['DZ-8-2'] }),
    row('digital-bureau', { share: '< 0.5' }, { words: { share: '不足50%' }, clause: ['DZ-8-2'] }),
  ],
  { code: 'mixed-founding', title: '混合项目立项部门', clause: ['DZ-8-2'] },
);
