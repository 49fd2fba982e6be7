import { dryRun, overridesAsked } from '../../admin/application/dry-run';
import type { Day, JsonObject } from '../../form-schemas/engine';
import { givenRegime } from './given';

const regime = givenRegime();
const given: JsonObject = {
  secret: false,
  investingLevel: 'city',
  budgetKind: 'general-public',
  investmentMode: 'direct',
  fundSources: ['city-budget'],
  unitType: 'state-organ',
  projectCategory: 'infrastructure',
  nationalStandard: true,
  estimatedTotal: '2000000.00',
};
const file = (on: string, answers: JsonObject = {}) =>
  dryRun(regime, 'project', { given, answers, overrides: [], on: on as Day });

describe('filing without filing', () => {
  it('says what the form still lacks, with the article, and gives no facts', () => {
    const { findings, facts } = file('2026-05-20');
    expect(facts).toBeNull();
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'required-missing', path: 'projectName', article: '第九条（一）' }),
    );
  });

  it('offers a late filing from November to December, and not before', () => {
    expect(overridesAsked(regime, file('2026-11-20').findings, ['applicant'])).toEqual([
      expect.objectContaining({ rule: 'annual-filing', needs: ['reason'], voluntary: true }),
    ]);
    expect(overridesAsked(regime, file('2026-10-31').findings, ['applicant'])).toEqual([]);
  });

  it('offers it only to who may take it', () => {
    expect(overridesAsked(regime, file('2026-11-20').findings, ['mayor'])).toEqual([]);
  });
});
