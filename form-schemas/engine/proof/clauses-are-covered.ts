import type { Finding } from '../finding';
import { coverageOf, type ClauseCoverage } from './coverage';
import { ENGINE_RULES } from './engine-rules';
import type { Regime } from '../model/regime';
import { at, type ProofRule } from './rule';

/** Each clause is enforced somewhere, advisory, waived with a reason, or, in a pilot edition only, not modelled. */
export const rule: ProofRule = {
  code: 'clauses-are-covered',
  title: '每条条文都有着落：有规则执行、属于倡导、说明理由不执行，或（仅试行版）暂未建模',
  needs: 'document',
  prove: (regime) =>
    coverageOf(regime).flatMap((clause, index) => {
      const path = `clauses.json#/clauses/${index}`;
      return [...judge(regime, clause, path), ...judgeEngine(regime.clauses[index], path)];
    }),
};

function judge(regime: Regime, clause: ClauseCoverage, path: string): readonly Finding[] {
  const say = (code: string, message: string) => [
    at(path, code, `${clause.article}“${clause.subject}”${message}`, { clause: [clause.clause], rule: clause.clause }),
  ];
  const reasonless = (clause.reason ?? '').trim() === '';
  switch (clause.state) {
    case 'uncovered': {
      const only = clause.rules.map(({ place }) => place).join('、');
      return clause.rules.length === 0
        ? say('clause-uncovered', '没有任何规则执行，也没有说明理由')
        : say(
            'clause-only-written-down',
            `要求 ${clause.missing.join('、')}，但只有 ${only}，填写和登记不能代替检查、矩阵、分流、期间或算式`,
          );
    }
    case 'waived':
      return reasonless ? say('clause-waived-without-reason', '不执行，须说明理由') : [];
    case 'not-modelled':
      if (regime.edition === 'full') return say('clause-not-modelled', '暂未建模，正式版不得发布');
      return reasonless ? say('clause-not-modelled-without-reason', '暂未建模，须说明理由') : [];
    default:
      return [];
  }
}

/** What the engine does for every regime is named from its list, with how it meets this clause. */
function judgeEngine(clause: Regime['clauses'][number] | undefined, path: string): readonly Finding[] {
  const { id = '', article = '', coveredBy = [], reason = '' } = clause ?? {};
  const more = { clause: [id], rule: id };
  const known = new Set(ENGINE_RULES.map(({ code }) => code));
  return [
    ...coveredBy.flatMap((code, index) =>
      known.has(code)
        ? []
        : [
            at(
              `${path}/coveredBy/${index}`,
              'engine-rule-unknown',
              `系统没有规则 ${code}；有：${[...known].join('、')}`,
              more,
            ),
          ],
    ),
    ...(coveredBy.length > 0 && reason.trim() === ''
      ? [at(path, 'clause-engine-without-reason', `${article}由系统一律做到，须说明如何做到`, more)]
      : []),
  ];
}

/** In a full edition each clause that is brought about is shown by a worked case or by a test of the engine. */
export const provenRule: ProofRule = {
  code: 'clauses-are-proven',
  title: '正式版的每条条文都有算例证明',
  needs: 'document',
  prove: (regime) =>
    regime.edition !== 'full'
      ? []
      : coverageOf(regime).flatMap(({ clause, article, subject, state }, index) =>
          state === 'covered-without-proof'
            ? [
                at(
                  `clauses.json#/clauses/${index}`,
                  'clause-unproven',
                  `${article}“${subject}”有规则执行，但没有算例或事件引用它，正式版须有算例证明`,
                  { clause: [clause], rule: clause },
                ),
              ]
            : [],
        ),
};
