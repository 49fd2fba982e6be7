import { isFine, type Finding } from '../engine/finding';
import { regimeFolder } from '../files/find-regime';
import { writeRegimeFolder } from '../files/regime-folder';
import { canonicalText } from '../formats/canonical';
import { readJson } from '../formats/read-json';
import type { Answer, Call, Command } from './command';
import { findingJson } from './finding-json';
import { blocks, layFindings } from './layout';
import { loadRegime } from './load-regime';

/** Writes every file of a regime in canonical form; what is not JSON stays untouched and is said. */
export const format: Command = {
  verb: 'format',
  operands: ['<编码|文件夹>'],
  options: { check: { about: '只检查，不改写；有不规范的文件即为错误' } },
  about: '把制度的文件改为规范写法（内容不变）',
  run: (call: Call): Answer => {
    const asked = call.operands[0] ?? '';
    const loaded = loadRegime(asked);
    const changed = new Map<string, string>();
    const findings: Finding[] = loaded.files === null ? [...loaded.findings] : [];
    for (const [path, text] of loaded.files ?? []) {
      const json = readJson(text, path);
      if (!isFine(json.findings)) findings.push(...json.findings);
      else if (canonicalText(json.value) !== text) changed.set(path, canonicalText(json.value));
    }
    const folder = regimeFolder(asked);
    if (call.options.has('check')) {
      for (const path of changed.keys())
        findings.push({ code: 'not-canonical', severity: 'error', message: '文件不是规范写法', path });
    } else if (folder !== null) writeRegimeFolder(folder, changed);
    const words = call.options.has('check') ? '不规范' : '已改写';
    return {
      json: { regime: loaded.name, changed: [...changed.keys()], findings: findings.map(findingJson) },
      text: blocks(
        [...changed.keys()].map((path) => `${words}  ${path}`).join('\n') || '全部文件已是规范写法',
        layFindings(findings),
      ),
      findings,
    };
  },
};
