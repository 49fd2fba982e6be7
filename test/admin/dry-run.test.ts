import { dryRun, dryRunAgain, filingStage, overridesAsked } from '../../admin/application/dry-run';
import { toldByHost, writeFacts, type Day, type JsonObject } from '../../form-schemas/engine';
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
  dryRun(regime, 'project', { given, answers, bodies: ['applicant'], overrides: [], on: on as Day });

describe('filing without filing', () => {
  it('says what the form still lacks, with the article, and gives no facts', () => {
    const { findings, facts } = file('2026-05-20');
    expect(facts).toBeNull();
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'required-missing', path: 'projectName', article: '第九条（一）' }),
    );
  });

  it('knows what is recorded of the unit: one that is barred from building is refused at once (第五十七条)', () => {
    const worked = regime.regime.cases.flatMap(({ cases }) => cases).find(({ code }) => code === 'life-self-built');
    const filed = worked?.kind === 'story' ? worked.events[0] : undefined;
    const [scope, answers] = [filed?.scope, filed?.answers] as [JsonObject, JsonObject];
    const told = toldByHost(regime, { buildingBans: 1, projectName: '旧名' });
    expect(told).toEqual({ buildingBans: 1 });
    const barred = (by: JsonObject) =>
      dryRun(regime, 'project', {
        given: { ...by, ...scope },
        answers,
        bodies: ['applicant'],
        overrides: [],
        on: '2026-05-20' as Day,
      })
        .findings.filter(({ rule }) => rule === 'unit-not-barred')
        .map(({ code, severity }) => `${severity} ${code}`);
    expect(barred(told)).toEqual(['error check-failed']);
    expect(barred(toldByHost(regime, { buildingBans: 0, testsFailed: 1, testsMended: 0 }))).toEqual([
      'error check-failed',
    ]);
    expect(barred(toldByHost(regime, { buildingBans: 0, testsFailed: 1, testsMended: 1 }))).toEqual([]);
    expect(barred({})).toEqual(['error check-undecided']);
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

describe('filing a list again that was sent back', () => {
  const stage = filingStage(regime, 'joint-list', 'compile');
  if (!stage) throw new Error('the list is not filed at compile');
  const again = (answers: JsonObject) =>
    dryRunAgain(regime, 'joint-list', {
      stage,
      facts: { listTotal: '20000000.00', listTitle: '旧名' },
      answers,
      bodies: stage.by,
    });

  it('says what its form lacks, although the case already knows it from the last time', () => {
    const { findings, facts } = again({ listTitle: '2027 年度清单' });
    expect(facts).toBeNull();
    expect(findings).toEqual([expect.objectContaining({ code: 'required-missing', path: 'listTotal' })]);
  });

  it('lets what is filled in now stand for what was filled in then', () => {
    const { findings, facts } = again({ listTitle: '2027 年度清单', listTotal: '300000.00' });
    expect(findings).toEqual([]);
    expect(facts).toMatchObject({ listTitle: '2027 年度清单' });
    expect(writeFacts(regime.vocabulary, facts ?? {})).toMatchObject({ listTotal: '300000.00' });
  });

  it('is filed nowhere but where a procedure is filed', () => {
    expect(filingStage(regime, 'joint-list', 'joint-decision')).toBeNull();
    expect(filingStage(regime, 'project')?.code).toBe('filing');
  });
});
