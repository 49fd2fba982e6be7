import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { TestClient } from '../support/client';
import { head, rawRequest, type RawAnswer } from '../support/drill-http';
import { givenServer, type GivenGovernment, type GivenServer } from '../support/given';

/** Hundred times longer than any answer takes; only what hangs lasts so long. */
const HUNG_MS = 20_000;
const JSON_TYPE = 'application/json';

let given: GivenServer;
let city: GivenGovernment;
let admin: TestClient;
let applicant: TestClient;
let slow: Promise<RawAnswer>;

beforeAll(async () => {
  given = await givenServer();
  city = await given.government('900100');
  const unit = await city.organisation('unit');
  admin = await (await city.official(unit, ['system-administrator'])).signedIn();
  applicant = await (await city.official(unit, ['applicant'])).signedIn();
  // Sent first, looked at last: it takes as long as the server lets it.
  slow = send('GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: 1');
});
afterAll(() => given?.close());

type Bytes = string | Buffer;

const send = (bytes: Bytes): Promise<RawAnswer> => rawRequest(given.server.url, bytes, HUNG_MS);

/** A well-formed POST of whatever body. */
function post(body: Bytes, headers: Readonly<Record<string, string>> = {}): Buffer {
  const content = Buffer.from(body);
  const all = { 'content-type': JSON_TYPE, 'content-length': String(content.length), ...headers };
  return Buffer.concat([Buffer.from(head('POST', '/graphql', all)), content]);
}

const query = (text: unknown, more: object = {}): string => JSON.stringify({ query: text, ...more });
const signedIn = (client: TestClient): Record<string, string> => ({ authorization: `Bearer ${client.token}` });
const get = (path: string, headers: Readonly<Record<string, string>> = {}): string => head('GET', path, { accept: 'application/json', ...headers });
const ME = '{ me { roles } }';
const CREATE = 'mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { id } errors { path } } }';
const START = 'mutation ($input: StartFilingInput!) { startFiling(input: $input) { draft { id } errors { path } findings { code } } }';
const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { token } }';
const create = (input: object): string => query(CREATE, { variables: { input: { code: 'x', title: 'x', kind: 'x', ...input } } });
const start = (givenText: string): string =>
  query(START, { variables: { input: { regimeCode: 'none', procedure: 'none', given: '@' } } }).replace('"@"', givenText);
const list = (fields: string): string => `{ organisations(first: 1) { nodes { ${fields} } } }`;
const times = (count: number, make: (index: number) => string, separator = ' '): string => Array.from({ length: count }, (_, index) => make(index)).join(separator);

