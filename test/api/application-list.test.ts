import { GivenCity } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';

/** 第十条第一款: projects decided jointly, on one list, each with its own outcome. */

let given: GivenServer;
let city: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
});
afterAll(() => given?.close());

const ANSWERS = { listTitle: '2027年度信息化项目清单', listTotal: '9000000.00' };
const POOL = '{ poolApplications(first: 100, procedure: "project", stage: "joint-pool") { nodes { id } } }';

async function pool(): Promise<readonly string[]> {
  const client = await city.client(city.people.digital);
  return (await client.data<{ poolApplications: { nodes: { id: string }[] } }>(POOL)).poolApplications.nodes.map(
    (node) => node.id,
  );
}
const list = (applicationIds: readonly string[], answers = ANSWERS) =>
  city.openList(city.people.digital, { procedure: 'joint-list', applicationIds, title: '年度清单', answers });
async function stageOf(id: string): Promise<unknown> {
  const client = await city.client(city.people.reader);
  return (
    await client.data<{ application: { stage: string; outcome: string | null; project: { status: string } } }>(
      'query ($id: ID!) { application(id: $id) { stage outcome project { status } trail { outcome minutes } } }',
      { id },
    )
  ).application;
}

describe('a joint list', () => {
  it('takes what waits in the pool; every line goes its own way when the list ends, all at once', async () => {
    const passed = await city.upTo('education', '3000000.00', 'joint');
    given.clock.advance(1);
    const refused = await city.upTo('transport', '3000000.00', 'joint');
    given.clock.advance(1);
    const back = await city.upTo('health', '1999999.99', 'joint');
    expect(await pool()).toEqual([passed, refused, back]);
    const opened = await list([passed, refused, back]);
    const id = opened.application?.id ?? '';
    expect(opened.application?.stage).toBe('joint-decision');
    expect(await pool()).toEqual([]);
    const twice = await list([passed]);
    expect([twice.application, twice.findings.map((finding) => finding.code)]).toEqual([null, ['in-open-list']]);
    const held = await city.withdraw(city.people.digital, passed);
    expect(held.findings.map((finding) => finding.code)).toEqual(['in-open-list']);

    await city.approve(city.people.committee, id, {
      minutes: '财经委纪要1号',
      lines: [{ applicationId: refused, verdict: 'REJECT' }],
    });
    await city.approve(city.people.executive, id, {
      minutes: '常务会纪要2号',
      lines: [{ applicationId: back, verdict: 'RETURN' }],
    });
    expect(await stageOf(passed)).toMatchObject({ stage: 'joint-pool' });
    const ended = await city.approve(city.people.standing, id, { minutes: '常委会纪要3号' });
    expect(ended.application).toMatchObject({ outcome: 'decided' });

    expect(await stageOf(passed)).toMatchObject({ stage: 'founding-review', outcome: null });
    expect(await stageOf(refused)).toMatchObject({
      stage: 'refused',
      outcome: 'refused',
      project: { status: 'refused' },
    });
    expect(await stageOf(back)).toMatchObject({ stage: 'single-decision', outcome: null });
    expect((await stageOf(passed)) as object).toMatchObject({
      trail: expect.arrayContaining([
        { outcome: 'approve', minutes: ['财经委纪要1号', '常务会纪要2号', '常委会纪要3号'] },
      ]),
    });
    expect((await city.tasks(city.people.viceDigital, back)).map((task) => task.article)).toEqual(['第十条（一）']);
    expect((await city.foundProject(passed)).application?.stage).toBe('function-list');

    const client = await city.client(city.people.reader);
    const { application } = await client.data<{
      application: { lines: { title: string; outcome: string; application: { id: string } }[] };
    }>('query ($id: ID!) { application(id: $id) { lines { code title outcome application { id } } } }', { id });
    expect(application.lines.map((line) => [line.application.id, line.outcome])).toEqual([
      [passed, 'approve'],
      [refused, 'reject'],
      [back, 'return'],
    ]);
  });

  it('refuses cases that wait elsewhere, and a meeting without minutes', async () => {
    const elsewhere = (await city.file('education', '600000.00')).application?.id ?? '';
    const refused = await list([elsewhere]);
    expect([refused.application, refused.findings.map((finding) => finding.code)]).toEqual([null, ['not-in-pool']]);
    const waiting = await city.upTo('education', '800000.00', 'joint');
    const id = (await list([waiting])).application?.id ?? '';
    const without = await city.decide(city.people.committee, id);
    expect(without.findings.map((finding) => finding.code)).toContain('minutes-needed');
    await city.approve(city.people.committee, id, { verdict: 'REJECT', minutes: '财经委纪要4号' });
    expect(await stageOf(waiting)).toMatchObject({ stage: 'refused' });
  });

  it('sent back is mended and handed in again with its lines', async () => {
    const waiting = await city.upTo('transport', '900000.00', 'joint');
    const id = (await list([waiting])).application?.id ?? '';
    await city.approve(city.people.committee, id, { verdict: 'RETURN', minutes: '财经委纪要5号' });
    const client = await city.client(city.people.digital);
    const { myDrafts } = await client.data<{ myDrafts: { nodes: { id: string; version: number }[] } }>(
      '{ myDrafts(first: 10) { nodes { id version } } }',
    );
    const [draft] = myDrafts.nodes;
    const again = await city.handIn(city.people.digital, {
      draftId: draft?.id ?? '',
      expectedVersion: draft?.version ?? 0,
    });
    expect(again.application).toEqual({ id, stage: 'joint-decision', outcome: null });
    expect(await pool()).toEqual([]);
  });
});
