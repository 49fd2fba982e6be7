import { toGlobalId } from '../../api/platform/global-id';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { givenServer, type GivenServer } from '../support/given';
import { publishedRegime, regimeFiles, withFewCases } from '../support/given-regime';
import {
  draft as draftOf,
  newCity as newCityOf,
  PUBLISH,
  status,
  SUBMIT,
  submitted as submittedOf,
  WITHDRAW,
  type City,
  type EditionAnswer,
} from '../support/regime-city';

let given: GivenServer;
let files: RegimeFiles;

const newCity = (parent: string | null = null): Promise<City> => newCityOf(given, parent);
const draft = (city: City, content = files): Promise<EditionAnswer> => draftOf(city, content);
const submitted = (city: City): Promise<EditionAnswer> => submittedOf(city, files);

beforeAll(async () => {
  given = await givenServer();
  files = withFewCases(regimeFiles('dazhou'));
});
afterAll(() => given.close());

describe('reading an edition', () => {
  it('shows forms with schema, JSON Schema and TypeScript; matrices with worded cells and analysis; facts; scope questions', async () => {
    const city = await newCity();
    const edition = await publishedRegime(city.editors, files);
    const data = await city.preparer.data<{ edition: Record<string, never> }>(
      `query ($id: ID!) { edition(id: $id) {
        form(code: "application") { title article schema jsonSchema typescript }
        matrices { code title article inputs { code title type domainText }
          rows { id article when { column text words } chain { action mode bodies { code title } } }
          analysis { decided complete disjoint findings { code } } }
        scopeQuestions { fact title type article options { value title } }
      } }`,
      { id: edition.globalId() },
    );
    const { form, matrices, scopeQuestions } = data.edition as unknown as {
      form: { jsonSchema: { $schema: string }; typescript: string; schema: { type: string } };
      matrices: { code: string; rows: { id: string }[]; analysis: unknown; inputs: unknown }[];
      scopeQuestions: { fact: string }[];
    };
    expect(form.schema.type).toBe('object');
    expect(form.jsonSchema.$schema).toContain('2020-12');
    expect(form.typescript).toContain('export interface ApplicationAnswers');
    const founding = matrices.find((matrix) => matrix.code === 'founding');
    expect(founding?.analysis).toEqual({ decided: true, complete: true, disjoint: true, findings: [] });
    expect(founding?.inputs).toEqual([
      { code: 'decidedJointly', title: '是否统一审定', type: 'boolean', domainText: expect.any(String) },
      { code: 'total', title: '总投资', type: 'money', domainText: '≥ 30万元' },
    ]);
    expect(founding?.rows.find((row) => row.id === 'below-2m')).toEqual({
      id: 'below-2m',
      article: '第十条（一）',
      when: [
        { column: 'decidedJointly', text: 'false', words: '= 否' },
        { column: 'total', text: '< 2000000', words: '200万元以下' },
      ],
      chain: [
        {
          action: 'check',
          mode: 'all',
          bodies: [
            { code: 'vice-mayor-field', title: '分管项目建设单位的副市长' },
            { code: 'vice-mayor-digital', title: '分管数字经济工作的副市长' },
          ],
        },
        { action: 'decide', mode: 'one', bodies: [{ code: 'vice-mayor-finance', title: '分管财政工作的副市长' }] },
      ],
    });
    expect(scopeQuestions[0]).toMatchObject({ fact: 'secret', type: 'boolean' });
  });

  it('answers the whole regime as documents, and its facts', async () => {
    const city = await newCity();
    const edition = await publishedRegime(city.editors, files);
    const data = await city.publisher.data<{
      edition: { document: Record<string, unknown>; facts: { name: string }[]; findings: unknown[] };
    }>(
      'query ($id: ID!) { edition(id: $id) { document facts { name title type owner } findings { code severity } } }',
      { id: edition.globalId() },
    );
    expect(data.edition.document['bodies.json']).toEqual(JSON.parse(files.get('bodies.json') ?? ''));
    expect(data.edition.findings).toEqual([]);
    const { facts } = JSON.parse(files.get('facts.json') ?? '') as { facts: { name: string }[] };
    expect(data.edition.facts.map((fact) => fact.name)).toEqual(facts.map((fact) => fact.name));
  });

  it('shows a draft to regime administrators alone; to others it is missing', async () => {
    const city = await newCity();
    const { id } = await draft(city);
    const unit = await city.government.organisation('unit');
    const applicant = await (await city.government.official(unit, ['applicant'])).signedIn();
    const query =
      'query ($id: ID!) { edition(id: $id) { number } node(id: $id) { id } editions(first: 10) { nodes { number } } }';
    expect(await applicant.data(query, { id })).toEqual({ edition: null, node: null, editions: { nodes: [] } });
    expect(await city.publisher.data(query, { id })).toEqual({
      edition: { number: 1 },
      node: { id },
      editions: { nodes: [{ number: 1 }] },
    });
  });

  it('takes as many statements for ten editions as for one', async () => {
    const city = await newCity();
    const query =
      '{ editions(first: 100) { nodes { number status adoptedFrom preparedBy { name } publishedBy { name } } } }';
    const count = async (): Promise<number> => {
      const answer = await city.preparer.ask(query);
      expect(answer.errors).toEqual([]);
      return given.statementsOf(answer).length;
    };
    await draft(city);
    const one = await count();
    for (let number = 2; number <= 10; number += 1) await draft(city);
    expect(await count()).toBe(one);
    expect(one).toBeLessThanOrEqual(6);
  });
});

