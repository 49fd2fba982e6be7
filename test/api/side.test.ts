import { compileRegime, type Day, type Json, type JsonObject } from '../../form-schemas/engine';
import { canonicalText } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { readRegime } from '../../form-schemas/formats/read-regime';
import { sharedBy } from '../../api/application/lock-cases';
import { toGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import type { TestClient } from '../support/client';
import { GivenCity } from '../support/given-city';
import { AFTER, BEFORE, FROM, GivenDelegations } from '../support/given-delegations';
import { fillIn, handIn, passStage, refusals, startSide } from '../support/given-sides';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { publishedRegime, regimeFiles, unheld } from '../support/given-regime';
import { idOf } from '../support/given-verbs';

/** What is opened beside projects, units and the government: about what, by whom, and for whom. */

let given: GivenServer;
let city: GivenCity;
let other: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '912001', BEFORE);
  other = await GivenCity.found(given, '912002', BEFORE);
});
afterAll(() => given?.close());
beforeEach(() => city.on(BEFORE));

const REGIME = { regimeCode: 'dazhou' };
const unitId = (of: GivenCity, unit: 'education' | 'transport') => toGlobalId('Organisation', of.units[unit].id);

/** A row of a unit that the digital bureau has put down (第二十四条). @returns its id */
async function dataGap(of: GivenCity, unit: 'education' | 'transport'): Promise<string> {
  const bureau = await of.client(of.people.digital);
  const organisationId = unitId(of, unit);
  const started = await startSide(bureau, { ...REGIME, procedure: 'data-gap', organisationId });
  const filed = await handIn(bureau, await fillIn(bureau, started, { matter: '学籍数据' }));
  expect(refusals(filed)).toEqual([]);
  const { records } = await bureau.data<{ records: { nodes: { id: string }[] } }>(
    'query ($where: RecordWhere) { records(first: 10, where: $where) { nodes { id } } }',
    { where: { record: 'data-gap', organisationId } },
  );
  return records.nodes.at(-1)?.id ?? '';
}

const closing = (client: TestClient, more: JsonObject) =>
  startSide(client, { ...REGIME, procedure: 'data-gap-closing', ...more });

describe('what a side case is about', () => {
  it('is a row of one’s own; of another unit or government it is as a missing one', async () => {
    const filer = await city.client(city.filers.education);
    const own = await dataGap(city, 'education');
    const foreign = [await dataGap(city, 'transport'), await dataGap(other, 'education')];
    const missing = toGlobalId('RecordRow', '00000000-0000-4000-8000-000000000000');
    for (const aboutId of [...foreign, missing])
      expect(refusals(await closing(filer, { aboutId }))).toEqual(['NOT_FOUND']);
    expect((await closing(filer, { aboutId: own })).draft).toMatchObject({ version: 1 });
  });

  it('is a unit of this government; of another one it is as a missing one', async () => {
    const bureau = await city.client(city.people.digital);
    const start = (organisationId: string) => startSide(bureau, { ...REGIME, procedure: 'data-gap', organisationId });
    const missing = toGlobalId('Organisation', '00000000-0000-4000-8000-000000000000');
    for (const id of [unitId(other, 'education'), missing]) expect(refusals(await start(id))).toEqual(['NOT_FOUND']);
    expect((await start(unitId(city, 'education'))).draft).toMatchObject({ version: 1 });
    // A unit says of no other unit what is its own.
    const filer = await city.client(city.filers.education);
    const aboutId = await dataGap(city, 'education');
    expect(refusals(await closing(filer, { aboutId, organisationId: unitId(city, 'transport') }))).toContain(
      'not-your-body',
    );
  });

  it('is a project or a unit, exactly one of them', async () => {
    const filer = await city.client(city.filers.education);
    const projectId = toGlobalId('Project', '00000000-0000-4000-8000-000000000000');
    for (const place of [{}, { ...REGIME, projectId }])
      expect(refusals(await startSide(filer, { ...place, procedure: 'data-gap-closing' }))).toEqual([
        'input projectId',
      ]);
    expect(refusals(await startSide(filer, { projectId, procedure: 'supplement' }))).toEqual(['NOT_FOUND']);
    expect(refusals(await startSide(filer, { ...REGIME, procedure: 'supplement' }))).toEqual(['input projectId']);
  });

  it.each(['project', 'joint-list', 'no-such', '__proto__'])('is not told by procedure %s', async (procedure) => {
    const filer = await city.client(city.filers.education);
    expect(refusals(await startSide(filer, { ...REGIME, procedure }))).toEqual(['input procedure']);
  });
});

