import { canonicalText } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import type { Json, JsonObject, StoryCase } from '../../form-schemas/engine';
import { DATABASE_ENTRY, FILE_ENTRY, WITHHELD_ENTRY } from '../support/catalogue-answers';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity, SCREENED } from '../support/given-city';
import { regimeFiles, unheld } from '../support/given-regime';
import { ToldCity } from '../support/told-city';
import { ToldEntries } from '../support/told-entries';
import { ToldStory } from '../support/told-story';

/** A regime may stop a project that has no published entries of the catalogue: the platform counts them at every act. */

type Record_ = Record<string, Json>;

/** The pilot with a check that the regulation has at a later stage, put at the screening so that little must happen before. */
function regimeWithGate(): RegimeFiles {
  const files = new Map(unheld(regimeFiles('dazhou')));
  const edit = (path: string, change: (document: Record_) => void): void => {
    const document = JSON.parse(files.get(path) ?? '') as Record_;
    change(document);
    files.set(path, canonicalText(document));
  };
  edit('checks.json', (document) =>
    (document['checks'] as Json[]).push({
      code: 'entries-published',
      title: '目录条目已发布',
      clause: ['DZ-26-1'],
      require: 'publishedEntries >= 1',
      effect: 'block',
      message: '信息资源目录是建设的必备条件，本项目已发布的目录条目为{publishedEntries}',
    }),
  );
  edit('procedures/project.json', (document) => {
    const stages = document['stages'] as unknown as { code: string; checks: Json[] }[];
    stages.find(({ code }) => code === 'screening')?.checks.push('entries-published');
  });
  return files;
}

let given: GivenServer;
let city: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700', '2026-09-10', regimeWithGate());
});
afterAll(() => given?.close());

interface Payload {
  readonly entry: { readonly id: string; readonly version: number } | null;
}
const CREATE = `mutation ($input: CreateCatalogueEntryInput!) { createCatalogueEntry(input: $input) { entry { id version } } }`;
const PUBLISH = `mutation ($input: ChangeCatalogueEntryInput!) { publishCatalogueEntry(input: $input) { entry { id version } } }`;
const WITHDRAW = `mutation ($input: ChangeCatalogueEntryInput!) { withdrawCatalogueEntry(input: $input) { entry { id version } } }`;

