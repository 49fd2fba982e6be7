import { createAppointment } from '../../api/identity/create-appointment';
import { createPost } from '../../api/identity/create-post';
import { toGlobalId } from '../../api/platform/global-id';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import type { TestClient } from '../support/client';
import { givenServer, type GivenGovernment, type GivenServer } from '../support/given';
import { listed, publishedRegime, regimeEditors, regimeFiles, type RegimeEditors } from '../support/given-regime';

const EDITION = 'id number status version hash adoptedFrom title regimeCode preparedBy { name } publishedBy { name }';
const FINDINGS = 'findings { code severity message path article } errors { path message }';
const IMPORT = `mutation ($input: ImportRegimeInput!) { importRegime(input: $input) { edition { ${EDITION} } ${FINDINGS} } }`;
const SUBMIT = `mutation ($input: ChangeEditionInput!) { submitEdition(input: $input) { edition { ${EDITION} } ${FINDINGS} } }`;
const PUBLISH = `mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { edition { ${EDITION} } ${FINDINGS} } }`;
const WITHDRAW = `mutation ($input: ChangeEditionInput!) { withdrawEdition(input: $input) { edition { ${EDITION} } ${FINDINGS} } }`;
const IN_FORCE = `query ($code: String!, $on: Day) { regimeInForce(code: $code, on: $on) { ${EDITION} } }`;

interface EditionAnswer {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly version: number;
  readonly hash: string;
  readonly adoptedFrom: string | null;
}
interface Payload {
  readonly edition: EditionAnswer | null;
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly message: string; readonly path: string | null }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

let given: GivenServer;
let files: RegimeFiles;
let governments = 0;

interface City {
  readonly government: GivenGovernment;
  readonly editors: RegimeEditors;
  readonly preparer: TestClient;
  readonly publisher: TestClient;
}

/** A government of its own for a test, so that the order of tests says nothing. */
async function newCity(parent: string | null = null): Promise<City> {
  governments += 1;
  const government = await given.government(`${910_000 + governments}`, undefined, parent);
  const editors = await regimeEditors(government);
  return { government, editors, preparer: await editors.preparer.signedIn(), publisher: await editors.publisher.signedIn() };
}

async function run(client: TestClient, mutation: string, input: Readonly<Record<string, unknown>>): Promise<Payload> {
  const data = await client.data<Readonly<Record<string, Payload>>>(mutation, { input });
  const [payload] = Object.values(data);
  if (!payload) throw new Error('no payload');
  return payload;
}

async function draft(city: City, given = files): Promise<EditionAnswer> {
  const { edition } = await run(city.preparer, IMPORT, { files: listed(given), note: '首版' });
  if (!edition) throw new Error('not imported');
  return edition;
}

async function submitted(city: City, given = files): Promise<EditionAnswer> {
  const { id } = await draft(city, given);
  const { edition } = await run(city.preparer, SUBMIT, { id, expectedVersion: 1 });
  if (!edition) throw new Error('not submitted');
  return edition;
}

/** The files with one document changed as its author would. */
function changed(path: string, change: (document: Record<string, unknown>) => void): RegimeFiles {
  const document = JSON.parse(files.get(path) ?? '') as Record<string, unknown>;
  change(document);
  return new Map([...files, [path, JSON.stringify(document, null, 2)]]);
}

beforeAll(async () => {
  given = await givenServer();
  files = regimeFiles('dazhou');
});
afterAll(() => given.close());

