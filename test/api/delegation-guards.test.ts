import type { Day, JsonObject } from '../../form-schemas/engine';
import { createAppointment } from '../../api/identity/create-appointment';
import { createDuty } from '../../api/identity/create-duty';
import { createPost } from '../../api/identity/create-post';
import type { TestClient } from '../support/client';
import { GivenCity, IN_SCOPE, SCREENED } from '../support/given-city';
import { AFTER, BEFORE, DECIDING, DELEGATE, END, FROM, GivenDelegations, UNTIL } from '../support/given-delegations';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { codes, idOf, type GivenVerbs } from '../support/given-verbs';

/** What acting in somebody's place never covers: each guard with a control that passes it. */

let given: GivenServer;
let city: GivenCity;
let other: GivenCity;
let here: GivenDelegations;
let verbs: GivenVerbs;
let security: GivenOfficial;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700', BEFORE);
  other = await GivenCity.found(given, '511800', BEFORE);
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

describe('nobody', () => {
  it('decides in somebody’s place on what they have filed, prepared or filed again; on all else they do', async () => {
    const [principal, proxy] = await pair();
    // The proxy also files for a unit.
    await city.government.system(async (ctx) => {
      const post = await createPost(ctx, {
        organisation: city.units.education.id,
        code: `filer-${proxy.person.id.slice(0, 8)}`,
        title: '申报兼职',
        roles: ['applicant'],
      });
      const fromDay = '2020-01-01' as Day;
      await createAppointment(ctx, { person: proxy.person.id, post: post.id, fromDay, untilDay: null });
    });
    await delegated(principal, proxy);
    city.on(FROM);
    const deciding = await city.client(proxy);
    const { me } = await deciding.data<{ me: { appointments: { id: string; title: string }[] } }>(
      '{ me { appointments { id title } } }',
    );
    const filing = async (act: () => Promise<void>): Promise<void> => {
      const to = (title: RegExp) => me.appointments.find((one) => title.test(one.title))?.id;
      const turn =
        'mutation ($input: SwitchAppointmentInput!) { switchAppointment(input: $input) { errors { path } } }';
      await deciding.data(turn, { input: { appointment: to(/申报兼职/) } });
      await act();
      await deciding.data(turn, { input: { appointment: to(/职务/) } });
    };
    const returned = await verbs.filed();
    await city.approve(city.people.digital, returned, { verdict: 'RETURN' });
    let [started, prepared] = ['', ''];
    const answers = await city.form('education', '600000.00');
    const by = city.filers.education;
    const begun = await city.start('education');
    await city.save(by, { id: begun.draft?.id ?? '', answers, expectedVersion: 1 });
    await filing(async () => {
      const draftOf = async (): Promise<string> => {
        const { startFiling } = await deciding.data<{ startFiling: { draft: { id: string } } }>(
          'mutation ($input: StartFilingInput!) { startFiling(input: $input) { draft { id } findings { code } } }',
          { input: { regimeCode: 'dazhou', procedure: 'project', given: IN_SCOPE } },
        );
        const input = { id: startFiling.draft.id, answers, expectedVersion: 1 };
        await deciding.data(
          'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { draft { id } errors { message } } }',
          { input },
        );
        return startFiling.draft.id;
      };
      const handIn = async (draftId: string, expectedVersion: number): Promise<string> => {
        const { fileApplication } = await deciding.data<{ fileApplication: { application: { id: string } } }>(
          'mutation ($input: FileApplicationInput!) { fileApplication(input: $input) { application { id } findings { message } } }',
          { input: { draftId, expectedVersion } },
        );
        return fileApplication.application.id;
      };
      started = await handIn(begun.draft?.id ?? '', 2);
      prepared = await draftOf();
      const { myDrafts } = await deciding.data<{
        myDrafts: { nodes: { id: string; version: number; application: { id: string } | null }[] };
      }>('{ myDrafts(first: 100) { nodes { id version application { id } } } }');
      const draft = myDrafts.nodes.find((one) => one.application?.id === returned);
      await handIn(draft?.id ?? '', draft?.version ?? 0);
    });
    const theirs = (await city.handIn(by, { draftId: prepared, expectedVersion: 2 })).application?.id ?? '';
    const tried = async (id: string): Promise<unknown> => {
      const task = await verbs.onlyTask(id);
      const { myTasks } = await deciding.data<{ myTasks: { nodes: { id: string }[] } }>(
        '{ myTasks(first: 100) { nodes { id } } }',
      );
      const { data, errors } = await deciding.ask<{ decideTask: { application: unknown } }>(DECIDING, {
        input: { taskId: task.id, verdict: 'APPROVE', answers: SCREENED, expectedVersion: task.version },
      });
      const isSeen = myTasks.nodes.some((node) => node.id === task.id);
      return [isSeen, errors[0]?.message.includes('本人申报或编制') ?? data?.decideTask.application !== null];
    };
    // Each of the three ways by itself: handed in, drafted, handed in again; and (the control) none of them.
    for (const id of [started, theirs, returned]) expect(await tried(id)).toEqual([false, true]);
    expect((await verbs.noticesOf(proxy, started)).length).toBe(0);
    const control = await verbs.filed();
    expect(await tried(control)).toEqual([true, true]);
    expect((await verbs.openTasks(control)).length).toBe(3);
    // The principal still can.
    expect(await decides(principal, started)).toBe('argumentation');
  });

  it('hands on what was handed to them, and names somebody who is away', async () => {
    const [principal, proxy] = await pair();
    const [third, fourth] = await pair('mayor');
    const first = await delegated(principal, proxy);
    await city.government.system((ctx) =>
      createDuty(ctx, {
        post: proxy.post.id,
        body: 'mayor',
        organisation: null,
        fromDay: '2020-01-01' as Day,
        untilDay: null,
      }),
    );
    const chain = await delegated(proxy, fourth);
    expect(chain.findings).toMatchObject([
      { code: 'delegation-chain', message: expect.stringContaining(principal.person.name) },
    ]);
    expect(codes(await delegated(third, principal))).toEqual(['delegation-chain']);
    // Controls: the day after it is over, and once it has been handed back.
    expect(codes(await delegated(third, principal, { fromDay: AFTER, untilDay: AFTER }))).toEqual([]);
    expect(codes(await ended(proxy, first.delegation?.id ?? ''))).toEqual([]);
    expect(codes(await delegated(proxy, fourth))).toEqual([]);
    // What the proxy had held in somebody's place never goes along: the principal is away again, to another.
    city.on(FROM);
    const id = await verbs.filed();
    expect(await city.tasks(fourth, id)).toEqual([]);
  });

  it('is stood in for twice at once, by oneself, by who decides nowhere, for nothing, in the past or for ever', async () => {
    const [principal, proxy] = await pair();
    const [, second] = await pair();
    expect(codes(await delegated(principal, principal))).toEqual(['delegation-to-self']);
    expect(codes(await delegated(principal, city.people.reader))).toEqual(['delegation-no-office']);
    expect(codes(await delegated(proxy, second))).toEqual(['delegation-no-body']);
    expect((await delegated(principal, proxy, { fromDay: '2026-10-07' })).findings).toMatchObject([
      { code: 'delegation-days', path: 'fromDay' },
    ]);
    expect((await delegated(principal, proxy, { untilDay: BEFORE })).errors).toMatchObject([{ path: 'untilDay' }]);
    expect((await delegated(principal, proxy, { reason: ' ' })).errors).toMatchObject([{ path: 'reason' }]);
    expect(
      (await delegated(principal, proxy, { fromDay: '2027-01-01', untilDay: '2028-01-02' })).findings,
    ).toMatchObject([{ code: 'delegation-days', path: 'untilDay' }]);
    expect(codes(await delegated(principal, proxy, { fromDay: '2027-01-01', untilDay: '2028-01-01' }))).toEqual([]);
    expect(codes(await delegated(principal, proxy, { fromDay: BEFORE, untilDay: BEFORE }))).toEqual([]);
    expect(codes(await delegated(principal, proxy))).toEqual([]);
    // One day of overlap is too much, the day after is not.
    const meeting = { fromDay: UNTIL, untilDay: '2026-10-20' };
    expect(codes(await delegated(principal, second, meeting))).toEqual(['delegation-twice']);
    expect(codes(await delegated(principal, second, { ...meeting, fromDay: AFTER }))).toEqual([]);
  });

  it('is stood in for twice by two requests at the same moment', async () => {
    const [principal, proxy] = await pair();
    const [, second] = await pair();
    for (const trial of [1, 2, 3, 4, 5]) {
      const days = { fromDay: `2027-02-0${trial}`, untilDay: `2027-02-0${trial}` };
      const both = await Promise.all([delegated(principal, proxy, days), delegated(principal, second, days)]);
      expect(both.filter(({ delegation }) => delegation !== null).length).toBe(1);
      expect(both.flatMap(codes)).toEqual(['delegation-twice']);
    }
  });

  it('who does not decide may delegate, and the administrators of staff only look and end', async () => {
    const client = async (official: GivenOfficial): Promise<TestClient> => city.client(official);
    const input = { person: idOf(city.people.mayor), fromDay: FROM, untilDay: UNTIL, reason: '休假' };
    for (const official of [city.filers.education, city.people.clerk, security]) {
      const { errors } = await (await client(official)).ask(DELEGATE, { input });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const { errors } = await (await client(city.people.mayor)).ask('{ delegations(first: 1) { nodes { id } } }');
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('another government', () => {
  it('has no part in it: neither its people nor its cases', async () => {
    const [principal, proxy] = await pair();
    const foreign = await delegated(principal, other.people.digital);
    const missing = await delegated(principal, principal, {
      person: Buffer.from('Person:00000000-0000-4000-8000-000000000000').toString('base64url'),
    });
    expect(foreign.findings).toEqual(missing.findings);
    expect(codes(foreign)).toEqual(['delegation-no-office']);
    const { delegation } = await delegated(principal, proxy);
    city.on(FROM);
    const theirs = (await other.file('education', '600000.00')).application?.id ?? '';
    expect(await city.tasks(proxy, theirs)).toEqual([]);
    const spy = await other.government.official(other.desk, ['security-administrator']);
    const asked = await (await other.client(spy)).ask(END, { input: { id: delegation?.id, expectedVersion: 1 } });
    expect(asked.errors[0]?.extensions.code).toBe('NOT_FOUND');
    // A person of both governments stands in only where it was asked.
    await other.government.system(async (ctx) => {
      const post = await createPost(ctx, {
        organisation: other.desk.id,
        code: 'seconded',
        title: '挂职',
        roles: ['decider'],
      });
      const fromDay = '2020-01-01' as Day;
      await createAppointment(ctx, { person: proxy.person.id, post: post.id, fromDay, untilDay: null });
    });
    const client = await proxy.signedIn();
    const { me } = await client.data<{ me: { appointments: { id: string; title: string }[] } }>(
      '{ me { appointments { id title } } }',
    );
    await client.data(
      'mutation ($input: SwitchAppointmentInput!) { switchAppointment(input: $input) { me { government } } }',
      { input: { appointment: me.appointments.find(({ title }) => title.includes('挂职'))?.id } },
    );
    const { myTasks } = await client.data<{ myTasks: { nodes: unknown[] } }>(
      '{ myTasks(first: 100) { nodes { id } } }',
    );
    expect(myTasks.nodes).toEqual([]);
  });
});
