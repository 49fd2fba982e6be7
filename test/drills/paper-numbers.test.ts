import type * as Numbers from '../../api/paper/next-number';
import { issuePaper } from '../../api/paper/issue-paper';
import { fromGlobalId } from '../../api/platform/global-id';
import type { TestClient } from '../support/client';
import { TEST_DATABASE } from '../support/database-template';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';

/**
 * Numbers of papers have no gaps and are given once, whoever issues at the same time. On PostgreSQL they truly meet; the embedded
 * database has one connection, where they queue and only the outcome is shown.
 */

/** The control takes the counter's lock away: the number is only looked at. */
const mockCounter = { isLocked: true };
jest.mock('../../api/paper/next-number', () => {
  const actual = jest.requireActual<typeof Numbers>('../../api/paper/next-number');
  return {
    ...actual,
    nextNumber: (...given: Parameters<typeof actual.nextNumber>) =>
      mockCounter.isLocked ? actual.nextNumber(...given) : actual.presumedNumber(...given),
  };
});

const whereTheyMeet = TEST_DATABASE === 'postgres' ? it : it.skip;
const ISSUE = 'mutation ($input: IssuePaperInput!) { issuePaper(input: $input) { paper { id number digest } } }';
const AT_ONCE = 3;

interface Issued {
  readonly id: string;
  readonly number: string;
  readonly digest: string;
}

let given: GivenServer;
let city: GivenCity;
let client: TestClient;
let colleague: TestClient;
beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  client = await city.client(city.people.digital);
  colleague = await (await city.government.official(city.desk, ['clerk'])).signedIn();
});
afterAll(() => given?.close());
beforeEach(() => {
  mockCounter.isLocked = true;
});

/** A case that was not admitted: its refusal can be issued. */
async function refused(): Promise<string> {
  const { application } = await city.file('education', '900000.00');
  const { id = '' } = application ?? {};
  const answered = await city.decide(city.people.digital, id, { verdict: 'REJECT' });
  expect(answered.application?.stage).toBe('not-admitted');
  return id;
}

async function severalRefused(count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await refused());
  return ids;
}

async function issue(by: TestClient, applicationId: string): Promise<Issued | null> {
  const { data } = await by.ask<{ issuePaper: { paper: Issued | null } }>(ISSUE, {
    input: { applicationId, paper: 'refusal' },
  });
  return data?.issuePaper.paper ?? null;
}

const serials = (papers: readonly (Issued | null)[]): readonly number[] =>
  papers.map((paper) => Number(/〕(\d+)号$/.exec(paper?.number ?? '')?.[1])).sort((a, b) => a - b);

it('one after the other where they are issued at once, each its own', async () => {
  const ids = await severalRefused(AT_ONCE);
  const papers = await Promise.all(ids.map((id) => issue(client, id)));
  expect(serials(papers)).toEqual([1, 2, 3]);
  expect(new Set(papers.map((paper) => paper?.digest)).size).toBe(AT_ONCE);
});

it('of the same paper there is one, however many ask for it at once', async () => {
  const id = await refused();
  const papers = await Promise.all([client, colleague, client, colleague].map((by) => issue(by, id)));
  expect(new Set(papers.map((paper) => paper?.id)).size).toBe(1);
  expect(serials(papers)).toEqual([4, 4, 4, 4]);
});

it('one that is given up leaves no gap', async () => {
  const id = await refused();
  const key = fromGlobalId(id)?.key ?? '';
  const broken = city.government.system(async (ctx) => {
    const { paper } = await issuePaper(ctx, { application: key, paper: 'refusal' });
    throw new Error(`broke after ${paper?.number ?? 'none'}`);
  });
  await expect(broken).rejects.toThrow('broke after 达市数经通〔2026〕5号');
  expect((await issue(client, id))?.number).toBe('达市数经通〔2026〕5号');
});

whereTheyMeet('control: without the lock on the counter they do not all get a number', async () => {
  mockCounter.isLocked = false;
  const ids = await severalRefused(AT_ONCE);
  const papers = await Promise.all(ids.map((id) => issue(client, id)));
  expect(papers.filter((paper) => paper !== null).length).toBeLessThan(AT_ONCE);
});