describe('importing a regime', () => {
  it('makes a draft edition, numbered from 1, with the name of who prepared it', async () => {
    const city = await newCity();
    const payload = await run(city.preparer, IMPORT, { files: listed(files) });
    expect(payload.errors).toEqual([]);
    expect(payload.edition).toMatchObject({
      number: 1,
      status: 'DRAFT',
      version: 1,
      regimeCode: 'dazhou',
      title: '达州市市级政府投资信息化项目管理办法',
      preparedBy: { name: city.editors.preparer.person.name },
      publishedBy: null,
      adoptedFrom: null,
    });
    expect((await draft(city)).number).toBe(2);
  });

  it('warns of a regime of another government and imports it all the same', async () => {
    const { findings, edition } = await run((await newCity()).preparer, IMPORT, { files: listed(files) });
    expect(findings.map(({ code, severity, path }) => [code, severity, path])).toEqual([
      ['regime-of-other-government', 'WARNING', 'regime.json#/jurisdiction/code'],
    ]);
    expect(edition).not.toBeNull();
  });

  it('gives the files back byte for byte, however they were written', async () => {
    const city = await newCity();
    const odd = new Map([...files].map(([path, text]) => [path, `${JSON.stringify(JSON.parse(text))}\n\n`]));
    const [first, second] = [await draft(city), await draft(city, odd)];
    const query = 'query ($id: ID!) { edition(id: $id) { files { path text } } }';
    for (const [edition, expected] of [[first, files], [second, odd]] as const) {
      const data = await city.preparer.data<{ edition: { files: { path: string; text: string }[] } }>(query, { id: edition.id });
      expect(new Map(data.edition.files.map(({ path, text }) => [path, text]))).toEqual(expected);
    }
    expect(second.hash).toBe(first.hash);
  });

  it('refuses a gap in a matrix, saying where, and keeps nothing', async () => {
    const city = await newCity();
    const gap = changed('matrices/founding.json', (document) => {
      document['rows'] = (document['rows'] as { id: string }[]).filter((row) => row.id !== 'from-5m');
    });
    const { edition, findings } = await run(city.preparer, IMPORT, { files: listed(gap) });
    expect(edition).toBeNull();
    const found = findings.find((finding) => finding.code === 'matrix-gap');
    expect(found).toMatchObject({ severity: 'ERROR', path: expect.stringContaining('matrices/founding.json') });
    expect(found?.message).toContain('500万元');
    expect(await countEditions(city)).toBe(0);
  });

  it('refuses a misspelt key with file, place and a suggestion', async () => {
    const misspelt = changed('regime.json', (document) => {
      document['parametres'] = document['parameters'];
      delete document['parameters'];
    });
    const { edition, findings } = await run((await newCity()).preparer, IMPORT, { files: listed(misspelt) });
    expect(edition).toBeNull();
    expect(findings.some(({ path, message }) => path?.startsWith('regime.json#') && message.includes('parameters'))).toBe(true);
  });

  it('refuses a text that is not JSON with line and column', async () => {
    const { findings } = await run((await newCity()).preparer, IMPORT, { files: listed(new Map([...files, ['facts.json', '{ "facts": [\n, ]}']])) });
    expect(findings.find((finding) => finding.path?.startsWith('facts.json'))?.message).toMatch(/2 行/);
  });

  it('calls the same path twice, and no file at all, malformed input', async () => {
    const { preparer } = await newCity();
    const twice = [...listed(files), { path: 'regime.json', text: '{}' }];
    expect((await run(preparer, IMPORT, { files: twice })).errors[0]?.path).toBe(`files.${files.size}.path`);
    expect((await run(preparer, IMPORT, { files: [] })).errors[0]?.path).toBe('files');
  });

  it('is for regime administrators alone', async () => {
    const city = await newCity();
    const unit = await city.government.organisation('unit');
    const applicant = await (await city.government.official(unit, ['applicant'])).signedIn();
    const answer = await applicant.ask(IMPORT, { input: { files: listed(files) } });
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  });
});

