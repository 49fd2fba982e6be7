import type { JsonObject } from '../../form-schemas/engine';
import { fromGlobalId, toGlobalId } from '../../api/platform/global-id';
import {
  type Entry,
  type Answer,
  CREATE,
  UPDATE,
  PUBLISH,
  REVISE,
  WITHDRAW,
  LIST,
  WHOLE,
  ONE,
} from '../support/ask-catalogue';
import { DATABASE_ENTRY, FILE_ENTRY } from '../support/catalogue-answers';
import type { TestClient } from '../support/client';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';

/** The catalogue: a unit writes its own entries, somebody else publishes them, all look up what is published. */

let given: GivenServer;
let city: GivenCity;
let other: GivenCity;
let codes = 100;
/** A project of the unit of education. */
let ownProject = '';

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  other = await GivenCity.found(given, '511600');
});
afterAll(() => given?.close());

const filer = (unit: 'education' | 'transport' = 'education', of = city): Promise<TestClient> =>
  of.client(of.filers[unit]);
const publisher = (of = city): Promise<TestClient> => of.client(of.people.digital);

async function does(who: TestClient, query: string, input: JsonObject): Promise<Answer> {
  return Object.values(await who.data<Readonly<Record<string, Answer>>>(query, { input }))[0] as Answer;
}

function fresh(answers: JsonObject = FILE_ENTRY): JsonObject {
  codes += 1;
  return { ...answers, code: `${String(answers['code']).slice(0, 7)}${codes}` };
}

async function draft(answers: JsonObject = fresh(), more: JsonObject = {}): Promise<Entry> {
  const { entry, findings, errors } = await does(await filer(), CREATE, { answers, extension: EXTENSION, ...more });
  if (!entry) throw new Error(JSON.stringify([findings, errors]));
  return entry;
}

async function published(answers: JsonObject = fresh()): Promise<Entry> {
  const { entry, findings } = await does(await publisher(), PUBLISH, named(await draft(answers)));
  if (!entry) throw new Error(JSON.stringify(findings));
  return entry;
}

const named = ({ id, version }: Entry, more: JsonObject = {}): JsonObject => ({
  id,
  expectedVersion: version,
  ...more,
});
const EXTENSION: JsonObject = { collected: true, collectedOn: '2026-08-01' };

/** The code of the refusal; `done` without one. */
async function codeOf(who: TestClient, query: string, variables: JsonObject): Promise<string> {
  return (await who.ask(query, variables)).errors[0]?.extensions.code ?? 'done';
}

