import { isFine } from '../engine/finding';
import { diffRegimes } from '../formats/diff-regimes';
import type { Answer, Call, Command } from './command';
import { findingJson } from './finding-json';
import { layFindings } from './layout';
import { loadRegime } from './load-regime';

/** Compares two regimes by code. */
export const diff: Command = {
  verb: 'diff',
  operands: ['<旧>', '<新>'],
  options: {},
  about: '逐项比较两部制度（按编码，不按位置）',
  run: (call: Call): Answer => {
    const [before, after] = [loadRegime(call.operands[0] ?? ''), loadRegime(call.operands[1] ?? '')];
    const findings = [...before.findings, ...after.findings].filter((finding) => finding.severity === 'error');
    const changes = before.regime && after.regime ? diffRegimes(before.regime, after.regime) : [];
    const json = {
      a: { regime: before.name, edition: before.edition },
      b: { regime: after.name, edition: after.edition },
      changes: changes.map((change) => ({ ...change })),
      findings: findings.map(findingJson),
    };
    if (!isFine(findings)) return { json, text: layFindings(findings), findings };
    return {
      json,
      text: changes.length === 0 ? '两部制度内容相同' : changes.map((change) => change.message).join('\n'),
      findings,
    };
  },
};