describe('publishing an edition', () => {
  it('needs two persons: neither who prepared nor who submitted it may publish it', async () => {
    const city = await newCity();
    const prepared = await submitted(city);
    const byPreparer = await run(city.preparer, PUBLISH, { id: prepared.id, expectedVersion: 2, effectiveFrom: '2026-11-20' });
    expect([byPreparer.edition, byPreparer.findings.map((finding) => finding.code)]).toEqual([null, ['four-eyes']]);

    const other = await draft(city);
    await run(city.publisher, SUBMIT, { id: other.id, expectedVersion: 1 });
    const bySubmitter = await run(city.publisher, PUBLISH, { id: other.id, expectedVersion: 2, effectiveFrom: '2026-11-20' });
    expect([bySubmitter.edition, bySubmitter.findings.map((finding) => finding.code)]).toEqual([null, ['four-eyes']]);

    const byOther = await run(city.publisher, PUBLISH, { id: prepared.id, expectedVersion: 2, effectiveFrom: '2026-11-20' });
    expect(byOther.edition).toMatchObject({
      status: 'PUBLISHED',
      version: 3,
      adoptedFrom: '2026-11-20',
      publishedBy: { name: city.editors.publisher.person.name },
    });
  });

  it('compares persons, not offices: a second appointment is no second pair of eyes', async () => {
    const city = await newCity();
    const { id } = await submitted(city);
    const { preparer } = city.editors;
    const second = await city.government.system(async (ctx) => {
      const post = await createPost(ctx, { organisation: preparer.post.organisation, code: 'second', title: '另一职务', roles: ['regime-editor'] });
      return createAppointment(ctx, { person: preparer.person.id, post: post.id, fromDay: ctx.today, untilDay: null });
    });
    await city.preparer.data('mutation ($input: SwitchAppointmentInput!) { switchAppointment(input: $input) { errors { path } } }', {
      input: { appointment: second.globalId() },
    });
    const { findings } = await run(city.preparer, PUBLISH, { id, expectedVersion: 2, effectiveFrom: '2026-11-20' });
    expect(findings.map((finding) => finding.code)).toEqual(['four-eyes']);
  });

  it('is refused by the table itself when a command forgets it', async () => {
    const city = await newCity();
    const { id } = await submitted(city);
    const forged = city.editors.preparer.acts((ctx) =>
      ctx.tx.query(
        `update edition set status = 'published', published_by = $2, published_at = $3 where id = (select id from edition where government = $1 limit 1)`,
        [ctx.government, city.editors.preparer.person.id, ctx.now],
      ),
    );
    await expect(forged).rejects.toThrow(/four_eyes/);
    expect(await status(city, id)).toBe('SUBMITTED');
  });

  it('is refused before it was submitted, and a second time', async () => {
    const city = await newCity();
    const { id } = await draft(city);
    const early = await run(city.publisher, PUBLISH, { id, expectedVersion: 1, effectiveFrom: '2026-11-20' });
    expect(early.findings[0]).toMatchObject({ code: 'edition-status', severity: 'ERROR' });
    await run(city.preparer, SUBMIT, { id, expectedVersion: 1 });
    await run(city.publisher, PUBLISH, { id, expectedVersion: 2, effectiveFrom: '2026-11-20' });
    const again = await run(city.publisher, PUBLISH, { id, expectedVersion: 3, effectiveFrom: '2026-11-21' });
    expect(again.findings[0]).toMatchObject({ code: 'edition-status' });
  });

  it('takes effect today at the earliest (today: 2026-11-20)', async () => {
    const city = await newCity();
    const { id } = await submitted(city);
    const past = await run(city.publisher, PUBLISH, { id, expectedVersion: 2, effectiveFrom: '2026-11-19' });
    expect(past.findings.map((finding) => finding.code)).toEqual(['effective-day-past']);
    expect(past.findings[0]?.message).toContain('2026-11-20');
  });

  it('is a CONFLICT for who saw an older version', async () => {
    const city = await newCity();
    const { id } = await submitted(city);
    const answer = await city.publisher.ask(PUBLISH, { input: { id, expectedVersion: 1, effectiveFrom: '2026-11-20' } });
    expect([answer.status, answer.errors[0]?.extensions]).toEqual([409, expect.objectContaining({ code: 'CONFLICT', currentVersion: 2 })]);
  });

  it('cannot give one day two editions', async () => {
    const city = await newCity();
    await publishedRegime(city.editors, files);
    const { id } = await submitted(city);
    const { findings } = await run(city.publisher, PUBLISH, { id, expectedVersion: 2, effectiveFrom: '2026-11-20' });
    expect(findings.map((finding) => finding.code)).toEqual(['effective-day-taken']);
  });

  it('can be withdrawn before, not after', async () => {
    const city = await newCity();
    const early = await draft(city);
    expect((await run(city.preparer, WITHDRAW, { id: early.id, expectedVersion: 1 })).edition).toMatchObject({ status: 'WITHDRAWN' });
    const late = await publishedRegime(city.editors, files);
    const refused = await run(city.preparer, WITHDRAW, { id: late.globalId(), expectedVersion: 3 });
    expect(refused.findings[0]).toMatchObject({ code: 'edition-status' });
  });
});

describe('the edition in force', () => {
  it('is the one with the latest day of effect that has come', async () => {
    const city = await newCity();
    await publishedRegime(city.editors, files, '2026-11-20' as never);
    await publishedRegime(city.editors, files, '2027-01-01' as never);
    const on = async (day: string): Promise<number | undefined> =>
      (await city.preparer.data<{ regimeInForce: EditionAnswer | null }>(IN_FORCE, { code: 'dazhou', on: day })).regimeInForce?.number;
    expect([await on('2026-11-19'), await on('2026-11-20'), await on('2026-12-31'), await on('2027-01-01')]).toEqual([undefined, 1, 1, 2]);
  });
});

