import type { JsonObject } from '../../form-schemas/engine';
import { asAdministrator } from '../support/admin';
import { GivenCity, SCREENED } from '../support/given-city';
import { AFTER, BEFORE, END, FROM, GivenDelegations, UNTIL } from '../support/given-delegations';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { codes, idOf, type GivenVerbs } from '../support/given-verbs';
import { replayedCases } from '../support/replayed-cases';

/** Acting in somebody's place (委托、请假代理): from which day to which, and for what. */

let given: GivenServer;
let city: GivenCity;
let here: GivenDelegations;
let verbs: GivenVerbs;
let security: GivenOfficial;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700', BEFORE);
  here = new GivenDelegations(city);
  verbs = here.verbs;
  security = await city.government.official(city.desk, ['security-administrator']);
});
beforeEach(() => city.on(BEFORE));
afterAll(() => given?.close());

const delegated = (by: GivenOfficial, to: GivenOfficial, more: JsonObject = {}) => here.delegated(by, to, more);
const ended = (by: GivenOfficial, id: string, more: JsonObject = {}) => here.ended(by, id, more);
const decides = (by: GivenOfficial, id: string) => here.decides(by, id);
const pair = (body?: string) => here.pair(body);

describe('a delegation', () => {
  it('lets the proxy see and decide from its first day to its last, both included, and not a day longer', async () => {
    const [principal, proxy] = await pair();
    const early = await verbs.filed();
    const [first, last, late] = [await verbs.filed(), await verbs.filed(), await verbs.filed()];
    expect((await delegated(principal, proxy)).delegation?.state).toBe('COMING');
    const seen = async (): Promise<number> => (await city.tasks(proxy, early)).length;
    expect([await seen(), await decides(proxy, early)]).toEqual([0, 'FORBIDDEN']);
    city.on(FROM);
    expect([await seen(), await decides(proxy, first)]).toEqual([1, 'argumentation']);
    city.on(UNTIL);
    expect([await seen(), await decides(proxy, last)]).toEqual([1, 'argumentation']);
    city.on(AFTER);
    expect([await seen(), await decides(proxy, late)]).toEqual([0, 'FORBIDDEN']);
    // To the minute: Beijing's midnight, not Greenwich's.
    const seenAt = async (moment: string): Promise<number> => {
      given.clock.set(moment);
      const client = await proxy.signedIn();
      const { myTasks } = await client.data<{ myTasks: { nodes: { application: { id: string } }[] } }>(
        '{ myTasks(first: 100) { nodes { application { id } } } }',
      );
      return myTasks.nodes.filter((task) => task.application.id === early).length;
    };
    expect(await seenAt(`${UNTIL}T23:59:59+08:00`)).toBe(1);
    expect(await seenAt(`${AFTER}T00:00:00+08:00`)).toBe(0);
    expect(await seenAt(`${FROM}T00:00:00+08:00`)).toBe(1);
    expect(await seenAt(`${BEFORE}T23:59:59+08:00`)).toBe(0);
  });

  it('says on task, history, notices and audit who acted for whom; what was done shows in the lists of both', async () => {
    const [principal, proxy] = await pair();
    await delegated(principal, proxy);
    city.on(FROM);
    const id = await verbs.filed();
    expect(await verbs.noticesOf(proxy, id)).toEqual(['task-opened']);
    expect(await verbs.noticesOf(principal, id)).toEqual(['task-opened']);
    const task = await verbs.onlyTask(id);
    const asked = await (
      await city.client(proxy)
    ).data<{ task: unknown }>('query ($id: ID!) { task(id: $id) { isMine onBehalfOf { id } } }', { id: task.id });
    expect(asked.task).toEqual({ isMine: true, onBehalfOf: { id: idOf(principal) } });
    expect(await decides(proxy, id)).toBe('argumentation');
    const reader = await city.client(city.people.reader);
    const { task: done, application } = await reader.data<{ task: unknown; application: { events: unknown[] } }>(
      `query ($task: ID!, $id: ID!) { task(id: $task) { decidedBy { id } decidedFor { id } }
        application(id: $id) { events { type person { id } onBehalfOf { id } } } }`,
      { task: task.id, id },
    );
    expect(done).toEqual({ decidedBy: { id: idOf(proxy) }, decidedFor: { id: idOf(principal) } });
    expect(application.events[1]).toEqual({
      type: 'decide',
      person: { id: idOf(proxy) },
      onBehalfOf: [{ id: idOf(principal) }],
    });
    for (const one of [principal, proxy]) {
      const { myTasks } = await (
        await city.client(one)
      ).data<{ myTasks: { nodes: { id: string }[] } }>(
        '{ myTasks(first: 100, where: { status: DECIDED }) { nodes { id } } }',
      );
      expect(myTasks.nodes.map((node) => node.id)).toContain(task.id);
    }
    const [event] = await city.government.system((ctx) =>
      ctx.tx.query<{ person: string; details: string }[]>(
        `select person, details from audit_event where government = $1 and verb = 'task:decide' order by seq desc limit 1`,
        [ctx.government],
      ),
    );
    expect(event?.person).toBe(proxy.person.id);
    expect(JSON.parse(event?.details ?? '')).toMatchObject({
      proxyOf: principal.person.id,
      proxyOfName: principal.person.name,
    });
  });

  it('covers all that can be done with a task, and what was handed over to the principal', async () => {
    const [principal, proxy] = await pair();
    await delegated(principal, proxy);
    city.on(FROM);
    const [handed, own] = [await verbs.filed(), await verbs.filed()];
    const task = await verbs.onlyTask(handed);
    const { digital } = city.people;
    const transfer = { taskId: task.id, personId: idOf(principal), reason: '由其主办', expectedVersion: task.version };
    expect(codes(await verbs.act(digital, 'transferTask', transfer))).toEqual([]);
    expect((await city.tasks(digital, handed)).length).toBe(0);
    expect((await city.tasks(proxy, handed)).length).toBe(1);
    expect(await decides(digital, handed)).toBeUndefined();
    expect(await decides(proxy, handed)).toBe('argumentation');
    const mine = await verbs.onlyTask(own);
    const back = { taskId: mine.id, personId: idOf(digital), reason: '请其办理', expectedVersion: mine.version };
    expect(codes(await verbs.act(proxy, 'transferTask', back))).toEqual([]);
    expect((await city.tasks(proxy, own)).length).toBe(0);
  });

  it('that was decided on paper may be entered for the proxy, by who it is; after the last day no more', async () => {
    const [principal, proxy] = await pair();
    await delegated(principal, proxy);
    const scan = await city.attachment(city.desk, city.people.clerk, '签批件.pdf');
    const recorded = async (id: string) => {
      const task = await verbs.onlyTask(id);
      return city.decideTask(city.people.clerk, {
        taskId: task.id,
        verdict: 'APPROVE',
        answers: SCREENED,
        expectedVersion: task.version,
        recordFor: { personId: idOf(proxy), scanAttachmentId: scan.id },
      });
    };
    const [first, second] = [await verbs.filed(), await verbs.filed()];
    city.on(FROM);
    expect((await recorded(first)).application?.stage).toBe('argumentation');
    city.on(AFTER);
    expect((await recorded(second)).findings.map(({ code }) => code)).toEqual(['recorded-not-holder']);
  });

  it('ends early by who gave it, by who hands it back, or by the security administrator; others find none', async () => {
    const client = await city.client(security);
    for (const who of ['principal', 'proxy', 'security'] as const) {
      city.on(BEFORE);
      const [principal, proxy] = await pair();
      const { delegation } = await delegated(principal, proxy);
      const id = delegation?.id ?? '';
      const stranger = await (await city.client(city.people.mayor)).ask(END, { input: { id, expectedVersion: 1 } });
      expect(stranger.errors[0]?.extensions.code).toBe('NOT_FOUND');
      const listed = await client.data<{ delegations: { nodes: { id: string }[] } }>(
        '{ delegations(first: 100, where: { current: true }) { nodes { id principal { name } proxy { name } appointment { title } } } }',
      );
      expect(listed.delegations.nodes.map((node) => node.id)).toContain(id);
      city.on(FROM);
      const filed = await verbs.filed();
      expect((await city.tasks(proxy, filed)).length).toBe(1);
      const by = { principal, proxy, security }[who];
      expect((await ended(by, id)).delegation).toMatchObject({ state: 'OVER', version: 2 });
      expect((await city.tasks(proxy, filed)).length).toBe(0);
      expect(await decides(proxy, filed)).toBe('FORBIDDEN');
      expect((await ended(by, id, { expectedVersion: 2 })).findings).toMatchObject([{ code: 'ending-day' }]);
    }
  });

  it('ended at once says on which day: on its first day it has been in effect, the day before it never was', async () => {
    for (const [day, until] of [
      [FROM, BEFORE],
      [BEFORE, BEFORE],
      [UNTIL, '2026-10-11'],
    ] as const) {
      city.on(BEFORE);
      const [principal, proxy] = await pair();
      const { delegation } = await delegated(principal, proxy);
      city.on(day);
      expect((await ended(principal, delegation?.id ?? '')).delegation).toMatchObject({
        state: 'OVER',
        untilDay: until,
        endedOn: day,
      });
    }
  });

  it('ends with a day to come, that day included', async () => {
    const [principal, proxy] = await pair();
    const { delegation } = await delegated(principal, proxy);
    const day = '2026-10-10';
    const shortened = await ended(principal, delegation?.id ?? '', { lastDay: day });
    expect([shortened.findings, shortened.delegation]).toMatchObject([[], { endedOn: null, untilDay: day }]);
    const id = await verbs.filed();
    city.on(day);
    expect((await city.tasks(proxy, id)).length).toBe(1);
    city.on('2026-10-11');
    expect((await city.tasks(proxy, id)).length).toBe(0);
  });

  it('of an office that has ended is good for nothing, as is one to somebody who decides no more', async () => {
    const [principal, proxy] = await pair();
    const [second, left] = await pair();
    await delegated(principal, proxy);
    await delegated(second, left);
    city.on(FROM);
    const id = await verbs.filed();
    expect([(await city.tasks(proxy, id)).length, (await city.tasks(left, id)).length]).toEqual([1, 1]);
    const holders = async (): Promise<readonly string[]> => {
      const client = await city.client(city.people.reader);
      const { application } = await client.data<{ application: { waitingFor: { holders: { id: string }[] }[] } }>(
        'query ($id: ID!) { application(id: $id) { waitingFor { holders { id } } } }',
        { id },
      );
      return application.waitingFor.flatMap((waiting) => waiting.holders.map((holder) => holder.id));
    };
    expect(await holders()).toEqual(expect.arrayContaining([idOf(proxy), idOf(left)]));
    await asAdministrator(given, async (query) => {
      await query(`update appointment set until_day = '2026-10-08' where id = $1`, [principal.appointment.id]);
      await query(`update post set roles = '{reader}' where id = $1`, [left.post.id]);
    });
    expect([(await city.tasks(proxy, id)).length, (await city.tasks(left, id)).length]).toEqual([0, 0]);
    const now = await holders();
    expect([now.includes(idOf(proxy)), now.includes(idOf(left)), now.includes(idOf(second))]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('the record', () => {
  it('replayed gives every case’s snapshot, whoever acted in whose place', async () => {
    const { count, differing } = await city.government.system(replayedCases);
    expect(differing).toEqual([]);
    expect(count).toBeGreaterThan(10);
  });
});