it('what is a unit’s own is listed without what belongs to projects', async () => {
  await dataGap(city, 'transport');
  await city.file('transport', '600000.00');
  const bureau = await city.client(city.people.digital);
  const counted = async (withProject: boolean | null): Promise<readonly number[]> => {
    const of = { organisationId: unitId(city, 'transport'), withProject };
    const { records, applications } = await bureau.data<Record<'records' | 'applications', { totalCount: number }>>(
      `query ($rows: RecordWhere, $cases: ApplicationWhere) {
         records(first: 1, where: $rows) { totalCount } applications(first: 1, where: $cases) { totalCount } }`,
      { rows: of, cases: { ...of, ...REGIME } },
    );
    return [records.totalCount, applications.totalCount];
  };
  const [all, own, projects] = [await counted(null), await counted(false), await counted(true)];
  expect(projects).toEqual([0, 1]);
  expect(own).toEqual([all[0], (all[1] ?? 0) - 1]);
});

describe('a side case on its way', () => {
  it('is kept half filled, and goes on from there', async () => {
    const filer = await city.client(city.filers.education);
    const aboutId = await dataGap(city, 'education');
    const started = await closing(filer, { aboutId });
    const half = await fillIn(filer, started, {});
    expect(refusals(await handIn(filer, half))).toEqual(['required-missing']);
    const again = await closing(filer, { aboutId });
    expect([again.draft?.id, again.findings.map(({ code }) => code)]).toEqual([half.id, ['side-draft-open']]);
    const filed = await handIn(filer, await fillIn(filer, again, { matter: '已归集' }));
    expect(filed.application?.stage).toBe('recheck');
    // It waits for somebody's check, not for a day: there is nothing to pass.
    const { id: applicationId = '', version: expectedVersion = 0 } = filed.application ?? {};
    const bureau = await city.client(city.people.digital);
    for (const client of [filer, bureau])
      expect(refusals(await passStage(client, { applicationId, expectedVersion }))).toEqual(['not-filing-stage']);
    expect(refusals(await passStage(bureau, { applicationId, expectedVersion: expectedVersion + 1 }))).toEqual([
      'CONFLICT',
    ]);
    // Of another unit's case a filer hears what they hear of a missing one, whatever they do with it.
    const stranger = await city.client(city.filers.transport);
    const missing = toGlobalId('Application', '00000000-0000-4000-8000-000000000000');
    for (const id of [applicationId, missing]) {
      expect(refusals(await passStage(stranger, { applicationId: id, expectedVersion }))).toEqual(['NOT_FOUND']);
      const { errors } = await stranger.ask(
        'mutation ($input: WithdrawApplicationInput!) { withdrawApplication(input: $input) { findings { code } } }',
        { input: { applicationId: id, reason: '不是我的' } },
      );
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
    }
  });
});