describe('an entry', () => {
  it('is kept as a draft with what stands against it, and published when nothing does, by somebody else', async () => {
    const begun = await does(await filer(), CREATE, { answers: { ...fresh(), shareWay: 'interface' }, extension: {} });
    expect(begun.findings).toEqual([
      { code: 'rule-failed', severity: 'WARNING', path: 'shareWay' },
      { code: 'required-missing', severity: 'WARNING', path: 'extension.collected' },
    ]);
    expect(begun.entry).toMatchObject({ state: 'DRAFT', edition: 0, version: 1, problemCount: 2 });
    const refused = await does(await publisher(), PUBLISH, named(begun.entry as Entry));
    expect(refused.entry).toBeNull();
    expect(refused.findings.map(({ severity, path }) => [severity, path])).toEqual([
      ['ERROR', 'shareWay'],
      ['ERROR', 'extension.collected'],
    ]);
    const mended = await does(await filer(), UPDATE, {
      ...named(begun.entry as Entry),
      answers: { ...FILE_ENTRY, code: begun.entry?.code ?? '' },
      extension: EXTENSION,
    });
    expect(mended).toMatchObject({ entry: { version: 2, problemCount: 0 }, findings: [] });
    const done = await does(await publisher(), PUBLISH, named(mended.entry as Entry, { note: '同意' }));
    expect(done.entry).toMatchObject({ state: 'PUBLISHED', edition: 1, version: 3 });
  });

  it('is revised beside what is published, which stays until the revision is published', async () => {
    const entry = await published();
    const begun = await does(await filer(), REVISE, named(entry, { note: '更名' }));
    expect(begun.entry).toMatchObject({ state: 'REVISED', edition: 1 });
    const renamed = await does(await filer(), UPDATE, {
      ...named(begun.entry as Entry),
      answers: { ...FILE_ENTRY, code: entry.code, name: '幼儿园名录', shareWay: 'mail' },
      extension: EXTENSION,
    });
    interface Seen {
      readonly catalogueEntry: {
        readonly content: { readonly core: { readonly name: string } };
        readonly revision: { readonly core: { readonly name: string } } | null;
        readonly steps: readonly {
          readonly act: string;
          readonly note: string;
          readonly changes: readonly unknown[];
        }[];
      };
    }
    const look = async (who: TestClient) => (await who.data<Seen>(ONE, { id: entry.id })).catalogueEntry;
    const own = await look(await filer());
    expect([own.content.core.name, own.revision?.core.name]).toEqual(['普惠性幼儿园名录', '幼儿园名录']);
    const others = await look(await filer('transport'));
    expect([others.content.core.name, others.revision]).toEqual(['普惠性幼儿园名录', null]);
    expect(others.steps.map(({ act }) => act)).toEqual(['PUBLISH']);
    await does(await publisher(), PUBLISH, named(renamed.entry as Entry));
    const after = await look(await filer('transport'));
    expect([after.content.core.name, after.revision]).toEqual(['幼儿园名录', null]);
    const changes = [
      { title: '信息资源名称', before: '普惠性幼儿园名录', after: '幼儿园名录' },
      { title: '共享方式', before: '共享平台（文件）', after: '邮件' },
    ];
    expect(after.steps.map(({ act, changes: made }) => [act, made])).toEqual([
      ['PUBLISH', []],
      ['PUBLISH', changes],
    ]);
    expect((await look(await filer())).steps.map(({ act, note, changes: made }) => [act, note, made])).toEqual([
      ['CREATE', '', []],
      ['PUBLISH', '', [{ title: '发布日期', before: null, after: '2026-09-10' }]],
      ['REVISE', '更名', []],
      ['UPDATE', '', [...changes, { title: '发布日期', before: '2026-09-10', after: null }]],
      ['PUBLISH', '', [{ title: '发布日期', before: null, after: '2026-09-10' }]],
    ]);
  });

  it('is not withdrawn by its unit, but by who publishes; and may be begun again', async () => {
    const entry = await published();
    expect(await codeOf(await filer(), WITHDRAW, { input: named(entry, { note: '不再提供' }) })).toBe('FORBIDDEN');
    const unsaid = await does(await publisher(), WITHDRAW, named(entry));
    expect(unsaid.errors).toEqual([{ path: 'note', message: '须为 1 至 500 个字符，不含控制字符' }]);
    const gone = await does(await publisher(), WITHDRAW, named(entry, { note: '系统停用' }));
    expect(gone.entry?.state).toBe('WITHDRAWN');
    expect(await codeOf(await filer('transport'), ONE, { id: entry.id })).toBe('NOT_FOUND');
    const again = await does(await filer(), REVISE, named(gone.entry as Entry, { note: '恢复' }));
    expect(again.entry).toMatchObject({ state: 'DRAFT', edition: 1 });
    const code = { ...FILE_ENTRY, code: '201003/999999' };
    const moved = await does(await filer(), UPDATE, { ...named(again.entry as Entry), answers: code });
    expect(moved.findings.filter(({ severity }) => severity === 'ERROR')).toEqual([
      { code: 'catalogue-code-fixed', severity: 'ERROR', path: 'code' },
    ]);
  });

  it('has a code of its own in its government, and may have it in another one', async () => {
    const entry = await draft();
    const twice = await does(await filer('transport'), CREATE, { answers: { ...FILE_ENTRY, code: entry.code } });
    expect(twice.findings).toEqual([{ code: 'catalogue-code-taken', severity: 'ERROR', path: 'code' }]);
    const elsewhere = await does(await filer('education', other), CREATE, {
      answers: { ...FILE_ENTRY, code: entry.code },
    });
    expect(elsewhere.entry?.code).toBe(entry.code);
  });

  it('without a name or a code, or with a value of another kind, is not even a draft', async () => {
    const answers = {
      ...FILE_ENTRY,
      code: null,
      name: ' ',
      open: 'yes',
      publishedOn: '2026-02-30',
      abstract: '文'.repeat(2001),
    };
    const { entry, findings } = await does(await filer(), CREATE, { answers });
    expect(entry).toBeNull();
    expect(findings.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      'answer-type open',
      'day-invalid publishedOn',
      'required-missing code',
      'required-missing name',
      'text-too-long abstract',
    ]);
  });

  it('is linked to projects of the unit and to systems', async () => {
    const filed = await city.file('education', '3000000.00', { projectName: '学籍系统' });
    const theirs = await city.file('transport', '3000000.00', { projectName: '治超系统' });
    const project = async (application: string): Promise<string> =>
      (
        await (
          await publisher()
        ).data<{ application: { project: { id: string } } }>(
          'query ($id: ID!) { application(id: $id) { project { id } } }',
          { id: application },
        )
      ).application.project.id;
    const [own, foreign] = [await project(filed.application?.id ?? ''), await project(theirs.application?.id ?? '')];
    ownProject = own;
    const refused = await does(await filer(), CREATE, { answers: fresh(), projects: [own, foreign] });
    expect(refused.findings).toEqual([{ code: 'catalogue-project-unknown', severity: 'ERROR', path: 'projects[1]' }]);
    const systems = [{ number: 'DZ-0001', name: '学籍管理系统' }];
    const entry = await draft(fresh(DATABASE_ENTRY), { projects: [own], systems });
    const where = { projectId: own };
    const found = await (await filer()).data<{ catalogueEntries: { nodes: JsonObject[] } }>(WHOLE, { where });
    expect(found.catalogueEntries.nodes).toEqual([
      expect.objectContaining({
        id: entry.id,
        content: {
          core: {
            name: '中小学学籍信息',
            shareKind: 'conditional',
            items: [
              { name: '姓名', dataType: 'C', dataLength: 50 },
              { name: '入学日期', dataType: 'D', dataLength: null },
            ],
            related: ['101001/000003'],
          },
          projects: [{ code: expect.any(String) }],
          systems,
        },
      }),
    ]);
    const bySystem = await (
      await filer()
    ).data<{ catalogueEntries: { totalCount: number } }>(LIST, {
      where: { system: 'DZ-0001' },
    });
    expect(bySystem.catalogueEntries.totalCount).toBe(1);
  });
});