describe('decideMatrix', () => {
  const ASK = `query ($input: DecideMatrixInput!) { decideMatrix(input: $input) { rows { id article } chain { action bodies { code } } findings { code message path } } }`;

  it.each([
    ['1999999.99', 'below-2m', '第十条（一）'],
    ['2000000.00', 'from-2m', '第十条（二）'],
    ['5000000.00', 'from-5m', '第十条（三）'],
    ['10000000.00', 'from-10m', '第十条（四）'],
  ])('%s yuan, decided singly, falls into %s (%s)', async (declaredTotal, row, article) => {
    const city = await newCity();
    await publishedRegime(city.editors, files);
    const input = { regimeCode: 'dazhou', matrix: 'founding', facts: { decidedJointly: false, total: declaredTotal } };
    const data = await city.preparer.data<{ decideMatrix: { rows: unknown } }>(ASK, { input });
    expect(data.decideMatrix.rows).toEqual([{ id: row, article }]);
  });

  it('says what is missing, unknown, or asked wrongly', async () => {
    const city = await newCity();
    await publishedRegime(city.editors, files);
    const ask = async (input: object): Promise<unknown> =>
      (
        await city.preparer.data<{ decideMatrix: { findings: { code: string }[] } }>(ASK, {
          input: { regimeCode: 'dazhou', matrix: 'founding', facts: {}, ...input },
        })
      ).decideMatrix.findings.map((finding) => finding.code);
    expect(await ask({ facts: { decidedJointly: false } })).toEqual(['matrix-input-missing']);
    expect(await ask({ facts: { decidedJointly: false, total: '299999.99' } })).toContain('matrix-input-out-of-domain');
    expect(await ask({ facts: { decidedJointli: false } })).toEqual(['fact-unknown']);
    expect(await ask({ matrix: 'foundin' })).toEqual(['matrix-unknown']);
    const both = await city.preparer.ask(ASK, {
      input: { regimeCode: 'dazhou', editionId: 'x', matrix: 'founding', facts: {} },
    });
    expect(both.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('a county under a city', () => {
  async function cityAndCounty(): Promise<{ readonly city: City; readonly county: City; readonly id: string }> {
    const city = await newCity();
    const county = await newCity(city.government.code);
    const edition = await publishedRegime(city.editors, files);
    return { city, county, id: edition.globalId() };
  }
  const SEES =
    'query ($id: ID!) { edition(id: $id) { number files { path } } node(id: $id) { id } editions(first: 5) { nodes { number } } regimeInForce(code: "dazhou") { number } }';
  const NOTHING = { edition: null, node: null, editions: { nodes: [] }, regimeInForce: null };

  it('sees nothing of the city’s editions', async () => {
    const { county, id } = await cityAndCounty();
    expect(await county.preparer.data(SEES, { id })).toEqual(NOTHING);
    const missing = await county.preparer.data(SEES, {
      id: toGlobalId('Edition', '00000000-0000-4000-8000-000000000000'),
    });
    expect(missing).toEqual(NOTHING);
  });

  it('changes nothing of them: a foreign id is a missing one', async () => {
    const { city, county } = await cityAndCounty();
    const { id } = await submitted(city);
    for (const [mutation, input] of [
      [SUBMIT, { id, expectedVersion: 2 }],
      [PUBLISH, { id, expectedVersion: 2, effectiveFrom: '2027-01-01' }],
      [WITHDRAW, { id, expectedVersion: 2 }],
    ] as const) {
      const answer = await county.publisher.ask(mutation, { input });
      expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([404, 'NOT_FOUND']);
    }
    expect(await status(city, id)).toBe('SUBMITTED');
  });

  it('reads what is published where the city shares, never drafts, and still changes nothing', async () => {
    const { city, county, id } = await cityAndCounty();
    const hidden = await draft(city);
    await city.government.sharesWith(county.government);
    const shared = await county.preparer.data<{
      edition: { number: number; files: unknown[] };
      regimeInForce: unknown;
    }>(SEES, { id });
    expect([shared.edition.number, shared.edition.files.length, shared.regimeInForce]).toEqual([1, files.size, null]);
    expect(await county.preparer.data(SEES, { id: hidden.id })).toMatchObject({ edition: null, node: null });
    const text = await county.government.system((ctx) =>
      ctx.tx.query<{ n: number }[]>(`select count(*)::int as n from edition where status <> 'published'`),
    );
    expect(text[0]?.n).toBe(0);
    const answer = await county.publisher.ask(WITHDRAW, { input: { id, expectedVersion: 3 } });
    expect(answer.errors[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