describe('a draft of a unit’s matter', () => {
  it('is one, however often it is started at once', async () => {
    const bureau = await city.client(city.people.digital);
    const input = { ...REGIME, procedure: 'data-gap', organisationId: unitId(city, 'transport') };
    const started = await Promise.all(Array.from({ length: 4 }, () => startSide(bureau, input)));
    const drafts = started.map(({ draft }) => draft?.id);
    expect([new Set(drafts).size, drafts[0]]).toEqual([1, expect.any(String)]);
  });

  it('goes by the edition in force when it is handed in, and is another one under another regime', async () => {
    const here = await GivenCity.found(given, '912003', BEFORE);
    const bureau = await here.client(here.people.digital);
    const organisationId = unitId(here, 'education');
    const start = (client: TestClient, regimeCode: string) =>
      startSide(client, { regimeCode, procedure: 'data-gap', organisationId });
    const saved = await fillIn(bureau, await start(bureau, 'dazhou'), { matter: '学籍数据' });
    await publishedRegime(here.editors, renamed('dazhou-county'), BEFORE as Day);
    const other = await start(bureau, 'dazhou-county');
    expect([other.draft === null, other.draft?.id === saved.id, other.findings]).toEqual([false, false, []]);
    await publishedRegime(here.editors, checked('dazhou'), FROM as Day);
    here.on(FROM);
    const next = await here.client(here.people.digital);
    const looked = await next.data<{ draft: { edition: { number: number }; version: number } }>(
      'query ($id: ID!) { draft(id: $id) { version edition { number } } }',
      { id: saved.id },
    );
    expect(looked.draft.edition.number).toBe(2);
    expect((await start(next, 'dazhou')).draft?.id).toBe(saved.id);
    const refused = (await handIn(next, saved)).findings.filter(({ severity }) => severity === 'ERROR');
    expect(refused.map(({ rule }) => rule)).toEqual(['data-gap-is-new']);
  });
});

/** The regulation under another code. */
function renamed(code: string): RegimeFiles {
  return edited(regimeFiles('dazhou'), 'regime.json', (regime) => ({ ...regime, code }));
}

/** The regulation with one check more, that no unit’s gap passes. */
function checked(code: string): RegimeFiles {
  const check = {
    code: 'data-gap-is-new',
    title: '另有检查',
    clause: ['DZ-24-1'],
    require: 'dataGapMatter = "另有数据"',
    effect: 'block',
    message: '新版不允许',
  };
  const files = edited(regimeFiles(code), 'checks.json', (checks) => ({
    ...checks,
    checks: [...(checks['checks'] as readonly Json[]), check],
  }));
  return edited(files, 'procedures/data-gap.json', (procedure) => ({
    ...procedure,
    stages: (procedure['stages'] as readonly JsonObject[]).map((stage) =>
      stage['code'] === 'identify' ? { ...stage, checks: [check.code] } : stage,
    ),
  }));
}

function edited(files: RegimeFiles, path: string, change: (document: JsonObject) => JsonObject): RegimeFiles {
  const all = new Map(unheld(files));
  return all.set(path, canonicalText(change(JSON.parse(all.get(path) ?? '') as JsonObject)));
}

describe('what a case shares with others, for which it waits for them', () => {
  const regimes = new Map(
    ['dazhou', 'nanyang'].map((code) => {
      const regime = readRegime(regimeFiles(code)).value;
      return [code, regime && compileRegime(regime).value] as const;
    }),
  );
  it.each([
    ['dazhou', 'data-gap', 'unit', 'done to a unit'],
    ['dazhou', 'enforcement', 'unit', 'writes the sanctions of a unit, in each of its projects'],
    ['dazhou', 'project', 'unit', 'is counted among the filings of its unit'],
    ['dazhou', 'supplement', 'unit', 'may begin its project anew, which is counted'],
    ['dazhou', 'payment', '', 'its project’s alone'],
    ['dazhou', 'joint-list', '', 'the lines’ own'],
    ['nanyang', 'collection', 'government', 'done to the government'],
    ['nanyang', 'annual-plan', 'government', 'a list that writes the government’s task book'],
    ['nanyang', 'no-such', '', 'nothing'],
  ])('%s %s: %s (%s)', (code, procedure, shared) => {
    const compiled = regimes.get(code);
    if (!compiled) throw new Error('cannot be read');
    const { unit, government } = sharedBy(compiled, procedure);
    expect([unit ? ['unit'] : [], government ? ['government'] : []].flat().join()).toBe(shared);
  });
});

