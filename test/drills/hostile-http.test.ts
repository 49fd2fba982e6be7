import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { TestClient } from '../support/client';
import { ANSWERED, get, ME, post, query, REFUSED, type Sessions } from '../support/drill-hostile';
import { rawRequest, type RawAnswer } from '../support/drill-http';
import { givenServer, type GivenServer } from '../support/given';

/** Hundred times longer than any answer takes; only what hangs lasts so long. */
const HUNG_MS = 40_000;

let given: GivenServer;
let admin: TestClient;
let sessions: Sessions;
let slow: Promise<RawAnswer>;

beforeAll(async () => {
  given = await givenServer();
  const city = await given.government('900100');
  const unit = await city.organisation('unit');
  admin = await (await city.official(unit, ['system-administrator'])).signedIn();
  const applicant = await (await city.official(unit, ['applicant'])).signedIn();
  sessions = {
    admin: { authorization: `Bearer ${admin.token}` },
    applicant: { authorization: `Bearer ${applicant.token}` },
  };
  // Sent first, looked at last: it takes as long as the server lets it.
  slow = send('GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: 1');
});
afterAll(() => given?.close());

const send = (bytes: string | Buffer): Promise<RawAnswer> => rawRequest(given.server.url, bytes, HUNG_MS);

/** What is wrong with an answer to something that must be refused; null when nothing is. */
function objection({ status, code, body }: RawAnswer): string | null {
  if (status >= 400 && status < 500 && /^[A-Z_]+$/.test(code) && !/INTERNAL|UNAVAILABLE/.test(code)) return null;
  return `${status} ${code} ${body.slice(0, 300)}`;
}

/** The other users, who must not notice. */
async function probe(): Promise<number> {
  return (await admin.ask(ME)).status;
}

describe('a hostile request', () => {
  it.each(REFUSED)('with %s is refused with a 4xx and a code, while others are served', async (_, make) => {
    const [answer, other] = await Promise.all([send(make(sessions)), probe()]);
    expect([objection(answer), other]).toEqual([null, 200]);
  });

  it.each(ANSWERED)('with %s is answered, while others are served', async (_, make) => {
    const [answer, other] = await Promise.all([send(make(sessions)), probe()]);
    expect([answer.status >= 200 && answer.status < 500, answer.code, other]).toEqual([
      true,
      expect.not.stringMatching(/INTERNAL|UNAVAILABLE/),
      200,
    ]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('without a host is refused by Node itself, without a body', async () => {
    expect(await send('GET /health HTTP/1.1\r\n\r\n')).toMatchObject({ status: 400 });
  });

  it('that ends in the middle of its body harms nobody', async () => {
    const whole = post(query(ME));
    const cut = whole.subarray(0, whole.length - 5);
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(given.server.url).port) });
    socket.on('error', () => undefined).end(cut);
    await once(socket.resume(), 'close');
    expect(await probe()).toBe(200);
  });

  it('that never ends its headers is ended by the server', async () => {
    expect(objection(await slow)).toBeNull();
  });

  it('of many at once leaves nothing behind: no open transaction, no pollution, the same answers', async () => {
    const answers = await Promise.all(REFUSED.slice(0, 40).map(([, make]) => send(make(sessions))));
    expect(answers.map(objection).filter((text) => text !== null)).toEqual([]);
    expect(await probe()).toBe(200);
  });

  it('control: a server that fails, says nothing or hangs is objected to', async () => {
    const ways: readonly ((response: ServerResponse) => void)[] = [
      (response) => response.writeHead(500).end('{"errors":[{"extensions":{"code":"INTERNAL"}}]}'),
      (response) => response.writeHead(400).end('Bad Request'),
      (response) => response.socket?.destroy(),
    ];
    for (const way of ways)
      expect(objection(await withServer(way, (url) => rawRequest(url, get('/'), HUNG_MS)))).not.toBeNull();
    await expect(
      withServer(
        () => undefined,
        (url) => rawRequest(url, get('/'), 200),
      ),
    ).rejects.toThrow('hung');
  });
});

async function withServer<T>(answer: (response: ServerResponse) => void, act: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((_request, response) => answer(response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
