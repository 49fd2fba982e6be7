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
        title: '审批矩阵“立项审定”第 band-2 行 总投资',
        before: '>= 5000000',
        after: '>= 6000000',
        message: '审批矩阵“立项审定”第 band-2 行 总投资：>= 5000000 → >= 6000000',
      },
    ]);
  });

  it('compares rows by id: a row put before the others is one addition', () => {
    const rows = DOCUMENTS.matrix.json['rows'] as readonly Json[];
    const fresh = { id: 'band-0', when: { total: '< 1' }, chain: [], clause: ['SA-2'] };
    expect(diffOf('matrix', ['/rows', [fresh, ...rows]])).toMatchObject([
      { kind: 'added', path: 'matrices/founding.json#/rows/0', message: '新增审批矩阵“立项审定”第 band-0 行' },
    ]);
    expect(diffOf('matrix', ['/rows', rows.slice(1)])).toMatchObject([
      { kind: 'removed', path: 'matrices/founding.json#/rows/0', message: '删除审批矩阵“立项审定”第 band-1 行' },
    ]);
    expect(diffOf('matrix', ['/rows', [...rows].reverse()])).toMatchObject([
      { kind: 'moved', before: 'band-1、band-2', after: 'band-2、band-1' },
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
        message: '表单“申报表”字段“理由” 必填：{{total > 1}} → {{total > 2}}',
      },
    ]);
    expect(diffOf('form', [`${reason}/x-index`, 5])).toMatchObject([
      { kind: 'moved', before: '基本情况 第 2 位', after: '基本情况 第 5 位' },
    ]);
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
        before: '基本情况 第 2 位',
        after: '表单 第 2 位',
      },
    ]);
  });

  it('enters outcomes of stages, owners of facts, settings of the regime', () => {
    expect(diffOf('procedure', ['/stages/1/outcomes/reject', 'file'])).toMatchObject([
      {
        path: 'procedures/main.json#/stages/1/outcomes/reject',
        message: '流程“立项”环节“审定” 去向 不同意后：refused → file',
      },
    ]);
    expect(diffOf('facts', ['/facts/1/owner', { kind: 'scope' }]).map((change) => change.path)).toEqual([
      'facts.json#/facts/1/owner/kind',
      'facts.json#/facts/1/owner',
    ]);
    expect(diffOf('regime', ['/bounds/below', 'included'])).toMatchObject([
      { path: 'regime.json#/bounds/below', message: '制度 界限含义 “以下”：excluded → included' },
    ]);
    expect(diffOf('regime', ['/parameters/0/value', '400000.00'])).toMatchObject([
      { message: '参数“限额” 取值：300000.00 → 400000.00' },
    ]);
    expect(diffOf('checks', ['/checks', []])).toMatchObject([{ kind: 'removed', message: '删除检查“上限”' }]);
    expect(
      diffOf('cases', ['/cases/3/expect', { inScope: false, rule: 'no-secret' }]).map((change) => change.title),
    ).toEqual(['案例“不涉密” 应有结果 适用', '案例“不涉密” 应有结果 规定']);
  });

  it('turns around: what was added one way was removed the other way', () => {
    const other = regimeWith('bodies', ['/bodies/1', undefined]);
    expect(diffRegimes(base, other).map((change) => change.kind)).toEqual(['removed']);
    expect(diffRegimes(other, base).map((change) => change.kind)).toEqual(['added']);
  });
});
