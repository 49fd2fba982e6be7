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
const messages = (
  kind: DocumentKind,
  ...changes: readonly (readonly [string, Json | undefined])[]
): readonly string[] => diffRegimes(base, regimeWith(kind, ...changes)).map(({ message }) => message);

describe('what changes in the life of a project is said in words', () => {
  it('of a trial run: its length and its place', () => {
    expect(diffRegimes(base, regimeWith('procedure', ['/stages/4/atLeast/count', 6]))).toMatchObject([
      {
        path: 'procedures/main.json#/stages/4/atLeast',
        area: 'procedure',
        message:
          '流程“立项”环节“试运行” 期间：至少3个月，自“样例acceptedOn”起（第SA-2条） → 至少6个月，自“样例acceptedOn”起（第SA-2条）',
      },
    ]);
  });

  it('of an exception to it, which the words of the period do not name, as it is written', () => {
    const [change] = diffRegimes(base, regimeWith('procedure', ['/stages/4/atLeast/override', undefined]));
    expect(change?.before).toContain('"override"');
    expect(change?.after).not.toContain('"override"');
  });

  it('of a lane by its code: who acts, within which time, and one that is new', () => {
    expect(messages('procedure', ['/stages/2/lanes/0/by', ['unit']])).toEqual([
      '流程“立项”环节“并行”一路“资金” 办理者：主管局 → 申报单位',
    ]);
    expect(messages('procedure', ['/stages/2/lanes/0/deadline/within', 12])).toEqual([
      '流程“立项”环节“并行”一路“资金” 时限：10个工作日内（第SA-2条；逾期3个工作日后报告主管局；样例） → 12个工作日内（第SA-2条；逾期3个工作日后报告主管局；样例）',
    ]);
    const [lane] = (DOCUMENTS.procedure.json['stages'] as readonly { lanes?: readonly Json[] }[])[2]!.lanes!;
    const fresh = set(set(lane!, '/code', 'security'), '/title', '安全');
    expect(messages('procedure', ['/stages/2/lanes', [fresh, lane!]])).toEqual([
      '新增流程“立项”环节“并行”一路“安全”：总投资 > 1时由主管局票签审核，填写“申报表”',
    ]);
  });

  it('of what is written into a record, and of what a side case does', () => {
    expect(messages('procedure', ['/stages/3/writes/0/fields/way', '"single"'])).toEqual([
      '流程“立项”环节“合同登记” 写入台账：总投资 > 1时写入“合同”（金额：总投资，采购方式："open"） → 总投资 > 1时写入“合同”（金额：总投资，采购方式："single"）',
    ]);
    const [change] = messages('procedure', ['/stages/7/effects', [{ effect: 'resume', clause: ['SA-2'] }]]);
    expect(change).toContain('总投资 > 1时暂停主案（第SA-2条）；恢复主案（第SA-2条）；主案回到“申报”（第SA-2条）；');
    expect(change).toContain(
      '；主案以“不予立项”办结（第SA-2条）；“样例approvedTotal”改定为 总投资（第SA-2条） → 恢复主案（第SA-2条）',
    );
  });

  it('of a whole stage that is new or gone', () => {
    const stages = DOCUMENTS.procedure.json['stages'] as readonly Json[];
    expect(messages('procedure', ['/stages', stages.filter((_, index) => index !== 4)])).toEqual([
      '删除流程“立项”环节“试运行”：至少3个月，自“样例acceptedOn”起，期满由申报单位办结，其后为“立项”',
    ]);
    expect(messages('procedure', ['/stages', stages.filter((_, index) => index !== 3)])).toEqual([
      '删除流程“立项”环节“合同登记”：由申报单位登记“申报表”，其后为“试运行”，总投资 > 1时写入“合同”（金额：总投资，采购方式："open"）',
    ]);
  });

  it('of clocks and records, by code', () => {
    expect(messages('deadlines', ['/deadlines/0/within/count', 18])).toEqual([
      '时钟“自评价” 期限：自“样例acceptedOn”起6个月后、“自评价月数”个月内（原则上） → 自“样例acceptedOn”起6个月后、18个月内（原则上）',
    ]);
    expect(messages('deadlines', ['/deadlines/1', undefined])).toEqual([
      '删除时钟“年度报告”：每年 12-31当日，由主管局办理',
    ]);
    expect(messages('deadlines', ['/deadlines/0/escalate/after', 5])).toEqual([
      '时钟“自评价” 逾期报告 逾期后几个工作日：3 → 5',
    ]);
    expect(diffRegimes(base, regimeWith('records', ['/records/0/fields/0/required', undefined]))).toMatchObject([
      { message: '台账“合同”栏目“金额” 必填：是 → （无）', area: 'records' },
    ]);
    expect(messages('records', ['/records/0/fields/1', undefined])).toEqual(['删除台账“合同”栏目“采购方式”：选项']);
  });

  it('of how records are added up', () => {
    const ledger: Json = {
      funds: [{ code: 'contract', title: '合同', rows: { record: 'contract', amount: 'amount' } }],
      execution: [],
      systems: [],
      tallies: [],
    };
    const before = regimeWith('regime', ['/ledger', ledger]);
    const words = (...change: readonly [string, Json | undefined]): readonly string[] =>
      diffRegimes(before, regimeWith('regime', ['/ledger', ledger], change)).map(({ message }) => message);
    expect(messages('regime', ['/ledger', ledger])).toEqual(['新增资金链“合同”']);
    expect(words('/ledger/funds/0/rows/record', 'supplement')).toEqual([
      '资金链“合同” 已有记录 台账：合同 → supplement',
    ]);
    expect(words('/ledger/systems', [{ record: 'contract', name: 'method' }])).toEqual(['新增系统目录的台账 contract']);
  });

  it('of what is read as acceptance', () => {
    const step = { code: 'trial', title: '试运行', kind: 'trial', clause: ['T-1'], stages: ['trial'] };
    const point = { code: 'report', title: '报告', clause: ['T-1'], step: 'trial', check: 'limit' };
    const acceptance: Json = { procedure: 'project', steps: [step], points: [point], security: [] };
    const before = regimeWith('regime', ['/acceptance', acceptance]);
    const words = (...change: readonly [string, Json | undefined]): readonly string[] =>
      diffRegimes(before, regimeWith('regime', ['/acceptance', acceptance], change)).map(({ message }) => message);
    expect(messages('regime', ['/acceptance', acceptance])).toEqual([
      '新增验收与安全',
      '新增验收步骤“试运行”',
      '新增验收清单“报告”',
    ]);
    expect(words('/acceptance/points', [])).toEqual(['删除验收清单“报告”']);
    expect(words('/acceptance/steps/0/when', 'later')).toEqual(['验收步骤“试运行” 条件：（无） → later']);
  });

  it('of the year for which a parameter holds, and of a story with side cases', () => {
    expect(messages('regime', ['/parameters/1/yearly/values/2031', 11])).toHaveLength(1);
    expect(messages('cases', ['/cases/7/events/0/expect/suspended', false])).toEqual([
      expect.stringMatching(/第 1 步 应有结果：.*主案暂停.* → .*主案未暂停/) as string,
    ]);
  });
});

test('the texts of a regime without the new files, and so its identity but for the engine, are as they were', () => {
  const files = filesWith({ 'deadlines.json': null, 'records.json': null });
  const { value } = readRegime(files);
  expect(value?.deadlines).toEqual([]);
  expect(value?.records).toEqual([]);
});
