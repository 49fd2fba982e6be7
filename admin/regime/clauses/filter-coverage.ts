import type { Clause, ClauseCoverage } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import type { Words } from '../../kit/words';

export type CoverageState = ClauseCoverage['state'];

/** In the order in which they are told: what works first, what is missing last. */
export const STATES: readonly CoverageState[] = [
  'covered',
  'covered-without-proof',
  'advisory',
  'waived',
  'not-modelled',
  'uncovered',
];

export const STATE_WORD: Readonly<Record<CoverageState, string>> = {
  covered: t('已落实，有案例证明'),
  'covered-without-proof': t('已落实，尚无案例证明'),
  advisory: t('倡导性，无须落实'),
  waived: t('不适用（有理由）'),
  'not-modelled': t('尚未落实（试行版可以）'),
  uncovered: t('缺失'),
};

/** What a clause does, in a word. */
export const EFFECT: Words = {
  scope: t('定适用范围'),
  route: t('定由谁办理'),
  block: t('不得'),
  override: t('须经放行'),
  compute: t('计算'),
  record: t('记录'),
  remind: t('提醒'),
  report: t('报告'),
};

export const STATE_SIGN: Readonly<Record<CoverageState, string>> = {
  covered: '✓',
  'covered-without-proof': '◐',
  advisory: '·',
  waived: '–',
  'not-modelled': '○',
  uncovered: '✕',
};

export interface ClauseFilter {
  readonly state: CoverageState | null;
  readonly text: string;
}

export function isState(given: string | null): given is CoverageState {
  return STATES.some((state) => state === given);
}

/** Clauses of a state in which every word of the text occurs: id, article, subject, rule, reason. */
export function filterCoverage(
  coverage: readonly ClauseCoverage[],
  clauses: readonly Clause[],
  { state, text }: ClauseFilter,
): readonly ClauseCoverage[] {
  const rules = new Map(clauses.map(({ id, rule }) => [id, rule]));
  const words = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return coverage.filter((one) => {
    if (state !== null && one.state !== state) return false;
    const whole = [one.clause, one.article, one.subject, rules.get(one.clause) ?? '', one.reason ?? '']
      .join('\n')
      .normalize('NFKC')
      .toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}

export function countStates(coverage: readonly ClauseCoverage[]): ReadonlyMap<CoverageState, number> {
  return new Map(STATES.map((state) => [state, coverage.filter((one) => one.state === state).length]));
}