it('a project goes on once one of its entries is published: not for a draft, a withdrawn one, or that of another project', async () => {
  const { education } = city.filers;
  const { digital } = city.people;
  const file = async (projectName: string): Promise<{ application: string; project: string }> => {
    const { application } = await city.file('education', '3000000.00', { projectName });
    const query = 'query ($id: ID!) { application(id: $id) { project { id } } }';
    const id = application?.id ?? '';
    const found = await (await city.client(digital)).data<{ application: { project: { id: string } } }>(query, { id });
    return { application: id, project: found.application.project.id };
  };
  const [own, other] = [await file('学籍系统'), await file('图书系统')];
  const does = async (by: typeof education, query: string, input: JsonObject) => {
    const [payload] = Object.values(
      await (await city.client(by)).data<Readonly<Record<string, Payload>>>(query, { input }),
    );
    if (!payload?.entry) throw new Error('refused');
    return payload.entry;
  };
  const draft = (number: number, project: string) =>
    does(education, CREATE, {
      answers: { ...FILE_ENTRY, code: `201003/${number}` },
      extension: { collected: false },
      projects: [project],
    });
  const publish = ({ id, version }: { id: string; version: number }) =>
    does(digital, PUBLISH, { id, expectedVersion: version });
  const screen = () => city.decide(digital, own.application, { answers: SCREENED });
  const stopped = (count: number) => [`信息资源目录是建设的必备条件，本项目已发布的目录条目为${count}条`];
  const said = async () =>
    (await screen()).findings.filter(({ severity }) => severity === 'ERROR').map(({ message }) => message);

  expect(await said()).toEqual(stopped(0));
  await publish(await draft(1, other.project));
  const entry = await draft(2, own.project);
  expect(await said()).toEqual(stopped(0));
  const gone = await publish(await draft(3, own.project));
  await does(digital, WITHDRAW, { id: gone.id, expectedVersion: gone.version, note: '停用' });
  expect(await said()).toEqual(stopped(0));
  await publish(entry);
  const passed = await screen();
  expect(passed.findings.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  expect(passed.application?.stage).not.toBe('screening');
});

interface Decided {
  readonly answer: {
    readonly application: { readonly stage: string } | null;
    readonly findings: readonly {
      readonly rule: string | null;
      readonly article: string | null;
      readonly message: string;
    }[];
  };
}

it('a city that accepts nothing that is not shared refuses while none is published, and again once it is withdrawn', async () => {
  const told = await ToldCity.found(given, '511500', '2020-01-02', regimeFiles('chenzhou'));
  const story = told.regime.cases
    .flatMap(({ cases }) => cases)
    .find((worked): worked is StoryCase => worked.kind === 'story' && worked.code === 'after-acceptance');
  const at = story?.events.findIndex(({ by, do: act }) => by === 'technical-group' && act === 'approve') ?? -1;
  const check = story?.events[at];
  if (!story || !check) throw new Error('no check before acceptance');
  const life = new ToldStory(told, story);
  for (const { given: _published, ...event } of story.events.slice(0, at)) await life.play(event);

  told.on(check.on);
  const group = await told.client('technical-group');
  const { applications } = await group.data<{
    applications: { nodes: { id: string; stage: string; project: { id: string } | null }[] };
  }>('{ applications(first: 10) { nodes { id stage project { id } } } }');
  // The year's list is a case too, of no project.
  const project = applications.nodes.find((one) => one.project !== null);
  expect(project?.stage).toBe('completion-check');
  const entries = new ToldEntries(told);
  const publish = (count: number) =>
    entries.before({ ...check, given: { sharedEntries: count } }, project?.project?.id ?? '');
  const decide = async () => {
    const { application } = await group.data<{
      application: { facts: JsonObject; tasks: { id: string; version: number; status: string }[] };
    }>('query ($id: ID!) { application(id: $id) { facts tasks { id version status } } }', { id: project?.id });
    const task = application.tasks.find(({ status }) => status === 'OPEN');
    const { answer } = await group.data<Decided>(
      `mutation ($input: DecideTaskInput!) { answer: decideTask(input: $input) {
         application { stage } findings { rule article message } } }`,
      { input: { taskId: task?.id, expectedVersion: task?.version, verdict: 'APPROVE', answers: check.answers } },
    );
    return { ...answer, seen: application.facts['sharedEntries'] };
  };
  const refused = {
    application: null,
    seen: 0,
    findings: [
      {
        rule: 'entries-for-acceptance',
        article: '第十二条',
        message:
          '没有照要求共享数据资源的政务信息系统，不予验收：本项目已发布而可共享的目录条目为0条；依法不予共享的，须写明理由和依据条文（可由技术支持组写明理由和依据条文后准予例外）',
      },
    ],
  };
  expect(await decide()).toEqual(refused);
  await publish(1);
  await publish(0);
  expect(await decide()).toEqual(refused);
  // Published, and given to nobody: that is no sharing.
  const unit = await told.filer.signedIn();
  const withheld = await unit.data<{ createCatalogueEntry: Payload }>(CREATE, {
    input: { answers: WITHHELD_ENTRY, extension: {}, projects: [project?.project?.id] },
  });
  const { id, version } = withheld.createCatalogueEntry.entry ?? { id: '', version: 0 };
  const office = await told.client('office');
  expect(await office.data(PUBLISH, { input: { id, expectedVersion: version } })).toMatchObject({
    publishCatalogueEntry: { entry: { id } },
  });
  expect(await decide()).toEqual(refused);
  await publish(1);
  expect(await decide()).toMatchObject({ application: { stage: 'expert-acceptance' }, seen: 1 });
});

it('of published entries the ones that are shared, on conditions or without, are counted on their own', async () => {
  const files = new Map(unheld(regimeFiles('dazhou')));
  const shared = await GivenCity.found(given, '511601', '2026-09-10', files);
  const { application } = await shared.file('education', '3000000.00', { projectName: '学籍库' });
  const [filer, digital] = [await shared.client(shared.filers.education), await shared.client(shared.people.digital)];
  const query = 'query ($id: ID!) { application(id: $id) { facts project { id } } }';
  const look = async () =>
    (
      await digital.data<{ application: { facts: JsonObject; project: { id: string } } }>(query, {
        id: application?.id,
      })
    ).application;
  const { project } = await look();
  const publish = async (number: number, entry: JsonObject) => {
    const answers = { ...entry, code: `201003/${number}`, name: `名录${number}`, category: '2' };
    const { createCatalogueEntry } = await filer.data<{ createCatalogueEntry: Payload }>(CREATE, {
      input: { answers, extension: { collected: false }, projects: [project.id] },
    });
    const { id, version } = createCatalogueEntry.entry ?? { id: '', version: 0 };
    const { publishCatalogueEntry } = await digital.data<{ publishCatalogueEntry: Payload }>(PUBLISH, {
      input: { id, expectedVersion: version },
    });
    expect(publishCatalogueEntry.entry).not.toBeNull();
  };
  await publish(1, FILE_ENTRY);
  await publish(2, { ...DATABASE_ENTRY, related: null });
  await publish(3, WITHHELD_ENTRY);
  expect((await look()).facts).toMatchObject({ publishedEntries: 3, sharedEntries: 2 });
});

it('where the regime does not say who publishes, nobody does, and is told so', async () => {
  const files = new Map(unheld(regimeFiles('dazhou')));
  const regime = JSON.parse(files.get('regime.json') ?? '') as { catalogue: { publishers?: Json } };
  delete regime.catalogue.publishers;
  files.set('regime.json', canonicalText(regime as unknown as Json));
  const silent = await GivenCity.found(given, '511600', '2026-09-10', files);
  const answers = { ...FILE_ENTRY, code: '201003/9' };
  const filer = await silent.client(silent.filers.education);
  const { createCatalogueEntry } = await filer.data<{ createCatalogueEntry: Payload }>(CREATE, {
    input: { answers, extension: { collected: false } },
  });
  const { id, version } = createCatalogueEntry.entry ?? { id: '', version: 0 };
  const decider = await silent.client(silent.people.digital);
  const { errors } = await decider.ask(PUBLISH, { input: { id, expectedVersion: version } });
  expect(errors.map(({ message }) => message)).toEqual(['现行制度没有写明目录由谁发布和撤销，须先在制度中写明']);
});
