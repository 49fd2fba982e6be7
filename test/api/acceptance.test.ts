import { readSheet } from 'read-excel-file/node';
import type { StoryCase } from '../../form-schemas/engine';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { regimeFiles } from '../support/given-regime';
import { ToldCity } from '../support/told-city';
import { expected, ToldStory } from '../support/told-story';

/** Acceptance and security facts of a project as its story tells them; lists by where projects stand, and by what is missing or old. */

const PROJECT = `query ($id: ID!) { project(id: $id) {
  acceptance { state current currentTitle dueOn openPoints unjudgedPoints openProblems
    steps { code kind state on article says { title words } dues { title on } }
    points { code title step state article gates { procedure stage money behind effect } } }
  security { code kind state words level on dueOn article gates { procedure stage money behind verdict } } } }`;
const ACCEPTANCES = `query ($where: AcceptanceWhere) {
  acceptances(first: 10, where: $where) { totalCount nodes { title acceptance { state currentTitle } } }
  acceptanceTotals(where: $where) { state kind count withOpenPoints withUnjudgedPoints } }`;
const SECURITY = `query ($where: SecurityWhere) {
  securityFacts(first: 10, where: $where) { totalCount nodes { title } }
  securityTotals(where: $where) { kind state count } }`;

interface Told {
  readonly acceptance: {
    readonly state: string;
    readonly current: string | null;
    readonly openPoints: number;
    readonly unjudgedPoints: number;
    readonly steps: readonly Record<string, unknown>[];
    readonly points: readonly { readonly code: string; readonly title: string; readonly state: string }[];
  } | null;
  readonly security: readonly (Record<string, unknown> & { readonly code: string })[];
}
interface Listed {
  readonly acceptances: { readonly totalCount: number; readonly nodes: readonly { readonly title: string }[] };
  readonly acceptanceTotals: readonly {
    readonly state: string;
    readonly kind: string | null;
    readonly count: number;
    readonly withOpenPoints: number;
    readonly withUnjudgedPoints: number;
  }[];
}
interface Secure {
  readonly securityFacts: { readonly totalCount: number };
  readonly securityTotals: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
}

let given: GivenServer;
let city: ToldCity;
let story: StoryCase;
let playing: ToldStory;
let project: string;
let at = 0;

/** Goes on with the story as its people would, without what is refused. */
async function until(day: string): Promise<TestClient> {
  for (; at < story.events.length; at += 1) {
    const event = story.events[at];
    if (!event || event.on > day) break;
    if (event.do === 'look' || event.expect.refused !== undefined) continue;
    expect(await playing.play(event)).toEqual(expected(event));
  }
  return city.client('digital-bureau');
}

const told = async (client: TestClient): Promise<Told> =>
  (await client.data<{ project: Told }>(PROJECT, { id: project })).project;
const listed = (client: TestClient, where: object = {}): Promise<Listed> => client.data<Listed>(ACCEPTANCES, { where });
const secure = async (client: TestClient, where: object): Promise<number> =>
  (await client.data<Secure>(SECURITY, { where })).securityFacts.totalCount;

beforeAll(async () => {
  given = await givenServer();
  city = await ToldCity.found(given, '914002', '2020-01-02', regimeFiles('dazhou'));
  const found = city.regime.cases
    .flatMap(({ cases }) => cases)
    .find((one): one is StoryCase => one.kind === 'story' && one.code === 'life-self-built');
  if (!found) throw new Error('no story');
  story = found;
  playing = new ToldStory(city, story);
  const client = await until('2026-03-02');
  const { projects } = await client.data<{ projects: { nodes: { id: string }[] } }>(
    '{ projects(first: 1) { nodes { id } } }',
  );
  project = projects.nodes[0]?.id ?? '';
});
afterAll(() => given?.close());

