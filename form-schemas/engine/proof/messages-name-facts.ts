import { COUNTED_NAMES, LATE_NAMES, placeholders } from '../check/wording';
import type { Finding } from '../finding';
import type { Regime } from '../model/regime';
import { at, type ProofRule } from './rule';

/** Each `{name}` in a message is a fact, a parameter or what the check itself counts, so that nobody ever reads a bare placeholder. */
export const rule: ProofRule = {
  code: 'messages-name-facts',
  title: '提示语中的占位都是事实或参数',
  needs: 'document',
  prove(regime) {
    return [
      ...regime.checks.flatMap((check, index) =>
        judge(regime, check.message, `checks.json#/checks/${index}/message`, [
          ...(check.sameRow?.among ? COUNTED_NAMES : []),
          ...(check.inTime ? LATE_NAMES : []),
        ]),
      ),
      ...regime.procedures.flatMap(({ code, opens }) =>
        opens?.when ? judge(regime, opens.when.message, `procedures/${code}.json#/opens/when/message`) : [],
      ),
      ...regime.scope.rules.flatMap((scope, index) =>
        judge(regime, scope.message, `regime.json#/scope/rules/${index}/message`),
      ),
    ];
  },
};

function judge(regime: Regime, message: string, path: string, more: readonly string[] = []): readonly Finding[] {
  const known = new Set([
    ...more,
    ...regime.facts.map((fact) => fact.name),
    ...regime.parameters.map((parameter) => `parameters.${parameter.name}`),
  ]);
  return placeholders(message)
    .filter((name) => !known.has(name))
    .map((name) =>
      at(path, 'placeholder-unknown', `提示语中的 {${name}} 既不是事实也不是参数（参数写作 {parameters.名称}）`),
    );
}
