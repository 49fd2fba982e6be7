import { connect, type Socket } from 'node:net';
import { givenServer, type GivenGovernment, type GivenServer } from '../support/given';
import type { TestClient } from '../support/client';

/** Requests whose body does not come, or comes large: written on a bare socket, because no client sends them so. */

const TIMES = { small: 400, large: 3_000, idle: 400 };
const MEGABYTE = 1024 * 1024;

let given: GivenServer;
let editor: TestClient;

beforeAll(async () => {
  given = await givenServer({}, { bodyTimes: TIMES });
  const city: GivenGovernment = await given.government('900100');
  editor = await (await city.official(await city.organisation('unit'), ['regime-editor'])).signedIn();
});
afterAll(() => given?.close());

interface Said {
  readonly text: string;
  /** Milliseconds until the server ended the connection. */
  readonly after: number;
}

class RawRequest {
  private text = '';
  private readonly began = performance.now();
  private readonly socket: Socket;
  readonly ended: Promise<Said>;
  private readonly heard: Promise<void>;

  constructor(head: readonly string[], body: string) {
    const { hostname, port } = new URL(given.server.url);
    this.socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
    this.socket.on('error', () => {});
    this.heard = new Promise((resolve) => this.socket.once('data', () => resolve()));
    this.socket.on('data', (chunk: Buffer) => (this.text += chunk.toString('utf8')));
    this.ended = new Promise((resolve) =>
      this.socket.once('close', () => resolve({ text: this.text, after: performance.now() - this.began })),
    );
    this.socket.write(`${[...head, 'Host: localhost', '', ''].join('\r\n')}${body}`);
  }

  send(more: string): void {
    this.socket.write(more);
  }

  /** What the server has said once it says something. */
  async answer(): Promise<string> {
    await this.heard;
    return this.text;
  }

  end(): void {
    this.socket.destroy();
  }
}

const POST = ['POST /graphql HTTP/1.1', 'Content-Type: application/json'];
const large = (size = 2 * MEGABYTE): RawRequest =>
  new RawRequest([...POST, `Authorization: Bearer ${editor.token ?? ''}`, `Content-Length: ${size}`], '{"query":"{ me');

describe('a body that does not come', () => {
  it.each([
    ['half of it', [...POST, 'Content-Length: 1000'], '{"query":'],
    ['in pieces without an end', [...POST, 'Transfer-Encoding: chunked'], '5\r\n{"que\r\n'],
  ])('is given up, and the client is told why: %s', async (_, head, body) => {
    const { text, after } = await new RawRequest(head, body).ended;
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toContain('请求体迟迟没有发完');
    expect(after).toBeGreaterThanOrEqual(TIMES.small * 0.9);
  });

  it('holds no connection either where nobody reads it', async () => {
    const { text } = await new RawRequest(
      ['POST /nowhere HTTP/1.1', 'Content-Length: 1000', 'Accept: application/json'],
      'x',
    ).ended;
    expect(text).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('control: one that comes whole is answered', async () => {
    const body = JSON.stringify({ query: '{ me { roles } }' });
    const request = new RawRequest([...POST, `Content-Length: ${body.length}`, 'Connection: close'], body);
    expect((await request.ended).text).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('bodies over one megabyte', () => {
  it('are received two at a time; others hear at once when to come again, and the places are given back', async () => {
    // Which two find a place is not said: it hangs on whose session is found first.
    const requests = Array.from({ length: 4 }, () => large());
    const answers = await Promise.all(requests.map((request) => request.answer()));
    const refused = answers.filter((answer) => answer.startsWith('HTTP/1.1 429 '));
    expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 408 '))).toHaveLength(2);
    expect(refused).toHaveLength(2);
    for (const answer of refused) {
      expect(answer).toMatch(/Retry-After: \d+/i);
      expect(answer).toContain('同时只接收 2 个超过 1 MB 的请求');
    }
    for (const request of requests) request.end();
    const padding = ' '.repeat(2 * MEGABYTE);
    expect((await editor.ask(`{ me { roles } }${padding}`)).status).toBe(200);
  });

  it('of who may not send them take no place, and are refused', async () => {
    const body = '{"query":"{ me';
    const strangers = Array.from(
      { length: 4 },
      () => new RawRequest([...POST, `Content-Length: ${2 * MEGABYTE}`], body),
    );
    expect((await editor.ask(`{ me { roles } }${' '.repeat(2 * MEGABYTE)}`)).status).toBe(200);
    for (const stranger of strangers) expect((await stranger.ended).text).toMatch(/^HTTP\/1\.1 408 /);
    expect((await given.client.ask(`{ me { roles } }${' '.repeat(2 * MEGABYTE)}`)).status).toBe(413);
  });
});