describe('who may', () => {
  it('write is the unit itself, publish whoever holds the body that the regime names and has not written', async () => {
    const entry = await draft();
    const update = { ...named(entry), answers: FILE_ENTRY };
    const finance = await city.client(city.people.finance);
    const reader = await city.client(city.people.reader);
    expect(await codeOf(await filer('transport'), UPDATE, { input: update })).toBe('NOT_FOUND');
    expect(await codeOf(reader, CREATE, { input: { answers: fresh() } })).toBe('FORBIDDEN');
    expect(await codeOf(finance, PUBLISH, { input: named(entry) })).toBe('FORBIDDEN');
    expect(await codeOf(await filer(), PUBLISH, { input: named(entry) })).toBe('FORBIDDEN');
    const both: GivenOfficial = await city.government.official(
      city.units.education,
      ['applicant', 'decider'],
      ['digital-bureau'],
    );
    const self = await does(await both.signedIn(), CREATE, { answers: fresh(), extension: EXTENSION });
    expect(await codeOf(await both.signedIn(), PUBLISH, { input: named(self.entry as Entry) })).toBe('FORBIDDEN');
    const { catalogueEntry } = await (
      await both.signedIn()
    ).data<{
      catalogueEntry: { actions: readonly { act: string; allowed: boolean; reason: string | null }[] };
    }>(ONE, { id: self.entry?.id });
    expect(catalogueEntry.actions).toEqual([
      { act: 'UPDATE', allowed: true, reason: null },
      { act: 'PUBLISH', allowed: false, reason: '须由未参与编制的人发布' },
      { act: 'REVISE', allowed: false, reason: '条目草稿，草稿和修订中的可直接改写' },
      { act: 'WITHDRAW', allowed: true, reason: null },
    ]);
    expect((await does(await publisher(), PUBLISH, named(self.entry as Entry))).entry?.state).toBe('PUBLISHED');
  });

  it('publish a text is nobody who wrote it, even where the draft was given up and a colleague began it again', async () => {
    const official = await city.government.official(city.units.education, ['applicant', 'decider'], ['digital-bureau']);
    const writer = await official.signedIn();
    const own = await does(writer, CREATE, { answers: fresh(), extension: EXTENSION });
    const gone = await does(writer, WITHDRAW, named(own.entry as Entry, { note: '暂不编制' }));
    const again = await does(await filer(), REVISE, named(gone.entry as Entry, { note: '恢复' }));
    expect(again.entry?.state).toBe('DRAFT');
    expect(await codeOf(writer, PUBLISH, { input: named(again.entry as Entry) })).toBe('FORBIDDEN');
    const done = await does(await publisher(), PUBLISH, named(again.entry as Entry));
    // What somebody else has published is no longer the writer's: a colleague's revision of it they may publish.
    const revised = await does(await filer(), REVISE, named(done.entry as Entry, { note: '更新' }));
    expect((await does(writer, PUBLISH, named(revised.entry as Entry))).entry?.state).toBe('PUBLISHED');
  });

  it('see a draft is the unit and whoever sees all units; another unit and another government find nothing', async () => {
    const entry = await draft();
    const seen = async (who: TestClient): Promise<boolean> => {
      const { catalogueEntries } = await who.data<{ catalogueEntries: { nodes: readonly Entry[] } }>(LIST, {});
      const listed = catalogueEntries.nodes.some(({ id }) => id === entry.id);
      expect(await codeOf(who, ONE, { id: entry.id })).toBe(listed ? 'done' : 'NOT_FOUND');
      return listed;
    };
    expect(await seen(await filer())).toBe(true);
    expect(await seen(await city.client(city.people.reader))).toBe(true);
    expect(await seen(await filer('transport'))).toBe(false);
    expect(await seen(await filer('education', other))).toBe(false);
    expect(await seen(await publisher(other))).toBe(false);
    expect(await codeOf(await publisher(other), PUBLISH, { input: named(entry) })).toBe('NOT_FOUND');
    await does(await publisher(), PUBLISH, named(entry));
    expect(await seen(await filer('transport'))).toBe(true);
    expect(await seen(await filer('education', other))).toBe(false);
  });
});

