import { isFine } from '../engine/finding';
import { verifyRegime } from '../engine/proof/prove';
import { knownCalendar } from '../formats/calendars';
import type { Answer, Call, Command } from './command';
import { findingJson } from './finding-json';
import { blocks, layFindings } from './layout';
import { loadRegime } from './load-regime';

/** Reads, compiles and proves a regime, worked cases included. */
export const check: Command = {
  verb: 'check',
  operands: ['<编码|文件夹>'],
  options: {},
  about: '检查一部制度的全部文件：格式、引用、矩阵无空白无重叠、流程可达、示例案例成立',
  run: (call: Call): Answer => {
    const { name, regime, findings: before } = loadRegime(call.operands[0] ?? '');
    const findings = [...before, ...(regime ? verifyRegime(regime, knownCalendar()).findings : [])];
    const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
    const verdict = isFine(findings) ? '通过' : '未通过';
    const cases = regime
      ? `，示例案例 ${regime.cases.reduce((sum, document) => sum + document.cases.length, 0)} 个`
      : '';
    const summary = `制度 ${name} 检查${verdict}：错误 ${count('error')}，提醒 ${count('warning')}，说明 ${count('info')}${cases}`;
    return {
      json: { regime: name, findings: findings.map(findingJson) },
      text: blocks(layFindings(findings), summary),
      findings,
    };
  },
};
