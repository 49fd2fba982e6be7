import { once } from 'node:events';
import WebSocket from 'ws';
import { createServiceAccount } from '../../api/identity/create-service-account';
import { updatePost } from '../../api/identity/update-post';
import { LIVE_LIMITS, type LiveTimes } from '../../api/platform/live/live-limits';
import type { TestClient } from '../support/client';
import { asAdministrator } from '../support/admin';
import { GivenCity } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';
import { LiveClient, MY_TASKS, type TasksNews } from '../support/live-client';

/** The sockets of subscriptions: who may open one, how much it may carry, what closes it. */

const TIMES: LiveTimes = { init: 500, gather: 20, recheck: 60_000, ping: 60_000, messagesMs: 10_000 };

let given: GivenServer;
let city: GivenCity;
const open: LiveClient[] = [];

beforeAll(async () => {
  given = await givenServer({}, { liveTimes: TIMES });
  city = await GivenCity.found(given, '511700');
});
afterAll(() => given?.close());
afterEach(() => {
  for (const client of open.splice(0)) client.end();
});

const live = (client: TestClient): LiveClient => {
  const opened = LiveClient.of(client);
  open.push(opened);
  return opened;
};
const codesOf = (errors: readonly { readonly extensions: Readonly<Record<string, unknown>> }[]) =>
  errors.map(({ extensions }) => extensions['code']);

