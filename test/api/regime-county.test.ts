import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { givenServer, type GivenServer } from '../support/given';
import { listed, publishedRegime, regimeFiles, withFewCases } from '../support/given-regime';
import { IMPORT, newCity, PUBLISH, run, type City } from '../support/regime-city';
import {
  accepted,
  asks,
  changesOf,
  COMMENT,
  edited,
  filesOf,
  REBASE,
  SAVE,
  START,
  SUBMIT_DRAFT,
  type ChangeAnswer,
} from '../support/regime-drafts';

/** A county starts its regime from its city's, changes what is its own to change, and sees exactly what differs. */

let given: GivenServer;
let files: RegimeFiles;
let city: City;
let county: City;
let cityEdition: string;

beforeAll(async () => {
  given = await givenServer();
  files = withFewCases(regimeFiles('dazhou'));
  city = await newCity(given);
  county = await newCity(given, city.government.code);
  await city.government.sharesWith(county.government);
  cityEdition = (await publishedRegime(city.editors, files)).globalId();
});
afterAll(() => given?.close());

const extendAs = { code: 'county', title: '区级政府投资信息化项目管理办法' };

/** A parameter, a body, a form field, a row of the matrix: each overridden once. */
function overridden(content: RegimeFiles): readonly { readonly path: string; readonly text: string }[] {
  return [
    edited(content, 'regime.json', (document) => {
      const parameters = document['parameters'] as { name: string; value: unknown }[];
      for (const parameter of parameters) if (parameter.name === 'serviceMarginPercent') parameter.value = 15;
    }),
    edited(content, 'bodies.json', (document) => {
      const bodies = document['bodies'] as { code: string; title: string }[];
      for (const body of bodies) if (body.code === 'digital-bureau') body.title = '区数字经济局';
    }),
    edited(content, 'forms/listing.json', (document) => {
      const { properties } = document['schema'] as { properties: Record<string, unknown> };
      properties['contactPhone'] = {
        type: 'string',
        title: '联系电话',
        'x-component': 'Text',
        'x-index': 30,
        required: true,
        maxLength: 40,
      };
    }),
    edited(content, 'matrices/founding.json', (document) => {
      const rows = document['rows'] as { id: string; chain: { mode: string }[] }[];
      for (const row of rows) if (row.id === 'below-2m') Object.assign(row.chain[0] ?? {}, { mode: 'sequence' });
    }),
  ];
}

/** The city's worked cases speak of the city; a county that decides otherwise brings its own. */
const CASES = (): readonly string[] => [...files.keys()].filter((path) => path.startsWith('cases/'));

/** What differs besides whose regime it is (name, code, jurisdiction, origin) and the worked cases. */
function substance(changes: readonly ChangeAnswer[]): readonly (readonly [string, string])[] {
  return changes
    .filter(({ area }) => area !== 'cases' && area !== 'regime')
    .map(({ area, message }) => [area, message] as const);
}