/** Requests that must be refused with a 4xx and a code. */
const REFUSED: readonly (readonly [name: string, make: () => Bytes])[] = [
  // Bodies.
  ['a body of two megabytes', () => post(query(ME, { x: 'x'.repeat(2 << 20) }))],
  ['a body of two megabytes in chunks', () => Buffer.concat([Buffer.from(head('POST', '/graphql', { 'content-type': JSON_TYPE, 'transfer-encoding': 'chunked' })), ...Array.from({ length: 32 }, () => Buffer.from(`10000\r\n${'['.repeat(0x10000)}\r\n`)), Buffer.from('0\r\n\r\n')])],
  ['a body that unpacks to a hundred megabytes', () => post(gzipSync(Buffer.alloc(100 << 20, '[')), { 'content-encoding': 'gzip' })],
  ['a body that is not what it is packed as', () => post('not gzip', { 'content-encoding': 'gzip' })],
  ['an unknown packing', () => post(query(ME), { 'content-encoding': 'zip-bomb' })],
  ['unreadable JSON', () => post('{"query": ')],
  ['JSON with a comment', () => post('{"query":"{ me { roles } }"} // ')],
  ['a body of nothing', () => post('')],
  ['JSON null', () => post('null')],
  ['a JSON text', () => post('"{ me { roles } }"')],
  ['a number', () => post('42')],
  ['a batch', () => post(`[${query(ME)}]`)],
  ['a batch of a thousand', () => post(`[${times(1_000, () => query(ME), ',')}]`)],
  ['bytes that are no UTF-8 in a name', () => post(Buffer.concat([Buffer.from('{"query":"{ me'), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from(' { roles } }"}')]))],
  ['brackets a hundred thousand deep', () => post(`{"query":"${ME}","variables":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)],
  ['an answer ten thousand levels deep', () => post(start(`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`), signedIn(applicant))],
  ['the same with an idempotency key', () => post(start(`{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`), { ...signedIn(applicant), 'idempotency-key': 'hostile-deep-1' })],
  // Content types, and what another site's page can send without being asked first.
  ['plain text', () => post(query(ME), { 'content-type': 'text/plain' })],
  ['a form of another site', () => post('query=mutation{logout{me{roles}}}', { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' })],
  ['a multipart form of another site', () => post(`--b\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${query(ME)}\r\n--b--\r\n`, { 'content-type': 'multipart/form-data; boundary=b', origin: 'https://evil.example' })],
  ['XML with an entity', () => post('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', { 'content-type': 'application/xml' })],
  ['no content type', () => post(query(ME), { 'content-type': '' })],
  ['an unknown charset', () => post(query(ME), { 'content-type': 'application/json; charset=nonsense' })],
  ['a mutation by GET', () => get('/graphql?query=mutation{logout{me{roles}}}', { 'apollo-require-preflight': '1' })],
  ['a query by GET from another site', () => get(`/graphql?query=${encodeURIComponent(ME)}`, { origin: 'https://evil.example' })],
  ['an address with the query twice', () => get('/graphql?query={me{roles}}&query={me{roles}}', { 'apollo-require-preflight': '1' })],
  ['DELETE', () => head('DELETE', '/graphql', {})],
  ['TRACE', () => head('TRACE', '/graphql', {})],
  // Documents.
  ['a query two hundred levels deep', () => post(query(list(`${'parent { '.repeat(200)}code${' }'.repeat(200)}`)), signedIn(admin))],
  ['braces ten thousand deep', () => post(query('{'.repeat(10_000)))],
  ['a list literal five hundred deep', () => post(query(`{ nodes(ids: ${'['.repeat(480)}${']'.repeat(480)}) { id } }`))],
  ['a hundred aliases', () => post(query(`{ ${times(100, (index) => `a${index}: me { roles }`)} }`))],
  ['fifty thousand aliases', () => post(query(`{ ${times(50_000, (index) => `a${index}: me`)} }`))],
  ['a list of lists of lists', () => post(query(`{ ${times(10, (index) => `a${index}: organisations(first: 100) { nodes { parent { parent { parent { code } } } } edges { node { parent { parent { parent { code } } } } } }`)} }`), signedIn(admin))],
  ['fragments in a circle', () => post(query('{ me { ...A } } fragment A on Me { ...B } fragment B on Me { ...A }'))],
  ['a fragment in itself', () => post(query('{ me { ...A } } fragment A on Me { roles ...A }'))],
  ['fragments that double thirty times', () => post(query(`${list('...F0')} ${times(30, (index) => `fragment F${index} on Organisation { code ${`...F${index + 1} `.repeat(2)} }`)} fragment F30 on Organisation { title }`), signedIn(admin))],
  ['an unknown fragment', () => post(query('{ me { ...Nobody } }'))],
  ['a hundred directives on a field', () => post(query(`{ me ${'@skip(if: false) '.repeat(100)} { roles } }`))],
  ['an unknown operation', () => post(query('query A { me { roles } }', { operationName: 'B' }))],
  ['an operation named like a prototype', () => post(query('query A { me { roles } }', { operationName: '__proto__' }))],
  ['two operations without names', () => post(query(`${ME} ${ME}`))],
  ['a subscription', () => post(query('subscription { me { roles } }'))],
  ['a mutation with two changes', () => post(query('mutation { a: logout { me { roles } } b: logout { me { roles } } }'), signedIn(admin))],
  ['an empty query', () => post(query(''))],
  ['a query that is an object', () => post(query({ toString: ME }))],
  ['variables that are a text', () => post(query(ME, { variables: 'x' }))],
  ['variables that are a list', () => post(query(ME, { variables: [1] }))],
  ['an operation name that is an object', () => post(query(ME, { operationName: {} }))],
  ['a persisted query', () => post(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }))],
  ['a query that hides in the prototype', () => post(`{"__proto__":{"query":"${ME}"}}`)],
  ['a field named like a prototype', () => post(query('{ __proto__ { constructor } }'))],
  // Values.
  ['a page of two billion and more', () => post(query('{ organisations(first: 2147483648) { nodes { code } } }'), signedIn(admin))],
  ['a page of minus one', () => post(query('{ organisations(first: -1) { nodes { code } } }'), signedIn(admin))],
  ['a cursor of rubbish', () => post(query('{ organisations(first: 1, after: "\\u0000‮🙃") { nodes { code } } }'), signedIn(admin))],
  ['a login with a zero byte', () => post(query(LOGIN, { variables: { input: { name: 'a\u0000b', password: 'x' } } }))],
  ['a login name of half a megabyte', () => post(query(LOGIN, { variables: { input: { name: 'x'.repeat(1 << 19), password: 'x' } } }))],
  ['a password of half a megabyte', () => post(query(LOGIN, { variables: { input: { name: 'x', password: 'x'.repeat(1 << 19) } } }))],
  ['SQL for a token', () => post(query('{ organisations(first: 1) { nodes { code } } }'), { authorization: "Bearer ' or 1=1; drop table session; --" })],
  ['a token of ten kilobytes', () => post(query('{ organisations(first: 1) { nodes { code } } }'), { authorization: `Bearer ${'x'.repeat(10_000)}` })],
  ['a cookie of rubbish', () => post(query('{ organisations(first: 1) { nodes { code } } }'), { cookie: `tongchou_session=${'%00'.repeat(100)}; =; ;;__proto__=1` })],
  // Addresses.
  ['a way up to the system’s files', () => get('/../../../../etc/passwd')],
  ['a way up in escapes', () => get('/%2e%2e/%2e%2e/%2e%2e/etc/passwd')],
  ['a way up in double escapes', () => get('/%252e%252e%252fetc%252fpasswd')],
  ['a way up below the assets', () => get('/assets/..%2f..%2f..%2fpackage.json')],
  ['a way up with backslashes', () => get('/assets/..%5c..%5c..%5cpackage.json')],
  ['a hidden file', () => get('/.git/config')],
  ['a way up below the files', () => get('/files/..%2f..%2f..%2fetc%2fpasswd', signedIn(admin))],
  ['a file that is not there', () => get('/files/QXR0YWNobWVudDox', signedIn(applicant))],
  ['a zero byte in the address', () => get('/files/a%00b', signedIn(applicant))],
  ['an escape of nothing', () => get('/files/%zz', signedIn(applicant))],
  ['an escape of no UTF-8', () => get('/%ff%fe')],
  ['an address of twenty kilobytes', () => get(`/${'a'.repeat(20_000)}`)],
  ['an upload without a session', () => `${head('PUT', `/files/${'a'.repeat(43)}`, { 'content-length': '5' })}hello`],
  ['an upload with a made-up ticket', () => `${head('PUT', `/files/${'a'.repeat(43)}`, { 'content-length': '5', ...signedIn(applicant) })}hello`],
  ['an upload that climbs', () => `${head('PUT', '/files/..%2f..%2fx', { 'content-length': '5', ...signedIn(applicant) })}hello`],
  ['an upload that says it is a terabyte', () => head('PUT', `/files/${'a'.repeat(43)}`, { 'content-length': String(1024 ** 4), ...signedIn(applicant) })],
  ['a post to the files', () => `${head('POST', '/files/x', { 'content-length': '2' })}{}`],
  // What is no HTTP.
  ['bytes that are no HTTP', () => Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])],
  ['HTTP/2 without asking', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a version that does not exist', () => 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'],
  ['a line break in a header', () => 'GET /health HTTP/1.1\r\nHost: x\r\nX-A: a\rSet-Cookie: b\r\n\r\n'],
  ['a header without a name', () => 'GET /health HTTP/1.1\r\nHost: x\r\n: value\r\n\r\n'],
  ['a zero byte in a header', () => 'GET /health HTTP/1.1\r\nHost: x\r\nX-A: a\0b\r\n\r\n'],
  ['headers of a hundred kilobytes', () => get('/health', { 'x-long': 'x'.repeat(100_000) })],
  ['ten thousand headers', () => `GET /health HTTP/1.1\r\nHost: x\r\n${times(10_000, (index) => `x${index}: 1\r\n`, '')}\r\n`],
  ['two lengths', () => 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
  ['a length and chunks (request smuggling)', () => 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\n\r\n'],
  ['a chunk of no length', () => 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n'],
  ['a negative length', () => 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
];

/** Odd but allowed: answered, and nothing worse. In a payload the mistake stands among its errors. */
const ANSWERED: readonly (readonly [name: string, make: () => Bytes])[] = [
  ['variables named like a prototype', () => post(`{"query":"${ME}","variables":{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}}`)],
  ['an answer named like a prototype', () => post(start('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'), signedIn(applicant))],
  ['a text with a zero byte', () => post(create({ title: 'a\u0000b' }), signedIn(admin))],
  ['half a character', () => post(`${create({ code: 'half', title: '@' })}`.replace('"@"', '"\\ud800"'), signedIn(admin))],
  ['a title of half a megabyte', () => post(create({ title: 'x'.repeat(1 << 19) }), signedIn(admin))],
  ['a parent that is no id', () => post(create({ parent: '../../etc/passwd' }), signedIn(admin))],
  ['an idempotency key of rubbish', () => post(create({ code: 'key' }), { ...signedIn(admin), 'idempotency-key': 'a b' })],
  ['a byte order mark', () => post(`\ufeff${query(ME)}`)],
];

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
    const [answer, other] = await Promise.all([send(make()), probe()]);
    expect([objection(answer), other]).toEqual([null, 200]);
  });

  it.each(ANSWERED)('with %s is answered, while others are served', async (_, make) => {
    const [answer, other] = await Promise.all([send(make()), probe()]);
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
    const answers = await Promise.all(REFUSED.slice(0, 40).map(([, make]) => send(make())));
    expect(answers.map(objection).filter((text) => text !== null)).toEqual([]);
    expect(await probe()).toBe(200);
  });

  it('control: a server that fails, says nothing or hangs is objected to', async () => {
    const ways: readonly ((response: ServerResponse) => void)[] = [
      (response) => response.writeHead(500).end('{"errors":[{"extensions":{"code":"INTERNAL"}}]}'),
      (response) => response.writeHead(400).end('Bad Request'),
      (response) => response.socket?.destroy(),
    ];
    for (const way of ways) expect(objection(await withServer(way, (url) => rawRequest(url, get('/'), HUNG_MS)))).not.toBeNull();
    await expect(withServer(() => undefined, (url) => rawRequest(url, get('/'), 200))).rejects.toThrow('hung');
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
