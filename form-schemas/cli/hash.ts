import type { Answer, Call, Command } from './command';
import { findingJson } from './finding-json';
import { blocks, layFindings } from './layout';
import { loadRegime } from './load-regime';

/** Gives the content hash, by which editions and cases name a regime's content. */
export const hash: Command = {
  verb: 'hash',
  operands: ['<编码|文件夹>'],
  options: {},
  about: '给出制度内容的 SHA-256（版本标识）',
  run: (call: Call): Answer => {
    const { name, edition, findings: all } = loadRegime(call.operands[0] ?? '');
    const findings = all.filter((finding) => finding.severity === 'error');
    const json = { regime: name, edition, findings: findings.map(findingJson) };
    return { json, text: blocks(edition ?? '', layFindings(findings)), findings };
  },
};