describe('a county and its city’s regime', () => {
  it('sees the published regime that the city shares, as another’s, and none of its drafts', async () => {
    await accepted(city.preparer, START, { edition: cityEdition });
    const { regimes, regimeDrafts } = await county.preparer.data<Record<string, unknown>>(
      `{ regimes { own code title governmentTitle basisNumber pilot openDrafts inForce { id number governmentTitle } extends { code } }
         regimeDrafts(first: 10) { totalCount } }`,
    );
    expect(regimes).toEqual([
      {
        own: false,
        code: 'dazhou',
        title: '达州市市级政府投资信息化项目管理办法',
        governmentTitle: `政府${city.government.code}`,
        basisNumber: '达市府发〔2023〕9号',
        pilot: true,
        openDrafts: 0,
        inForce: { id: cityEdition, number: 1, governmentTitle: `政府${city.government.code}` },
        extends: null,
      },
    ]);
    expect(regimeDrafts).toEqual({ totalCount: 0 });
  });

  it('must say as what regime of its own it takes it over, under a code that is free', async () => {
    const bare = await asks(county.preparer, START, { edition: cityEdition });
    expect([bare.draft, bare.errors[0]?.path]).toEqual([null, 'extendAs']);
    const own = await asks(city.preparer, START, { edition: cityEdition, extendAs });
    expect(own.errors[0]?.path).toBe('extendAs');
    const odd = await asks(county.preparer, START, { edition: cityEdition, extendAs: { ...extendAs, code: '大写 X' } });
    expect(odd.errors[0]?.path).toBe('extendAs.code');
  });

  it('overrides a parameter, a body, a field and a row, has it published by a second person, and differs in exactly these', async () => {
    const draft = await accepted(county.preparer, START, { edition: cityEdition, extendAs });
    expect(draft).toMatchObject({
      regimeCode: 'county',
      title: extendAs.title,
      outdated: false,
      extends: {
        government: city.government.code,
        governmentTitle: `政府${city.government.code}`,
        code: 'dazhou',
        number: 1,
        hash: draft.baseHash,
        edition: { id: cityEdition },
      },
    });
    const content = await filesOf(county.preparer, draft.id);
    const { id } = draft;
    expect(JSON.parse(content.get('regime.json') ?? '')).toMatchObject({
      code: 'county',
      jurisdiction: { code: county.government.code, title: `政府${county.government.code}`, level: 'county' },
    });
    for (const path of files.keys()) if (path !== 'regime.json') expect(content.get(path)).toBe(files.get(path));

    await accepted(county.preparer, SAVE, {
      id,
      expectedVersion: 1,
      files: overridden(content),
      removed: CASES(),
    });
    const changes = await changesOf(county.preparer, id);
    expect(substance(changes)).toEqual([
      ['parameters', '参数“购买服务须比自建低的百分比” 取值：10 → 15'],
      ['bodies', '机构“市数字经济局” 名称：市数字经济局 → 区数字经济局'],
      ['form', '新增表单“审定途径安排”字段“联系电话”：单行文字，必填，在“表单”的“未列入统一审定清单的原因”之后'],
      [
        'matrix',
        expect.stringMatching(
          /^审批矩阵“立项审定”“是否统一审定：否，总投资：200万元以下”一行 审批链：.*（会签）.* → .*（依次）/,
        ),
      ],
    ]);
    const whose = changes.filter(({ area }) => area === 'regime').map(({ path }) => path);
    expect(whose.every((path) => /#\/(code|title|extends|jurisdiction\/\w+)$/.test(path))).toBe(true);
    expect(await changesOf(county.preparer, id, cityEdition)).toEqual(changes);

    // What is still the city's is told one by one; what was changed is not among it.
    const early = await asks(county.preparer, SUBMIT_DRAFT, { id, expectedVersion: 2 });
    const left = early.findings.filter(({ code }) => code === 'regime-not-localised');
    expect([early.edition, early.findings.length]).toEqual([null, left.length]);
    expect(left.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^“文号”仍是上级的原文（达市府发〔2023〕9号）/),
    );
    const open = left.map(({ parameters }) => String(parameters?.['key']));
    expect(open).toEqual(expect.arrayContaining(['basis/issuer', 'scope/city-level', 'bodies/mayor']));
    expect(open).not.toEqual(expect.arrayContaining(['title']));
    expect(open.filter((key) => /digital-bureau|serviceMarginPercent|applicant/.test(key))).toEqual([]);
    await accepted(county.preparer, SAVE, { id, expectedVersion: 2, files: [], kept: open.slice(1) });
    const almost = await asks(county.preparer, SUBMIT_DRAFT, { id, expectedVersion: 3 });
    expect(almost.findings.map(({ parameters }) => parameters?.['key'])).toEqual([open[0]]);
    const odd = await asks(county.preparer, SAVE, { id, expectedVersion: 3, files: [], kept: ['../x'] });
    expect(odd.errors[0]?.path).toBe('kept.0');
    await accepted(county.preparer, SAVE, { id, expectedVersion: 3, files: [], kept: open });

    const { edition, findings } = await asks(county.preparer, SUBMIT_DRAFT, { id, expectedVersion: 4 });
    expect([findings.filter(({ severity }) => severity !== 'INFO'), edition?.status]).toEqual([[], 'SUBMITTED']);
    const publishing = { id: edition?.id, expectedVersion: 2, effectiveFrom: '2026-11-20' };
    expect((await run(county.preparer, PUBLISH, publishing)).findings.map(({ code }) => code)).toEqual(['four-eyes']);
    expect((await run(county.publisher, PUBLISH, publishing)).edition?.status).toBe('PUBLISHED');

    const ask = `query ($id: ID!, $against: ID!) { edition(id: $id) { changes(against: $against) { kind path title message area }
      extends { number edition { id } } coverage { clause state } } regimes { own code inForce { number } extends { code } } }`;
    const seen = await county.preparer.data<{
      edition: { changes: readonly ChangeAnswer[]; extends: unknown; coverage: readonly unknown[] };
      regimes: unknown;
    }>(ask, { id: edition?.id, against: cityEdition });
    expect(substance(seen.edition.changes)).toEqual(substance(changes));
    expect(seen.edition.extends).toEqual({ number: 1, edition: { id: cityEdition } });
    expect(seen.regimes).toEqual([
      { own: true, code: 'county', inForce: { number: 1 }, extends: { code: 'dazhou' } },
      { own: false, code: 'dazhou', inForce: { number: 1 }, extends: null },
    ]);
  });

  it('keeps its own when the city publishes a newer edition', async () => {
    const before = await county.preparer.data('{ regimeInForce(code: "county") { hash } }');
    const newer = edited(files, 'regime.json', (document) => (document['title'] = '新的名称'));
    await publishedRegime(city.editors, new Map([...files, [newer.path, newer.text]]), '2026-11-21' as never);
    expect(await county.preparer.data('{ regimeInForce(code: "county") { hash } }')).toEqual(before);
  });

  it('cannot touch what is the city’s', async () => {
    const theirs = await accepted(city.preparer, START, { edition: cityEdition });
    for (const [mutation, input] of [
      [SAVE, { id: theirs.id, expectedVersion: 1, files: [] }],
      [REBASE, { id: theirs.id, expectedVersion: 1 }],
      [SUBMIT_DRAFT, { id: theirs.id, expectedVersion: 1 }],
      [COMMENT, { draft: theirs.id, text: '不是我们的' }],
      [COMMENT, { edition: cityEdition, text: '不是我们的' }],
    ] as const) {
      const answer = await county.preparer.ask(mutation, { input });
      expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([404, 'NOT_FOUND']);
    }
  });

  it('is refused an origin that the city never published, and believed one that nobody can look up', async () => {
    const origin = { government: city.government.code, code: 'dazhou', number: 7, hash: 'a'.repeat(64) };
    const from = (government: string) =>
      edited(files, 'regime.json', (document) => (document['extends'] = { ...origin, government }));
    const claims = async (file: { readonly path: string; readonly text: string }) =>
      run(county.preparer, IMPORT, { files: listed(new Map([...files, [file.path, file.text]])) });
    const forged = await claims(from(city.government.code));
    expect([forged.edition, forged.findings.at(-1)]).toMatchObject([
      null,
      { code: 'regime-origin-unknown', severity: 'ERROR', path: 'regime.json#/extends' },
    ]);
    const unseen = await claims(from('999999'));
    expect(unseen.edition).not.toBeNull();
    expect(unseen.findings.map(({ code }) => code)).toContain('regime-origin-unseen');
  });
});
