import { notify } from '../../api/notice/notify';
import type { TestClient } from '../support/client';
import { givenServer, type GivenGovernment, type GivenOfficial, type GivenServer } from '../support/given';
import { GivenCity, SCREENED } from '../support/given-city';

const MINE =
  'query ($first: Int, $unread: Boolean) { myNotices(first: $first, unread: $unread) { nodes { id kind message readAt createdAt applicationId } totalCount } }';
const READ =
  'mutation ($input: MarkNoticeReadInput!) { markNoticeRead(input: $input) { notice { id readAt } errors { path } } }';

interface Mine {
  readonly myNotices: {
    readonly nodes: readonly { readonly id: string; readonly message: string; readonly readAt: string | null }[];
    readonly totalCount: number;
  };
}

let given: GivenServer;
let city: GivenGovernment;
let filer: GivenOfficial;
let client: TestClient;

beforeAll(async () => {
  given = await givenServer();
  city = await given.government('930100');
  filer = await city.official(await city.organisation('unit'), ['applicant']);
  client = await filer.signedIn();
});
afterAll(() => given.close());

const tell = (message: string, person = filer.person.id): Promise<void> =>
  city.system((ctx) => notify(ctx, { person, kind: 'task-opened', message, application: null }));
const mine = async (who: TestClient, unread?: boolean): Promise<Mine['myNotices']> =>
  (await who.data<Mine>(MINE, { first: 100, unread })).myNotices;

describe('notices', () => {
  it('come newest first, to their person alone', async () => {
    await tell('第一条');
    given.clock.advance(1_000);
    await tell('第二条');
    expect((await mine(client)).nodes.map((notice) => notice.message)).toEqual(['第二条', '第一条']);
    const other = await city.official(await city.organisation('other'), ['applicant']);
    expect(await mine(await other.signedIn())).toEqual({ nodes: [], totalCount: 0 });
  });

  it('are marked read once: the first time counts', async () => {
    await tell('待读');
    const [notice] = (await mine(client, true)).nodes;
    const before = (await mine(client, true)).totalCount;
    const first = await client.data<{ markNoticeRead: { notice: { readAt: string } } }>(READ, {
      input: { id: notice?.id },
    });
    expect(first.markNoticeRead.notice.readAt).toMatch(/\+08:00$/);
    given.clock.advance(1_000);
    const second = await client.data(READ, { input: { id: notice?.id } });
    expect(second).toEqual({ markNoticeRead: { ...first.markNoticeRead, errors: [] } });
    expect((await mine(client, true)).totalCount).toBe(before - 1);
  });

  it('of someone else, of another government and missing are the same: NOT_FOUND', async () => {
    await tell('给申报人的');
    const [notice] = (await mine(client)).nodes;
    const stranger = await (await city.official(await city.organisation('stranger'), ['decider'])).signedIn();
    const county = await given.government('930101', undefined, '930100');
    const foreigner = await (await county.official(await county.organisation('unit'), ['applicant'])).signedIn();
    for (const who of [stranger, foreigner]) {
      const answer = await who.ask(READ, { input: { id: notice?.id } });
      expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([404, 'NOT_FOUND']);
      expect(await who.data('query ($id: ID!) { node(id: $id) { id } }', { id: notice?.id })).toEqual({ node: null });
    }
  });

  it('vanish with the transaction of what they tell', async () => {
    const before = (await mine(client)).totalCount;
    const failed = city.system(async (ctx) => {
      await notify(ctx, { person: filer.person.id, kind: 'task-opened', message: '未发生', application: null });
      throw new Error('the command failed');
    });
    await expect(failed).rejects.toThrow('the command failed');
    expect((await mine(client)).totalCount).toBe(before);
  });

  it('take as many statements for a hundred as for one', async () => {
    const other = await city.official(await city.organisation('many'), ['applicant']);
    const reader = await other.signedIn();
    const count = async (): Promise<number> => given.statementsOf(await reader.ask(MINE, { first: 100 })).length;
    await tell('一', other.person.id);
    const one = await count();
    for (let number = 0; number < 99; number += 1) await tell(`第 ${number} 条`, other.person.id);
    expect((await mine(reader)).nodes).toHaveLength(100);
    expect(await count()).toBe(one);
  });
});

describe('deciding', () => {
  it('marks what the decider was told of that case as read: not of another case, and nobody else’s', async () => {
    const town = await GivenCity.found(given, '511700');
    const filed = async (projectName: string): Promise<string> =>
      (await town.file('education', '2000000.00', { projectName })).application?.id ?? '';
    const [decided, other] = [await filed('校园一张网'), await filed('教师发展平台')];
    const { digital, development, finance } = town.people;
    const argued = {
      necessary: true,
      arguedKind: 'new',
      expertCount: 5,
      expertOpinion: '可行',
      arguedTotal: '2000000.00',
    };
    for (const id of [decided, other]) {
      await town.approve(digital, id, { answers: SCREENED });
      await town.approve(digital, id, { answers: argued });
    }
    const unread = async (who: GivenOfficial): Promise<readonly string[]> => {
      const { myNotices } = await (
        await town.client(who)
      ).data<{ myNotices: { nodes: { applicationId: string }[] } }>(MINE, { first: 100, unread: true });
      return myNotices.nodes.map(({ applicationId }) => applicationId).sort();
    };
    const both = [decided, other].sort();
    expect([await unread(development), await unread(finance)]).toEqual([both, both]);

    // Refused, so that nothing has been decided: a stage that is long past is no place to return to.
    const refused = await town.decide(development, decided, { verdict: 'RETURN', to: 'nowhere' });
    expect(refused.task ?? null).toBeNull();
    expect(await unread(development)).toEqual(both);

    await town.approve(development, decided);
    expect(await unread(development)).toEqual([other]);
    expect(await unread(finance)).toEqual(both);
  });
});
