import { coverageOf } from './coverage';
import { at, type ProofRule } from './rule';

/** Each clause is enforced somewhere, advisory, waived with a reason, or, in a pilot edition only, not modelled. */
export const rule: ProofRule = {
  code: 'clauses-are-covered',
  title: '每条条文都有着落：有规则执行、属于倡导、说明理由不执行，或（仅试行版）暂未建模',
  needs: 'document',
  prove(regime) {
    return coverageOf(regime).flatMap((clause, index) => {
      const path = `clauses.json#/clauses/${index}`;
      const say = (code: string, message: string, severity: 'error' | 'warning' = 'error') => [
        at(path, code, message, { severity, clause: [clause.clause], rule: clause.clause }),
      ];
      const reasonless = (clause.reason ?? '').trim() === '';
      if (clause.state === 'uncovered')
        return say('clause-uncovered', `${clause.article}“${clause.subject}”没有任何规则执行，也没有说明理由`);
      if (clause.state === 'waived' && reasonless)
        return say('clause-waived-without-reason', `${clause.article}“${clause.subject}”不执行，须说明理由`);
      if (clause.state === 'not-modelled') {
        if (regime.edition === 'full')
          return say('clause-not-modelled', `${clause.article}“${clause.subject}”暂未建模，正式版不得发布`);
        if (reasonless)
          return say('clause-not-modelled-without-reason', `${clause.article}“${clause.subject}”暂未建模，须说明理由`);
      }
      return [];
    });
  },
};