describe('what was imported', () => {
  it.each([
    ['its text', `update regime_content set text = text || ' '`],
    ['its digest', `update regime_content set digest = repeat('0', 64)`],
    ['away', 'delete from regime_content'],
    ['away with its edition', 'delete from edition'],
    ['the content of an edition', `update edition set hash = repeat('0', 64)`],
    ['who prepared it', 'update edition set prepared_by = published_by'],
  ])('cannot be changed: %s', async (_, sql) => {
    const city = await newCity();
    await publishedRegime(city.editors, files);
    await expect(city.government.system((ctx) => ctx.tx.query(sql))).rejects.toThrow(/permission denied|不可/);
  });
});

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
    const data = await city.publisher.data<{ edition: { document: Record<string, unknown>; facts: { name: string }[]; findings: unknown[] } }>(
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
    const query = 'query ($id: ID!) { edition(id: $id) { number } node(id: $id) { id } editions(first: 10) { nodes { number } } }';
    expect(await applicant.data(query, { id })).toEqual({ edition: null, node: null, editions: { nodes: [] } });
    expect(await city.publisher.data(query, { id })).toEqual({ edition: { number: 1 }, node: { id }, editions: { nodes: [{ number: 1 }] } });
  });

  it('takes as many statements for ten editions as for one', async () => {
    const city = await newCity();
    const query = '{ editions(first: 100) { nodes { number status adoptedFrom preparedBy { name } publishedBy { name } } } }';
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
      (await city.preparer.data<{ decideMatrix: { findings: { code: string }[] } }>(ASK, { input: { regimeCode: 'dazhou', matrix: 'founding', facts: {}, ...input } }))
        .decideMatrix.findings.map((finding) => finding.code);
    expect(await ask({ facts: { decidedJointly: false } })).toEqual(['matrix-input-missing']);
    expect(await ask({ facts: { decidedJointly: false, total: '299999.99' } })).toContain('matrix-input-out-of-domain');
    expect(await ask({ facts: { decidedJointli: false } })).toEqual(['fact-unknown']);
    expect(await ask({ matrix: 'foundin' })).toEqual(['matrix-unknown']);
    const both = await city.preparer.ask(ASK, { input: { regimeCode: 'dazhou', editionId: 'x', matrix: 'founding', facts: {} } });
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
  const SEES = 'query ($id: ID!) { edition(id: $id) { number files { path } } node(id: $id) { id } editions(first: 5) { nodes { number } } regimeInForce(code: "dazhou") { number } }';
  const NOTHING = { edition: null, node: null, editions: { nodes: [] }, regimeInForce: null };

  it('sees nothing of the city’s editions', async () => {
    const { county, id } = await cityAndCounty();
    expect(await county.preparer.data(SEES, { id })).toEqual(NOTHING);
    const missing = await county.preparer.data(SEES, { id: toGlobalId('Edition', '00000000-0000-4000-8000-000000000000') });
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
    const shared = await county.preparer.data<{ edition: { number: number; files: unknown[] }; regimeInForce: unknown }>(SEES, { id });
    expect([shared.edition.number, shared.edition.files.length, shared.regimeInForce]).toEqual([1, files.size, null]);
    expect(await county.preparer.data(SEES, { id: hidden.id })).toMatchObject({ edition: null, node: null });
    const text = await county.government.system((ctx) => ctx.tx.query<{ n: number }[]>(`select count(*)::int as n from edition where status <> 'published'`));
    expect(text[0]?.n).toBe(0);
    const answer = await county.publisher.ask(WITHDRAW, { input: { id, expectedVersion: 3 } });
    expect(answer.errors[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

async function status(city: City, id: string): Promise<string | undefined> {
  const data = await city.preparer.data<{ edition: { status: string } | null }>('query ($id: ID!) { edition(id: $id) { status } }', { id });
  return data.edition?.status;
}

async function countEditions(city: City): Promise<number> {
  const data = await city.preparer.data<{ editions: { totalCount: number } }>('{ editions(first: 1) { totalCount } }');
  return data.editions.totalCount;
}