describe('the list', () => {
  it('adds up to what it lists, whoever asks, and takes the same number of statements for one entry and for many', async () => {
    const totals = `query ($where: CatalogueWhere) { catalogueTotals(where: $where) { count open withProblems
      byState { key count } byShareKind { key title count } byCategory { key count } byOrganisation { key title count } } }`;
    interface Totals {
      readonly count: number;
      readonly byState: readonly { readonly key: string; readonly count: number }[];
      readonly byShareKind: readonly { readonly key: string; readonly count: number }[];
    }
    interface Listed {
      readonly totalCount: number;
      readonly nodes: readonly {
        readonly state: string;
        readonly content: { readonly core: { readonly shareKind: string } };
      }[];
    }
    await published(fresh(DATABASE_ENTRY));
    for (const who of [await filer(), await filer('transport'), await publisher()])
      for (const where of [
        {},
        { shareKinds: ['conditional'] },
        { states: ['PUBLISHED', 'REVISED'], open: true },
        { text: '名录' },
      ]) {
        const { catalogueTotals: sums } = await who.data<{ catalogueTotals: Totals }>(totals, { where });
        const { catalogueEntries: list } = await who.data<{ catalogueEntries: Listed }>(LIST, { where });
        expect([sums.count, list.totalCount]).toEqual([list.nodes.length, list.nodes.length]);
        const count = (of: (node: Listed['nodes'][number]) => string, key: string): number =>
          list.nodes.filter((node) => of(node) === key).length;
        for (const { key, count: said } of sums.byState) expect(said).toBe(count(({ state }) => state, key));
        for (const { key, count: said } of sums.byShareKind)
          expect(said).toBe(count(({ content }) => content.core.shareKind, key));
      }
    await draft(fresh(), { projects: [ownProject] });
    await draft(fresh(), { projects: [ownProject] });
    const who = await filer();
    const statements = async (first: number): Promise<number> => {
      const query = LIST.replace('first: 50', `first: ${first}`);
      return given.statementsOf(await who.ask(query, { where: { projectId: ownProject } })).length;
    };
    expect(await statements(50)).toBe(await statements(1));
  });

  it('takes no id of another kind, and no more than a hundred values', async () => {
    const who = await filer();
    const bad = toGlobalId('Organisation', fromGlobalId((await draft()).id)?.key ?? '');
    expect(await codeOf(who, ONE, { id: bad })).toBe('NOT_FOUND');
    const where = { categories: Array.from({ length: 101 }, () => '1') };
    expect(await codeOf(who, LIST, { where })).toBe('BAD_USER_INPUT');
  });
});

