import type { Finding } from '../finding';
import { citationsOf } from './citations';
import { at, type ProofRule } from './rule';

/** Every rule names a clause, and every clause named is in the list. */
export const rule: ProofRule = {
  code: 'clauses-are-cited',
  title: '每条规则都注明依据，所注条文都在条文清单中',
  needs: 'document',
  prove(regime) {
    const known = new Set(regime.clauses.map((clause) => clause.id));
    return citationsOf(regime).flatMap(({ path, clause, needed }): readonly Finding[] => [
      ...(needed && clause.length === 0 ? [at(path, 'clause-missing', '没有注明依据的条文')] : []),
      ...clause.filter((id) => !known.has(id)).map((id) => at(path, 'clause-unknown', `所注条文 ${id} 不在条文清单中`)),
    ]);
  },
};