describe('in somebody’s place', () => {
  const gap = async (by: GivenOfficial) => {
    const client = await city.client(by);
    const started = await startSide(client, {
      ...REGIME,
      procedure: 'data-gap',
      organisationId: unitId(city, 'education'),
    });
    return { client, started };
  };
  const sides = async (by: GivenOfficial): Promise<readonly string[]> => {
    const { sidesToOpen } = await (
      await city.client(by)
    ).data<{ sidesToOpen: { procedure: string; findings: unknown[] }[] }>(
      '{ sidesToOpen(regimeCode: "dazhou") { procedure findings { code } } }',
    );
    return sidesToOpen.filter(({ findings }) => findings.length === 0).map(({ procedure }) => procedure);
  };

  it('a proxy opens and hands in from the first day to the last; draft, case and audit say for whom', async () => {
    const here = new GivenDelegations(city);
    const [principal, proxy] = await here.pair();
    await here.delegated(principal, proxy);
    expect([await sides(proxy), refusals((await gap(proxy)).started)]).toEqual([[], ['not-your-body']]);
    city.on(FROM);
    expect(await sides(proxy)).toContain('data-gap');
    const { client, started } = await gap(proxy);
    const filed = await handIn(client, await fillIn(client, started, { matter: '学籍数据' }));
    expect(filed.application?.stage).toBe('identified');
    const reader = await city.client(city.people.reader);
    const { application } = await reader.data<{ application: { events: unknown[] } }>(
      'query ($id: ID!) { application(id: $id) { events { person { id } onBehalfOf { id } } } }',
      { id: filed.application?.id },
    );
    expect(application.events).toEqual([{ person: { id: idOf(proxy) }, onBehalfOf: [{ id: idOf(principal) }] }]);
    const audited = await asAdministrator(given, (query) =>
      query<{ verb: string; of: string }>(
        `select verb, details::jsonb ->> 'proxyOf' as of from audit_event where government = $1 and person = $2
           and verb in ('draft:start', 'application:file') order by seq`,
        [city.government.code, proxy.person.id],
      ),
    );
    expect(audited).toEqual([
      { verb: 'draft:start', of: principal.person.id },
      { verb: 'application:file', of: principal.person.id },
    ]);
    const late = await gap(proxy);
    const draft = await fillIn(late.client, late.started, { matter: '师资数据' });
    city.on(AFTER);
    const next = await city.client(proxy);
    expect(refusals(await handIn(next, draft))).toEqual(['NOT_FOUND']);
    expect(refusals((await gap(proxy)).started)).toEqual(['not-your-body']);
  });

  it('nobody opens anything beside a project that they have prepared themselves; in their own right they do', async () => {
    const here = new GivenDelegations(city);
    const [principal, proxy] = await here.pair();
    await here.delegated(principal, proxy);
    city.on(FROM);
    const applicationId = (await city.file('education', '600000.00')).application?.id ?? '';
    const reader = await city.client(city.people.reader);
    const { application } = await reader.data<{ application: { project: { id: string } } }>(
      'query ($id: ID!) { application(id: $id) { project { id } } }',
      { id: applicationId },
    );
    const openable = async (by: GivenOfficial): Promise<number> => {
      const { project } = await (
        await city.client(by)
      ).data<{ project: { sideProcedures: unknown[] } }>(
        'query ($id: ID!) { project(id: $id) { sideProcedures { procedure } } }',
        { id: application.project.id },
      );
      return project.sideProcedures.length;
    };
    const ofPrincipal = await openable(principal);
    expect([ofPrincipal > 0, await openable(proxy)]).toEqual([true, ofPrincipal]);
    await asAdministrator(given, (query) =>
      query('update application set opened_by_person = $2 where government = $1 and project is not null', [
        city.government.code,
        proxy.person.id,
      ]),
    );
    expect([await openable(principal), await openable(proxy)]).toEqual([ofPrincipal, 0]);
  });
});