describe('while the approval is looked at', () => {
  it('the project says how far it is, what is to be judged, and what that gates', async () => {
    const { acceptance, security } = await told(await until('2026-03-02'));
    expect(acceptance).toMatchObject({ state: 'UNDER_WAY', current: 'review', currentTitle: '履约验收前置核准' });
    // Nothing is said against it while the reply is not given but that fewer entries are shared than planned (第二十六条): what nobody has judged is no finding.
    const judged = acceptance?.points.filter(({ state }) => state !== 'NOT_JUDGED') ?? [];
    expect([acceptance?.openPoints, (acceptance?.unjudgedPoints ?? 0) + judged.length]).toEqual([1, 17]);
    expect(acceptance?.steps.map(({ code, kind, state, on }) => [code, kind, state, on])).toEqual([
      ['trial', 'TRIAL', 'PASSED', '2026-02-28'],
      ['review', 'REVIEW', 'UNDER_WAY', null],
      ['completion', 'COMPLETION', 'NOT_BEGUN', null],
      ['hand-over', 'HAND_OVER', 'NOT_BEGUN', null],
    ]);
    expect(acceptance?.points.filter(({ code }) => code.startsWith('review-points'))).toEqual([
      expect.objectContaining({ title: '三个模块', state: 'NOT_JUDGED', article: '第四十七条' }),
      expect.objectContaining({ title: '两个接口', state: 'NOT_JUDGED' }),
    ]);
    expect(acceptance?.points.find(({ code }) => code === 'reply-for-payment')).toMatchObject({
      state: 'NOT_JUDGED',
      gates: [{ procedure: 'payment', stage: 'request', money: true, behind: false, effect: 'block' }],
    });
    expect(security.find(({ code }) => code === 'graded-test')).toMatchObject({ state: 'MISSING', on: null });
    expect(security.find(({ code }) => code === 'built')).toMatchObject({ state: 'MET', article: '第五十五条' });
  });

  it('the list finds it where it stands and nowhere else, and counts it there', async () => {
    const client = await until('2026-03-02');
    expect(await listed(client)).toMatchObject({
      acceptances: { totalCount: 1, nodes: [{ acceptance: { state: 'UNDER_WAY', currentTitle: '履约验收前置核准' } }] },
      acceptanceTotals: [{ state: 'UNDER_WAY', kind: 'REVIEW', count: 1, withOpenPoints: 1, withUnjudgedPoints: 1 }],
    });
    const count = async (where: object) => (await listed(client, where)).acceptances.totalCount;
    expect(await count({ at: ['REVIEW'] })).toBe(1);
    expect(await count({ at: ['TRIAL', 'COMPLETION'] })).toBe(0);
    expect(await count({ states: ['PASSED', 'FAILED'] })).toBe(0);
    expect(await count({ regimeCode: 'nanyang' })).toBe(0);
    expect(await count({ text: '没有这样的名称' })).toBe(0);
    expect(await count({ hasOpenProblems: true })).toBe(0);
    expect(await count({ hasOpenPoints: true })).toBe(1);
    expect(await count({ hasUnjudgedPoints: true })).toBe(1);
    expect(await count({ hasUnjudgedPoints: false })).toBe(0);
  });
});

