import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';

/** A paper whose decision is taken back afterwards: it never changes, and whoever looks at it is told that it no longer counts. */

const ISSUE = `mutation ($input: IssuePaperInput!) { issuePaper(input: $input) { paper { number code digest takenBackOn replacedOn } } }`;
const PAPERS =
  'query ($id: ID!) { application(id: $id) { papers { number template takenBackOn replacedOn } paperKinds { code issued { number } } } }';

interface Issued {
  readonly number: string;
  readonly code: string;
  readonly digest: string;
}

let given: GivenServer;
let city: GivenCity;
let founded: string;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  founded = await city.upTo('education', '900000.00', 'single', { projectName: '治超联网' });
  for (const by of [city.people.viceEducation, city.people.viceDigital, city.people.viceFinance])
    await city.approve(by, founded, { opinion: '拟同意建设' });
  await city.foundProject(founded);
});
afterAll(() => given?.close());

async function issued(client: TestClient): Promise<Issued> {
  const input = { applicationId: founded, paper: 'founding-approval' };
  const { issuePaper } = await client.data<{ issuePaper: { paper: Issued | null } }>(ISSUE, { input });
  if (!issuePaper.paper) throw new Error('not issued');
  return issuePaper.paper;
}

async function verified(query: string): Promise<unknown> {
  const response = await fetch(`${given.client.url}/papers/verify?${query}`);
  const { paper } = (await response.json()) as { readonly paper: Readonly<Record<string, unknown>> };
  return [paper['number'], paper['takenBackOn'], paper['replacedOn']];
}

async function papers(client: TestClient): Promise<unknown> {
  const { application } = await client.data<{
    application: {
      papers: { number: string; takenBackOn: string | null; replacedOn: string | null }[];
      paperKinds: { code: string; issued: { number: string } | null }[];
    };
  }>(PAPERS, { id: founded });
  return {
    papers: application.papers.map(({ number, takenBackOn, replacedOn }) => [number, takenBackOn, replacedOn]),
    now: application.paperKinds.find(({ code }) => code === 'founding-approval')?.issued?.number ?? null,
  };
}

it('stands, is taken back on the day of it, and is replaced by the next, as the panel and anybody who verifies it are told', async () => {
  city.on('2026-09-15');
  const first = await issued(await city.client(city.people.digital));
  const [one, two] = ['达市数经立〔2026〕1号', '达市数经立〔2026〕2号'];
  expect(await verified(`code=${first.code}`)).toEqual([one, null, null]);
  expect(await papers(await city.client(city.people.digital))).toEqual({ papers: [[one, null, null]], now: one });

  city.on('2026-09-17');
  expect((await city.withdraw(city.people.digital, founded)).findings).toEqual([]);
  expect(await verified(`code=${first.code}`)).toEqual([one, '2026-09-17', null]);
  expect(await verified(`digest=${first.digest}`)).toEqual([one, '2026-09-17', null]);
  expect(await papers(await city.client(city.people.digital))).toEqual({
    papers: [[one, '2026-09-17', null]],
    now: null,
  });

  city.on('2026-09-21');
  await city.approve(city.people.digital, founded, {
    answers: {
      documentNumber: '达市数经立〔2026〕13号',
      documentDate: '2026-09-21',
      decisionReference: '签批件2026-118',
      opinion: '同意立项',
    },
  });
  expect(await verified(`code=${first.code}`)).toEqual([one, '2026-09-17', null]);
  const second = await issued(await city.client(city.people.digital));
  expect(await verified(`code=${first.code}`)).toEqual([one, '2026-09-17', '2026-09-21']);
  expect(await verified(`code=${second.code}`)).toEqual([two, null, null]);
  expect(await papers(await city.client(city.filers.education))).toEqual({
    papers: [
      [one, '2026-09-17', '2026-09-21'],
      [two, null, null],
    ],
    now: two,
  });
});
