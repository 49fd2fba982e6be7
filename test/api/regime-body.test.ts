import { request as httpRequest } from 'node:http';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { publishedRegime, regimeFiles, withFewCases } from '../support/given-regime';
import { newCity, type City } from '../support/regime-city';
import { accepted, asks, edited, filesOf, SAVE, START, SUBMIT_DRAFT } from '../support/regime-drafts';

/** Large documents: who may send them, and what becomes of a matrix that somebody pasted from a spreadsheet. */

let given: GivenServer;
let files: RegimeFiles;
let city: City;
let draft: string;
let reader: TestClient;

beforeAll(async () => {
  given = await givenServer();
  files = withFewCases(regimeFiles('dazhou'));
  city = await newCity(given);
  const edition = await publishedRegime(city.editors, files);
  draft = (await accepted(city.preparer, START, { edition: edition.globalId() })).id;
  const unit = await city.government.organisation('unit');
  reader = await (await city.government.official(unit, ['applicant', 'reader'])).signedIn();
});
afterAll(() => given?.close());

const MEGABYTE = 1024 * 1024;
const big = (size: number) => ({
  input: { id: draft, expectedVersion: 1, files: [{ path: 'cases/big.json', text: 'x'.repeat(size) }] },
});

describe('a body of more than one megabyte', () => {
  it('is taken from who may hand in regimes', async () => {
    const saved = await city.preparer.ask(SAVE, big(3 * MEGABYTE));
    expect([saved.status, saved.errors]).toEqual([200, []]);
    expect((await filesOf(city.preparer, draft)).get('cases/big.json')).toHaveLength(3 * MEGABYTE);
    await accepted(city.preparer, SAVE, { id: draft, expectedVersion: 2, files: [], removed: ['cases/big.json'] });
  });

  it('is refused to everybody else, naming the limit, before it is parsed: the same body', async () => {
    for (const client of [reader, given.client, given.client.as('x'.repeat(43))]) {
      const before = given.statements.length;
      const answer = await client.ask(SAVE, big(3 * MEGABYTE));
      expect(answer).toMatchObject({
        status: 413,
        errors: [{ message: expect.stringContaining('1 MB'), extensions: { code: 'LIMIT_EXCEEDED' } }],
      });
      // Nobody without a session costs more than looking for one; nothing of the body is ever asked.
      expect(given.statements.slice(before).filter(({ sql }) => sql.includes('regime_draft'))).toEqual([]);
    }
  });

  it('is refused at ten megabytes to who may hand in regimes, naming that limit', async () => {
    const answer = await city.preparer.ask(SAVE, big(10 * MEGABYTE));
    expect(answer).toMatchObject({ status: 413, errors: [{ message: '请求体超过上限 10 MB' }] });
  });

  it('that is not JSON costs the unknown nothing: refused unread, not called malformed', async () => {
    const response = await fetch(`${given.client.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{'.repeat(2 * MEGABYTE),
    });
    expect(response.status).toBe(413);
  });

  it('without a length has everybody’s limit, even from who may', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(given.client.url);
      const headers = {
        'content-type': 'application/json',
        'transfer-encoding': 'chunked',
        authorization: `Bearer ${city.preparer.token}`,
      };
      const sent = httpRequest({ hostname, port, path: '/graphql', method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.end(JSON.stringify({ query: '{ me { roles } }', variables: { x: 'x'.repeat(2 * MEGABYTE) } }));
    });
    expect(status).toBe(413);
  });
});

describe('a matrix of thousands of pasted rows', () => {
  /** Bands of 1,000 yuan each, with the whole line covered. */
  const pasted = (count: number, content: RegimeFiles) =>
    edited(content, 'matrices/founding.json', (document) => {
      const rows = document['rows'] as { id: string; when: Record<string, string>; chain: unknown; clause: unknown }[];
      const [joint, , , , last] = rows;
      document['rows'] = [
        joint,
        ...Array.from({ length: count }, (_, index) => {
          const [low, high] = [index * 1_000, (index + 1) * 1_000];
          const total = index === 0 ? `< ${high}` : index === count - 1 ? `>= ${low}` : `[${low}..${high})`;
          return {
            id: `row-${index}`,
            when: { decidedJointly: 'false', total },
            chain: last?.chain,
            clause: last?.clause,
          };
        }),
      ];
    });

  it('is saved with 10,000, and refused in words where it has more than can be proven', async () => {
    const saved = await asks(city.preparer, SAVE, { id: draft, expectedVersion: 3, files: [pasted(10_000, files)] });
    expect(saved.draft?.version).toBe(4);
    // Judged with fewer: the same refusal, without leaning on the five seconds of an operation.
    await asks(city.preparer, SAVE, { id: draft, expectedVersion: 4, files: [pasted(1_500, files)] });
    const answer = await city.preparer.ask(SUBMIT_DRAFT, { input: { id: draft, expectedVersion: 5 } });
    expect(answer.status).toBe(200);
    const payload = answer.data?.['submitRegimeDraft'] as {
      findings: { code: string; severity: string; message: string; path: string }[];
    };
    const said = payload.findings.find(({ code }) => code === 'matrix-too-many-rows');
    expect(said).toMatchObject({ severity: 'ERROR', path: 'matrices/founding.json#/rows' });
    expect(said?.message).toContain('1501 行');
  });
});
