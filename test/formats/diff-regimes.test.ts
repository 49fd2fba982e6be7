import type { Regime } from '../../form-schemas/engine/model/regime';
import type { Json } from '../../form-schemas/engine/value';
import { canonicalText } from '../../form-schemas/formats/canonical';
import { diffRegimes } from '../../form-schemas/formats/diff-regimes';
import type { DocumentKind } from '../../form-schemas/formats/document-kind';
import { readRegime } from '../../form-schemas/formats/read-regime';
import { DOCUMENTS, filesWith, set } from './small-documents';

function regimeWith(kind: DocumentKind, ...changes: readonly (readonly [string, Json | undefined])[]): Regime {
  const json = changes.reduce((document, [pointer, value]) => set(document, pointer, value), DOCUMENTS[kind].json);
  const { value, findings } = readRegime(filesWith({ [DOCUMENTS[kind].path]: canonicalText(json) }));
  if (!value) throw new Error(JSON.stringify(findings));
  return value;
}

const base = regimeWith('regime');
const diffOf = (kind: DocumentKind, ...changes: readonly (readonly [string, Json | undefined])[]) =>
  diffRegimes(base, regimeWith(kind, ...changes));

describe('comparing two regimes', () => {
  it('says nothing about the same regime, nor about reordered bodies, facts, clauses and fields', () => {
    expect(diffRegimes(base, base)).toEqual([]);
    const bodies = DOCUMENTS.bodies.json['bodies'] as readonly Json[];
    expect(diffOf('bodies', ['/bodies', [...bodies].reverse()])).toEqual([]);
  });

  it('words a changed cell as an administrator would', () => {
    expect(diffOf('matrix', ['/rows/1/when/total', '>= 6000000'])).toEqual([
      {
        kind: 'changed',
        path: 'matrices/founding.json#/rows/1/when/total',
        title: '审批矩阵“立项审定”“总投资：500万元以上”一行 总投资',
        before: '500万元以上',
        after: '600万元以上',
        message: '审批矩阵“立项审定”“总投资：500万元以上”一行 总投资：500万元以上 → 600万元以上',
        area: 'matrix',
      },
    ]);
  });

  it('compares rows by id: a row put before the others is one addition', () => {
    const rows = DOCUMENTS.matrix.json['rows'] as readonly Json[];
    const fresh = { id: 'band-0', when: { total: '< 1' }, chain: [], clause: ['SA-2'] };
    expect(diffOf('matrix', ['/rows', [fresh, ...rows]])).toMatchObject([
      { kind: 'added', path: 'matrices/founding.json#/rows/0', message: '新增审批矩阵“立项审定”“总投资：1元以下”一行' },
    ]);
    expect(diffOf('matrix', ['/rows', rows.slice(1)])).toMatchObject([
      {
        kind: 'removed',
        path: 'matrices/founding.json#/rows/0',
        message: '删除审批矩阵“立项审定”“总投资：30万元以上，500万元以下”一行：主管局审定',
      },
    ]);
    expect(diffOf('matrix', ['/rows', [...rows].reverse()])).toMatchObject([
      {
        kind: 'moved',
        before: '“总投资：30万元以上，500万元以下”、“总投资：500万元以上”',
        after: '“总投资：500万元以上”、“总投资：30万元以上，500万元以下”',
      },
    ]);
  });

  it('names the bodies of a changed chain', () => {
    expect(diffOf('matrix', ['/rows/0/chain/0/bodies', ['unit']])).toMatchObject([
      { kind: 'changed', path: 'matrices/founding.json#/rows/0/chain', before: '主管局审定', after: '申报单位审定' },
    ]);
  });

  it('tells a changed rule of a field from a moved field', () => {
    const reason = '/schema/properties/basics/properties/reason';
    expect(diffOf('form', [`${reason}/required`, '{{total > 2}}'])).toMatchObject([
      {
        kind: 'changed',
        path: `forms/application.json#${reason}/required`,
        message: '表单“申报表”字段“理由” 必填：总投资 > 1 → 总投资 > 2',
        area: 'form',
      },
    ]);
    expect(diffOf('form', [`${reason}/x-index`, 0])).toMatchObject([
      { kind: 'moved', before: '“基本情况”的“总投资”之后', after: '“基本情况”的最前' },
    ]);
    // Another number that leaves everything where it was is no move.
    expect(diffOf('form', [`${reason}/x-index`, 5])).toEqual([]);
    const field = {
      type: 'string',
      title: '理由',
      'x-component': 'LongText',
      'x-index': 2,
      required: '{{total > 1}}',
      maxLength: 100,
    };
    expect(diffOf('form', [reason, undefined], ['/schema/properties/reason', field])).toMatchObject([
      {
        kind: 'moved',
        path: 'forms/application.json#/schema/properties/reason',
        before: '“基本情况”的“总投资”之后',
        after: '“表单”的“基本情况”之后',
      },
    ]);
  });

  it('enters outcomes of stages, owners of facts, settings of the regime', () => {
    expect(diffOf('procedure', ['/stages/1/outcomes/reject', 'file'])).toMatchObject([
      {
        path: 'procedures/main.json#/stages/1/outcomes/reject',
        message: '流程“立项”环节“审定” 去向 不同意后：“不予立项” → “申报”',
        area: 'procedure',
      },
    ]);
    expect(diffOf('facts', ['/facts/1/owner', { kind: 'scope' }]).map((change) => change.path)).toEqual([
      'facts.json#/facts/1/owner/kind',
      'facts.json#/facts/1/owner',
    ]);
    expect(diffOf('regime', ['/bounds/below', 'included'])).toMatchObject([
      { path: 'regime.json#/bounds/below', message: '制度 界限含义 “以下”：不含本数 → 含本数', area: 'regime' },
    ]);
    expect(diffOf('regime', ['/parameters/0/value', '400000.00'])).toMatchObject([
      { message: '参数“限额” 取值：30万元 → 40万元', area: 'parameters', path: 'regime.json#/parameters/0/value' },
    ]);
    expect(diffOf('checks', ['/checks', []])).toMatchObject([
      { kind: 'removed', message: expect.stringMatching(/^删除检查“上限”：(拒绝|提醒)/) },
    ]);
    expect(
      diffOf('cases', ['/cases/3/expect', { inScope: false, rule: 'no-secret' }]).map((change) => change.title),
    ).toEqual(['案例“不涉密” 应有结果']);
  });

  it('tells a new field as an administrator would: its kind, whether it must be filled, where it stands', () => {
    const phone = {
      type: 'string',
      title: '联系电话',
      'x-component': 'Text',
      'x-index': 9,
      required: true,
      maxLength: 40,
    };
    const optional = { ...phone, title: '备注', required: false, 'x-component': 'LongText' };
    const conditional = { ...phone, title: '依据', required: '{{total > 1}}', 'x-visible': '{{secret}}' };
    const at = '/schema/properties/basics/properties';
    const messages = [
      [phone, '新增表单“申报表”字段“联系电话”：单行文字，必填，在“基本情况”的“理由”之后'],
      [
        { ...phone, 'x-format': 'phone' },
        '新增表单“申报表”字段“联系电话”：单行文字，写法为电话号码，必填，在“基本情况”的“理由”之后',
      ],
      [optional, '新增表单“申报表”字段“备注”：多行文字，选填，在“基本情况”的“理由”之后'],
      [conditional, '新增表单“申报表”字段“依据”：单行文字，总投资 > 1时必填，在“基本情况”的“理由”之后，是否涉密时显示'],
    ] as const;
    for (const [field, message] of messages)
      expect(diffOf('form', [`${at}/fresh`, field]).map((change) => change.message)).toEqual([message]);
  });

  it('tells a new stage by what it does, who acts, and what follows', () => {
    const stages = DOCUMENTS.procedure.json['stages'] as readonly Json[];
    const expert = {
      code: 'expert',
      title: '专家评审',
      clause: ['SA-2'],
      kind: 'review',
      action: 'check',
      mode: 'one',
      by: ['bureau'],
      outcomes: { approve: 'founded' },
    };
    const fresh = diffOf('procedure', ['/stages', [...stages, expert]]);
    expect(fresh.map((change) => change.message)).toEqual(['新增流程“立项”环节“专家评审”：由主管局审核，其后为“立项”']);
  });

  it('words a moved band by the regulation where both editions have its words', () => {
    const changes = diffOf(
      'matrix',
      ['/rows/0/when/total', '[300000..4000000)'],
      ['/rows/0/words/total', '30万元以上，400万元以下'],
    );
    expect(changes.map((change) => change.message)).toEqual([
      '审批矩阵“立项审定”“总投资：30万元以上，500万元以下”一行 总投资：30万元以上，500万元以下 → 30万元以上，400万元以下',
    ]);
  });

  it('says no code and no JSON of what it knows a name for', () => {
    const said = [
      ...diffOf('matrix', ['/rows/0/chain/0/mode', 'all']),
      ...diffOf('bodies', ['/bodies/1/resolve', 'of-unit']),
      ...diffOf('clauses', ['/clauses/0/effect', ['waived']]),
      ...diffOf('regime', ['/jurisdiction/level', 'county']),
    ];
    expect(said.length).toBeGreaterThanOrEqual(4);
    for (const { before, after } of said) expect(`${before} ${after}`).not.toMatch(/[a-z]{3,}|[{}"]/);
  });

  it('turns around: what was added one way was removed the other way', () => {
    const other = regimeWith('bodies', ['/bodies/1', undefined]);
    expect(diffRegimes(base, other).map((change) => change.kind)).toEqual(['removed']);
    expect(diffRegimes(other, base).map((change) => change.kind)).toEqual(['added']);
  });
});