it('of many steps the newest two hundred are listed, and the first of them too says what it changed', async () => {
  const entry = await published();
  const id = fromGlobalId(entry.id)?.key ?? '';
  // 248 more steps, each with a name of its own: numbers 3 to 250.
  await city.government.system((ctx) =>
    ctx.tx.query(
      `insert into catalogue_step (government, id, entry, number, act, person, at, note, content)
       select s.government, gen_random_uuid(), s.entry, n, 'update', s.person, s.at, '',
         jsonb_set(s.content, '{fields,name}', to_jsonb('第' || n || '次'))
       from catalogue_step s, generate_series(3, 250) n where s.government = $1 and s.entry = $2 and s.number = 2`,
      [ctx.government, id],
    ),
  );
  interface Seen {
    readonly catalogueEntry: { readonly steps: readonly { readonly number: number; readonly changes: JsonObject[] }[] };
  }
  const { steps } = (await (await filer()).data<Seen>(ONE, { id: entry.id })).catalogueEntry;
  expect([steps.length, steps[0]?.number, steps.at(-1)?.number]).toEqual([200, 51, 250]);
  expect(steps[0]?.changes).toEqual([{ title: '信息资源名称', before: '第50次', after: '第51次' }]);
  // What is published is not pushed out of sight of others by drafts.
  const others = (await (await filer('transport')).data<Seen>(ONE, { id: entry.id })).catalogueEntry;
  expect(others.steps.map(({ number }) => number)).toEqual([2]);
});

it('a retry with the same key does nothing again, and of two who publish at once one is first', async () => {
  const key = 'catalogue-key-0001';
  const answers = fresh();
  const first = await does(await filer(), CREATE, { answers, idempotencyKey: key });
  const second = await does(await filer(), CREATE, { answers, idempotencyKey: key });
  expect(second.entry?.id).toBe(first.entry?.id);
  const entry = await draft();
  const another = await (await city.government.official(city.desk, ['decider'], ['digital-bureau'])).signedIn();
  const outcomes = await Promise.all(
    [await publisher(), another].map((who) => codeOf(who, PUBLISH, { input: named(entry) })),
  );
  expect(outcomes.sort()).toEqual(['CONFLICT', 'done']);
});