describe('in formal use', () => {
  it('every step is passed, every point met but for what only warns; the graded test and its level stand there', async () => {
    const { acceptance, security } = await told(await until('2026-04-01'));
    expect(acceptance).toMatchObject({
      state: 'PASSED',
      current: null,
      openPoints: 1,
      unjudgedPoints: 0,
      openProblems: 0,
    });
    expect(acceptance?.steps.map(({ on }) => on)).toEqual(['2026-02-28', '2026-03-10', '2026-03-20', '2026-04-01']);
    // 第二十六条: fewer entries are shared than the plan lists.
    expect(acceptance?.points.filter(({ state }) => state !== 'MET')).toEqual([
      expect.objectContaining({ code: 'shared-as-planned', state: 'OPEN' }),
    ]);
    expect(security.find(({ code }) => code === 'graded-level')).toMatchObject({ level: 2, words: '2级' });
    expect(security.find(({ code }) => code === 'graded-test')).toMatchObject({
      on: '2026-03-25',
      gates: [
        { procedure: 'project', stage: 'going-live', behind: true, verdict: 'pass' },
        { procedure: 'running-cost', stage: 'request', money: true, behind: false, verdict: 'not-applicable' },
        { procedure: 'running-cost', stage: 'review', money: true, behind: false, verdict: 'not-applicable' },
      ],
    });
    expect(security.find(({ code }) => code === 'security-test')).toMatchObject({
      state: 'MISSING',
      dueOn: '2027-04-01',
    });
  });

  it('security facts are found by level, by what is missing and by age, at the bound and a day beside it', async () => {
    const client = await until('2026-04-01');
    expect(await secure(client, { kinds: ['LEVEL'], level: 2 })).toBe(1);
    expect(await secure(client, { kinds: ['LEVEL'], level: 3 })).toBe(0);
    expect(await secure(client, { kinds: ['RECORD_NUMBER'], states: ['MISSING'] })).toBe(1);
    expect(await secure(client, { kinds: ['CRYPTOGRAPHY'], states: ['MET'] })).toBe(1);
    // What was verified at acceptance is met; a test of it while running is not there yet.
    expect(await secure(client, { kinds: ['CRYPTOGRAPHY'], states: ['MISSING'] })).toBe(1);
    expect(await secure(client, { kinds: ['CRYPTOGRAPHY'], states: ['NOT_MET'] })).toBe(0);
    expect(await secure(client, { gating: true })).toBe(0);
    // Tested on 2026-03-25: a month before 2026-04-25 is that very day, a month before the 26th the day after it.
    city.on('2026-04-25');
    expect(await secure(await city.client('digital-bureau'), { kinds: ['ASSESSMENT'], olderThanMonths: 1 })).toBe(0);
    city.on('2026-04-26');
    const later = await city.client('digital-bureau');
    expect(await secure(later, { kinds: ['ASSESSMENT'], olderThanMonths: 1 })).toBe(1);
    const { securityTotals } = await later.data<Secure>(SECURITY, { where: { kinds: ['RELIABILITY'] } });
    expect(securityTotals).toEqual([{ kind: 'RELIABILITY', state: 'MET', count: 1 }]);
    const refused = await later.ask(SECURITY, { where: { olderThanMonths: 601 } });
    expect(refused.errors[0]?.message).toContain('601');
  });

  it('is taken away as spreadsheets of what is listed', async () => {
    city.on('2026-04-26');
    const client = await city.client('digital-bureau');
    const sheet = async (address: string) => {
      const answer = await fetch(`${given.server.url}/exports/${address}`, {
        headers: { authorization: `Bearer ${client.token ?? ''}` },
      });
      return readSheet(Buffer.from(await answer.arrayBuffer()), 1);
    };
    const acceptances = await sheet('acceptances.xlsx?where={}');
    expect(acceptances[1]?.slice(3, 5)).toEqual(['已通过', null]);
    expect(acceptances[0]?.slice(6, 9)).toEqual(['不符合的清单项', '未判定的清单项', '未解决的问题']);
    expect(acceptances[1]?.slice(6, 9)).toEqual([1, 0, 0]);
    expect(acceptances[1]?.[5]).toContain('履约验收：已通过（2026-03-20）');
    const where = encodeURIComponent(JSON.stringify({ kinds: ['LEVEL', 'RECORD_NUMBER'] }));
    const rows = await sheet(`security.xlsx?where=${where}`);
    expect(rows.slice(1, 3).map((row) => [row[3], row[4], row[8]])).toEqual([
      ['信息安全等级保护等级', '2级', '第五十九条'],
      ['等级保护备案号', '尚无', '第五十九条'],
    ]);
  });
});

describe('who may see', () => {
  it('who only files sees its own unit’s, another unit’s filer nothing of it', async () => {
    city.on('2026-04-26');
    expect((await listed(await city.filer.signedIn())).acceptances.totalCount).toBe(1);
    const other = await city.government.organisation('other', '市水利局');
    const client = await (await city.government.official(other, ['applicant'])).signedIn();
    expect(await listed(client)).toEqual({ acceptances: { totalCount: 0, nodes: [] }, acceptanceTotals: [] });
    expect(await secure(client, {})).toBe(0);
    expect(await told(client)).toEqual({ acceptance: null, security: [] });
  });

  it('nobody of another government, and nobody without the right', async () => {
    const neighbour = await given.government('914003');
    const desk = await neighbour.organisation('desk', '邻市办公室');
    const client = await (await neighbour.official(desk, ['decider', 'reader'])).signedIn();
    expect((await listed(client)).acceptances.totalCount).toBe(0);
    expect(await secure(client, {})).toBe(0);
    const auditor = await (await city.government.official(city.desk, ['auditor'])).signedIn();
    for (const query of [ACCEPTANCES, SECURITY])
      expect((await auditor.ask(query)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const address = `${given.server.url}/exports/security.xlsx`;
    expect((await fetch(address, { headers: { authorization: `Bearer ${auditor.token ?? ''}` } })).status).toBe(403);
  });
});
