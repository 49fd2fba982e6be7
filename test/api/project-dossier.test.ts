import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';

/** The file of a project: its course told again from the events, facts with their origin, documents, the way ahead. */

interface Told {
  readonly type: string;
  readonly stage: string;
  readonly stageTitle: string;
  readonly round: number;
  readonly bodies: readonly { readonly code: string }[];
  readonly toTitle: string | null;
  readonly route: {
    readonly matrix: string;
    readonly rows: readonly string[];
    readonly conditions: readonly string[];
    readonly article: string;
  } | null;
}

interface Dossier {
  readonly events: readonly Told[];
  readonly factSheet: readonly {
    readonly name: string;
    readonly words: string;
    readonly provenance: string;
    readonly stageTitle: string | null;
    readonly formTitle: string | null;
    readonly recordOwner: string | null;
  }[];
  readonly documents: readonly { readonly title: string; readonly attachment: { readonly name: string } }[];
  readonly ahead: { readonly stages: readonly { readonly code: string; readonly outcome: string | null }[] };
  readonly listedOn: readonly { readonly outcome: string | null; readonly list: { readonly title: string } }[];
}

const DOSSIER = `query ($id: ID!) { application(id: $id) {
  events { type stage stageTitle round bodies { code } toTitle route { matrix rows conditions article } }
  factSheet { name words provenance stageTitle formTitle recordOwner }
  documents { title attachment { name } }
  ahead { stages { code outcome } } listedOn { outcome list { title } } } }`;

let given: GivenServer;
let city: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
});
afterAll(() => given?.close());

async function dossier(client: TestClient, id: string): Promise<Dossier> {
  return (await client.data<{ application: Dossier }>(DOSSIER, { id })).application;
}

describe('the course of a case', () => {
  it('says of each event where, in whose name and which time; a withdrawal belongs where its act was done', async () => {
    const id = await city.upTo('education', '600000.00', 'single');
    await city.approve(city.people.viceEducation, id, { verdict: 'RETURN', to: 'argumentation' });
    await city.withdraw(city.people.viceEducation, id);
    const { events, ahead } = await dossier(await city.client(city.people.reader), id);
    expect(
      events.map(({ type, stage, round, bodies }) => [type, stage, round, bodies.map(({ code }) => code)]),
    ).toEqual([
      ['file', 'filing', 1, ['applicant']],
      ['decide', 'screening', 1, ['digital-bureau']],
      ['decide', 'argumentation', 1, ['digital-bureau']],
      ['decide', 'argumentation', 1, ['development-reform']],
      ['decide', 'argumentation', 1, ['finance-bureau']],
      ['decide', expect.any(String), 1, ['digital-bureau']],
      ['decide', expect.any(String), 1, ['vice-mayor-field']],
      ['withdraw', expect.any(String), 1, ['vice-mayor-field']],
    ]);
    const [returned, takenBack] = events.slice(-2);
    expect(takenBack?.stage).toBe(returned?.stage);
    expect(returned?.route).toMatchObject({ matrix: 'founding', article: expect.stringContaining('第十条') });
    expect(returned?.route?.conditions).toEqual(['是否统一审定：否', '总投资：200万元以下']);
    expect(returned?.toTitle).toBe(events[2]?.stageTitle);
    expect(ahead.stages.at(-1)?.outcome).toBe('in-use');
  });

  it('counts the rounds of a stage to which the case came back', async () => {
    const id = await city.upTo('transport', '600000.00', 'single');
    await city.approve(city.people.viceTransport, id, { verdict: 'RETURN', to: 'argumentation' });
    await city.approve(city.people.digital, id, {
      answers: {
        necessary: true,
        arguedKind: 'new',
        expertCount: 5,
        expertOpinion: '复核可行',
        arguedTotal: '600000.00',
      },
    });
    const { events } = await dossier(await city.client(city.people.reader), id);
    const argued = events.filter(({ stage }) => stage === 'argumentation');
    expect(argued.map(({ round }) => round)).toEqual([1, 1, 1, 2]);
  });
});

describe('facts and documents', () => {
  it('say what was declared, what was argued, by which form at which stage', async () => {
    const id = await city.upTo('health', '600000.00', 'single');
    const { factSheet, documents } = await dossier(await city.client(city.people.reader), id);
    const fact = (name: string) => factSheet.find((one) => one.name === name);
    expect(fact('declaredTotal')).toMatchObject({
      words: '60万元',
      provenance: 'declared',
      formTitle: '信息化项目申报书',
    });
    expect(fact('arguedTotal')).toMatchObject({ words: '60万元', provenance: 'argued', formTitle: '论证意见' });
    expect(fact('arguedTotal')?.stageTitle).not.toBe(fact('declaredTotal')?.stageTitle);
    expect([fact('contractsTotal')?.recordOwner, fact('declaredTotal')?.recordOwner]).toEqual(['project', null]);
    expect(documents.length).toBeGreaterThan(0);
    expect(documents.every(({ title, attachment }) => title !== '' && attachment.name.endsWith('.pdf'))).toBe(true);
  });

  it('are a missing case’s to another unit’s applicant', async () => {
    const { application } = await city.file('education', '600000.00');
    const refused = await (await city.client(city.filers.transport)).ask(DOSSIER, { id: application?.id });
    expect([refused.status, refused.data]).toEqual([404, null]);
  });
});
