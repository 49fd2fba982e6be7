import type { Regime } from '../../form-schemas/engine/model/regime';
import { coverageOf, type ClauseCoverage } from '../../form-schemas/engine/proof/coverage';
import { regimeOf } from '../support/regime-of';
import { PROVISIONS } from './provisions';

/**
 * Every provision of the five source documents, as they were counted from the texts: none may be missing from the regimes, and
 * none that is more than advice may be without a rule that brings it about and a proof of it.
 */

type Source = keyof typeof PROVISIONS;
const REGIME_OF: Readonly<Record<Source, string>> = {
  dazhou: 'dazhou',
  chenzhou: 'chenzhou',
  nanyang: 'nanyang',
  changsha: 'changsha',
  // The evaluation of 2023 stands beside the regulation that it evaluates.
  'changsha-2023': 'changsha',
};
const sources = Object.keys(PROVISIONS) as Source[];

/** What is wrong with a clause that has to be enforced; nothing where it is covered or waived with a reason. */
function wrongWith(id: string, clauses: ReadonlyMap<string, ClauseCoverage>): readonly string[] {
  const clause = clauses.get(id);
  if (!clause) return [`${id} is missing`];
  if (clause.state === 'waived' && (clause.reason ?? '').trim() !== '') return [];
  if (clause.state !== 'covered') return [`${id} is ${clause.state}`];
  return [
    ...(clause.rules.length === 0 ? [`${id} no rule`] : []),
    ...(clause.proofs.length === 0 ? [`${id} no proof`] : []),
  ];
}

function openIn(regime: Regime, source: Source): readonly string[] {
  const clauses = new Map(coverageOf(regime).map((clause) => [clause.clause, clause]));
  return PROVISIONS[source].enforced.flatMap((id) => wrongWith(id, clauses));
}

it('counts 360 provisions, 35 of them advice', () => {
  const count = (key: 'enforced' | 'advisory') =>
    sources.reduce((sum, source) => sum + PROVISIONS[source][key].length, 0);
  expect([count('enforced') + count('advisory'), count('advisory')]).toEqual([360, 35]);
});

describe.each(sources)('%s', (source) => {
  const regime = regimeOf(REGIME_OF[source]);

  it('every provision that is no advice has a rule and a proof', () => {
    expect(openIn(regime, source)).toEqual([]);
  });

  it('what is advice stands in the list as well', () => {
    const ids = new Set(regime.clauses.map(({ id }) => id));
    expect(PROVISIONS[source].advisory.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('it would be noticed', () => {
  const regime = regimeOf('nanyang');
  const without = (values: readonly string[] | undefined, id: string) => (values ?? []).filter((one) => one !== id);

  it('that a clause is not in the list', () => {
    const clauses = regime.clauses.filter(({ id }) => id !== 'NY-16-4');
    expect(openIn({ ...regime, clauses }, 'nanyang')).toEqual(['NY-16-4 is missing']);
  });

  it('that no worked case and no event cites it, nor is one named after it', () => {
    const cases = regime.cases.map((document) => ({
      ...document,
      cases: document.cases.map((worked) => ({
        ...worked,
        code: worked.code.replace('ny-16-4', 'other'),
        clause: without(worked.clause, 'NY-16-4'),
        ...(worked.kind === 'story'
          ? { events: worked.events.map((event) => ({ ...event, clause: without(event.clause, 'NY-16-4') })) }
          : {}),
      })),
    })) as Regime['cases'];
    expect(openIn({ ...regime, cases }, 'nanyang')).toEqual(['NY-16-4 is covered-without-proof']);
  });

  it('that no rule cites it', () => {
    const { cases, clauses, ...rules } = regime;
    const text = JSON.stringify(rules).replaceAll('"NY-16-4"', '"NY-16-5"');
    const bare = { ...(JSON.parse(text) as typeof rules), cases, clauses };
    expect(openIn(bare, 'nanyang')).toEqual(['NY-16-4 is uncovered']);
  });
});