describe('a socket', () => {
  const raw = (headers: Readonly<Record<string, string>> = {}, path = '/graphql'): WebSocket =>
    new WebSocket(`${given.server.url.replace('http', 'ws')}${path}`, 'graphql-transport-ws', {
      headers: { ...headers },
    });
  const refusedWith = async (socket: WebSocket): Promise<number | undefined> => {
    socket.on('error', () => undefined);
    const [, response] = (await once(socket, 'unexpected-response')) as [
      unknown,
      { statusCode?: number; resume(): void },
    ];
    response.resume();
    return response.statusCode;
  };
  const closedWith = async (socket: WebSocket): Promise<number> => ((await once(socket, 'close')) as [number])[0];
  const opened = async (): Promise<WebSocket> => {
    const socket = raw({ authorization: `Bearer ${(await city.people.digital.signedIn()).token ?? ''}` });
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    return socket;
  };

  it('is opened with the cookie by a page of the server, with a token by a program', async () => {
    const { token } = await city.people.digital.signedIn();
    const { host } = new URL(given.server.url);
    const byCookie = new LiveClient(given.server.url, {
      headers: { cookie: `tongchou_session=${token ?? ''}`, origin: `http://${host}` },
    });
    open.push(byCookie);
    expect((await byCookie.subscribe<TasksNews>(MY_TASKS).next()).tasks).toEqual([]);
  });

  it.each(['http://evil.example', 'https://localhost.evil.example', 'null', ''])(
    'is refused to a page of %j, whose browser sends the cookie along',
    async (origin) => {
      const { token } = await city.people.digital.signedIn();
      expect(await refusedWith(raw({ cookie: `tongchou_session=${token ?? ''}`, origin }))).toBe(403);
    },
  );

  it('is found at one address only', async () => {
    expect(await refusedWith(raw({}, '/other'))).toBe(404);
  });

  it('is closed to nobody in particular: without a session, with a dead one, with silence', async () => {
    const nobody = new LiveClient(given.server.url, {});
    void nobody.subscribe(MY_TASKS);
    expect(await nobody.closed).toBe(4401);
    const dead = new LiveClient(given.server.url, { token: 'x'.repeat(43) });
    void dead.subscribe(MY_TASKS);
    expect(await dead.closed).toBe(4401);
    expect(await closedWith(raw())).toBe(4408);
  });

  it('is closed as the session ends: by signing out, by an administrator, by another office', async () => {
    const client = await city.people.digital.signedIn();
    const out = live(client);
    await out.subscribe<TasksNews>(MY_TASKS).next();
    await client.data('mutation { logout { errors { path } } }');
    expect(await out.closed).toBe(4401);

    const ended = live(await city.people.digital.signedIn());
    await ended.subscribe<TasksNews>(MY_TASKS).next();
    await asAdministrator(given, (query) =>
      query(`update session set ended_at = now() where ended_at is null and person = $1`, [
        city.people.digital.person.id,
      ]),
    );
    expect(await ended.closed).toBe(4401);

    const mover = await city.government.official(city.desk, ['decider'], ['digital-bureau']);
    const moving = live(await mover.signedIn());
    await moving.subscribe<TasksNews>(MY_TASKS).next();
    await asAdministrator(given, (query) =>
      query(
        `update session set appointment = (select id from appointment where government = '511700' and person <> $1 limit 1) where person = $1 and ended_at is null`,
        [mover.person.id],
      ),
    );
    expect([4401, 4403]).toContain(await moving.closed);
  });

  it('of a program needs the right that its account was given', async () => {
    const account = async (scope: 'task:read' | 'notice:read'): Promise<TestClient> => {
      const { token } = await city.government.system((ctx) =>
        createServiceAccount(ctx, {
          title: scope,
          appointment: city.people.digital.appointment.id,
          scopes: [scope],
          expiresAt: new Date('2027-06-01T00:00:00+08:00'),
        }),
      );
      return given.client.as(token);
    };
    expect(
      (
        await live(await account('task:read'))
          .subscribe<TasksNews>(MY_TASKS)
          .next()
      ).tasks,
    ).toEqual([]);
    expect(
      codesOf(
        await live(await account('notice:read'))
          .subscribe(MY_TASKS)
          .over(),
      ),
    ).toEqual(['FORBIDDEN']);
  });

  it('asks for the right with every news: one that is taken away ends the subscription', async () => {
    const holder = await city.government.official(city.desk, ['decider'], ['digital-bureau']);
    const listening = live(await holder.signedIn()).subscribe<TasksNews>(MY_TASKS);
    await listening.next();
    await city.government.system((ctx) =>
      updatePost(ctx, { id: holder.post.id, expectedVersion: 1, title: holder.post.title, roles: ['auditor'] }),
    );
    await city.file('education', '600000.00');
    expect(codesOf(await listening.over())).toEqual(['FORBIDDEN']);
  });

  it('takes so many subscriptions, and so many sockets of one person', async () => {
    const client = await city.people.reader.signedIn();
    const one = live(client);
    const many = Array.from({ length: LIVE_LIMITS.subscriptions }, () => one.subscribe<TasksNews>(MY_TASKS));
    for (const each of many) await each.next();
    expect(codesOf(await one.subscribe(MY_TASKS).over())).toEqual(['LIMIT_EXCEEDED']);
    for (let n = 1; n < LIVE_LIMITS.ofPerson; n += 1) await live(client).subscribe<TasksNews>(MY_TASKS).next();
    const further = live(client);
    void further.subscribe(MY_TASKS);
    expect(await further.closed).toBe(4429);
  });

  it('takes no message that is too long, and not too many', async () => {
    const long = await opened();
    long.send(JSON.stringify({ type: 'ping', payload: { x: 'x'.repeat(LIVE_LIMITS.messageBytes) } }));
    expect(await closedWith(long)).toBe(1009);
    const loud = await opened();
    for (let n = 0; n <= LIVE_LIMITS.messages; n += 1) loud.send('{"type":"ping"}');
    expect(await closedWith(loud)).toBe(4429);
    const broken = await opened();
    broken.send('{"type":');
    expect(await closedWith(broken)).toBe(4400);
  });

  it('takes subscriptions only, sound ones, and not too large ones', async () => {
    const client = live(await city.people.digital.signedIn());
    const refusal = async (query: string) => codesOf(await client.subscribe(query).over());
    expect(await refusal('{ me { government } }')).toEqual(['BAD_REQUEST']);
    expect(await refusal('mutation { logout { errors { path } } }')).toEqual(['BAD_REQUEST']);
    expect(await refusal('subscription { nothing }')).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(await refusal('subscription {')).toEqual(['GRAPHQL_PARSE_FAILED']);
    const aliases = Array.from({ length: 20 }, (_, n) => `a${n}: open`).join(' ');
    expect(await refusal(`subscription { myTasksChanged { ${aliases} } }`)).toEqual(['LIMIT_EXCEEDED']);
  });

  it('is the only way: over HTTP a subscription is refused, saying so', async () => {
    const answer = await (await city.client(city.people.digital)).ask(MY_TASKS);
    expect([answer.status, codesOf(answer.errors)]).toEqual([400, ['BAD_REQUEST']]);
    expect(answer.errors[0]?.message).toContain('WebSocket');
  });
});

it('a server that ends closes its sockets', async () => {
  const other = await givenServer({}, { liveTimes: TIMES });
  const here = await GivenCity.found(other, '511700');
  const client = LiveClient.of(await here.people.digital.signedIn());
  await client.subscribe<TasksNews>(MY_TASKS).next();
  await other.close();
  expect(await client.closed).toBe(1001);
});
