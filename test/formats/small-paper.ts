import type { JsonObject } from '../../form-schemas/engine';

/** A paper with one block of each kind. */
export const SMALL_PAPER: JsonObject = {
  $schema: '../../../formats/paper.schema.json',
  code: 'approval',
  title: '立项批复',
  clause: ['SA-2'],
  kind: 'decision',
  procedure: 'main',
  issuedAfter: ['route', 'founded'],
  when: 'total > 1',
  by: ['bureau'],
  number: { pattern: '样批〔{year}〕{number}号', series: 'approvals', digits: 3 },
  namesProject: true,
  blocks: [
    { kind: 'title', text: '批复', below: '{{paper.number}}' },
    { kind: 'paragraph', text: '同意，总投资{{total}}。', align: 'left', when: 'total > 2' },
    {
      kind: 'grid',
      title: '基本情况',
      items: [
        { label: '总投资', value: 'total' },
        { field: 'application.reason', wide: true },
      ],
    },
    { kind: 'rows', title: '明细', field: 'application.lines', columns: ['amount'], total: 'amount' },
    { kind: 'opinions', title: '意见', stages: ['route'] },
    { kind: 'clauses', title: '所依条款', clause: ['SA-2'] },
    { kind: 'signature', body: 'bureau' },
  ],
  footer: '{{paper.government}}',
  note: '样例',
};
