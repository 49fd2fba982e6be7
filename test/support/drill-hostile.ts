import { gzipSync } from 'node:zlib';
import { head } from './drill-http';

type Bytes = string | Buffer;

/** Headers that sign somebody in. */
export interface Sessions {
  readonly admin: Readonly<Record<string, string>>;
  readonly applicant: Readonly<Record<string, string>>;
}

const JSON_TYPE = 'application/json';

/** A well-formed POST of whatever body. */
export function post(body: Bytes, headers: Readonly<Record<string, string>> = {}): Buffer {
  const content = Buffer.from(body);
  const all = { 'content-type': JSON_TYPE, 'content-length': String(content.length), ...headers };
  return Buffer.concat([Buffer.from(head('POST', '/graphql', all)), content]);
}

export const query = (text: unknown, more: object = {}): string => JSON.stringify({ query: text, ...more });
export const get = (path: string, headers: Readonly<Record<string, string>> = {}): string =>
  head('GET', path, { accept: 'application/json', ...headers });
export const ME = '{ me { roles } }';
const CREATE =
  'mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { id } errors { path } } }';
const START =
  'mutation ($input: StartFilingInput!) { startFiling(input: $input) { draft { id } errors { path } findings { code } } }';
const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { token } }';
const create = (input: object): string =>
  query(CREATE, { variables: { input: { code: 'x', title: 'x', kind: 'x', ...input } } });
const start = (givenText: string): string =>
  query(START, { variables: { input: { regimeCode: 'none', procedure: 'none', given: '@' } } }).replace(
    '"@"',
    givenText,
  );
const list = (fields: string): string => `{ organisations(first: 1) { nodes { ${fields} } } }`;
const times = (count: number, make: (index: number) => string, separator = ' '): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(separator);

/** Requests that must be refused with a 4xx and a code. */
export const REFUSED: readonly (readonly [name: string, make: (as: Sessions) => Bytes])[] = [
  // Bodies.
  ['a body of two megabytes', () => post(query(ME, { x: 'x'.repeat(2 << 20) }))],
  [
    'a body of two megabytes in chunks',
    () =>
      Buffer.concat([
        Buffer.from(head('POST', '/graphql', { 'content-type': JSON_TYPE, 'transfer-encoding': 'chunked' })),
        ...Array.from({ length: 32 }, () => Buffer.from(`10000\r\n${'['.repeat(0x10000)}\r\n`)),
        Buffer.from('0\r\n\r\n'),
      ]),
  ],
  [
    'a body that unpacks to a hundred megabytes',
    () => post(gzipSync(Buffer.alloc(100 << 20, '[')), { 'content-encoding': 'gzip' }),
  ],
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
  [
    'bytes that are no UTF-8 in a name',
    () =>
      post(
        Buffer.concat([Buffer.from('{"query":"{ me'), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from(' { roles } }"}')]),
      ),
  ],
  [
    'brackets a hundred thousand deep',
    () => post(`{"query":"${ME}","variables":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
  ],
  [
    'an answer ten thousand levels deep',
    (as) => post(start(`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`), as.applicant),
  ],
  [
    'the same with an idempotency key',
    (as) =>
      post(start(`{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`), {
        ...as.applicant,
        'idempotency-key': 'hostile-deep-1',
      }),
  ],
  // Content types, and what another site's page can send without being asked first.
  ['plain text', () => post(query(ME), { 'content-type': 'text/plain' })],
  [
    'a form of another site',
    () =>
      post('query=mutation{logout{me{roles}}}', {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://evil.example',
      }),
  ],
  [
    'a multipart form of another site',
    () =>
      post(`--b\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${query(ME)}\r\n--b--\r\n`, {
        'content-type': 'multipart/form-data; boundary=b',
        origin: 'https://evil.example',
      }),
  ],
  [
    'XML with an entity',
    () =>
      post('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', { 'content-type': 'application/xml' }),
  ],
  ['no content type', () => post(query(ME), { 'content-type': '' })],
  ['an unknown charset', () => post(query(ME), { 'content-type': 'application/json; charset=nonsense' })],
  ['a mutation by GET', () => get('/graphql?query=mutation{logout{me{roles}}}', { 'apollo-require-preflight': '1' })],
  [
    'a query by GET from another site',
    () => get(`/graphql?query=${encodeURIComponent(ME)}`, { origin: 'https://evil.example' }),
  ],
  [
    'an address with the query twice',
    () => get('/graphql?query={me{roles}}&query={me{roles}}', { 'apollo-require-preflight': '1' }),
  ],
  ['DELETE', () => head('DELETE', '/graphql', {})],
  ['TRACE', () => head('TRACE', '/graphql', {})],
  // Documents.
  [
    'a query two hundred levels deep',
    (as) => post(query(list(`${'parent { '.repeat(200)}code${' }'.repeat(200)}`)), as.admin),
  ],
  ['braces ten thousand deep', () => post(query('{'.repeat(10_000)))],
  [
    'a list literal five hundred deep',
    () => post(query(`{ nodes(ids: ${'['.repeat(480)}${']'.repeat(480)}) { id } }`)),
  ],
  ['a hundred aliases', () => post(query(`{ ${times(100, (index) => `a${index}: me { roles }`)} }`))],
  ['fifty thousand aliases', () => post(query(`{ ${times(50_000, (index) => `a${index}: me`)} }`))],
  [
    'a list of lists of lists',
    (as) =>
      post(
        query(
          `{ ${times(10, (index) => `a${index}: organisations(first: 100) { nodes { parent { parent { parent { code } } } } edges { node { parent { parent { parent { code } } } } } }`)} }`,
        ),
        as.admin,
      ),
  ],
  ['fragments in a circle', () => post(query('{ me { ...A } } fragment A on Me { ...B } fragment B on Me { ...A }'))],
  ['a fragment in itself', () => post(query('{ me { ...A } } fragment A on Me { roles ...A }'))],
  [
    'fragments that double thirty times',
    (as) =>
      post(
        query(
          `${list('...F0')} ${times(30, (index) => `fragment F${index} on Organisation { code ${`...F${index + 1} `.repeat(2)} }`)} fragment F30 on Organisation { title }`,
        ),
        as.admin,
      ),
  ],
  ['an unknown fragment', () => post(query('{ me { ...Nobody } }'))],
  ['a hundred directives on a field', () => post(query(`{ me ${'@skip(if: false) '.repeat(100)} { roles } }`))],
  ['an unknown operation', () => post(query('query A { me { roles } }', { operationName: 'B' }))],
  [
    'an operation named like a prototype',
    () => post(query('query A { me { roles } }', { operationName: '__proto__' })),
  ],
  ['two operations without names', () => post(query(`${ME} ${ME}`))],
  ['a subscription', () => post(query('subscription { me { roles } }'))],
  [
    'a mutation with two changes',
    (as) => post(query('mutation { a: logout { me { roles } } b: logout { me { roles } } }'), as.admin),
  ],
  ['an empty query', () => post(query(''))],
  ['a query that is an object', () => post(query({ toString: ME }))],
  ['variables that are a text', () => post(query(ME, { variables: 'x' }))],
  ['variables that are a list', () => post(query(ME, { variables: [1] }))],
  ['an operation name that is an object', () => post(query(ME, { operationName: {} }))],
  [
    'a persisted query',
    () => post(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } })),
  ],
  ['a query that hides in the prototype', () => post(`{"__proto__":{"query":"${ME}"}}`)],
  ['a field named like a prototype', () => post(query('{ __proto__ { constructor } }'))],
  // Values.
  [
    'a page of two billion and more',
    (as) => post(query('{ organisations(first: 2147483648) { nodes { code } } }'), as.admin),
  ],
  ['a page of minus one', (as) => post(query('{ organisations(first: -1) { nodes { code } } }'), as.admin)],
  [
    'a cursor of rubbish',
    (as) => post(query('{ organisations(first: 1, after: "\\u0000‮🙃") { nodes { code } } }'), as.admin),
  ],
  [
    'a login name of half a megabyte',
    () => post(query(LOGIN, { variables: { input: { name: 'x'.repeat(1 << 19), password: 'x' } } })),
  ],
  [
    'a password of half a megabyte',
    () => post(query(LOGIN, { variables: { input: { name: 'x', password: 'x'.repeat(1 << 19) } } })),
  ],
  [
    'SQL for a token',
    () =>
      post(query('{ organisations(first: 1) { nodes { code } } }'), {
        authorization: "Bearer ' or 1=1; drop table session; --",
      }),
  ],
  [
    'a token of ten kilobytes',
    () =>
      post(query('{ organisations(first: 1) { nodes { code } } }'), { authorization: `Bearer ${'x'.repeat(10_000)}` }),
  ],
  [
    'a cookie of rubbish',
    () =>
      post(query('{ organisations(first: 1) { nodes { code } } }'), {
        cookie: `tongchou_session=${'%00'.repeat(100)}; =; ;;__proto__=1`,
      }),
  ],
  // Addresses.
  ['a way up to the system’s files', () => get('/../../../../etc/passwd')],
  ['a way up in escapes', () => get('/%2e%2e/%2e%2e/%2e%2e/etc/passwd')],
  ['a way up in double escapes', () => get('/%252e%252e%252fetc%252fpasswd')],
  ['a way up below the assets', () => get('/assets/..%2f..%2f..%2fpackage.json')],
  ['a way up with backslashes', () => get('/assets/..%5c..%5c..%5cpackage.json')],
  ['a hidden file', () => get('/.git/config')],
  ['a way up below the files', (as) => get('/files/..%2f..%2f..%2fetc%2fpasswd', as.admin)],
  ['a file that is not there', (as) => get('/files/QXR0YWNobWVudDox', as.applicant)],
  ['a zero byte in the address', (as) => get('/files/a%00b', as.applicant)],
  ['an escape of nothing', (as) => get('/files/%zz', as.applicant)],
  ['an escape of no UTF-8', () => get('/%ff%fe')],
  ['an address of twenty kilobytes', () => get(`/${'a'.repeat(20_000)}`)],
  ['an upload without a session', () => `${head('PUT', `/files/${'a'.repeat(43)}`, { 'content-length': '5' })}hello`],
  [
    'an upload with a made-up ticket',
    (as) => `${head('PUT', `/files/${'a'.repeat(43)}`, { 'content-length': '5', ...as.applicant })}hello`,
  ],
  [
    'an upload that climbs',
    (as) => `${head('PUT', '/files/..%2f..%2fx', { 'content-length': '5', ...as.applicant })}hello`,
  ],
  [
    'an upload that says it is a terabyte',
    (as) => head('PUT', `/files/${'a'.repeat(43)}`, { 'content-length': String(1024 ** 4), ...as.applicant }),
  ],
  ['a post to the files', () => `${head('POST', '/files/x', { 'content-length': '2' })}{}`],
  // What is no HTTP.
  ['bytes that are no HTTP', () => Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])],
  ['HTTP/2 without asking', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a version that does not exist', () => 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'],
  ['a line break in a header', () => 'GET /health HTTP/1.1\r\nHost: x\r\nX-A: a\rSet-Cookie: b\r\n\r\n'],
  ['a header without a name', () => 'GET /health HTTP/1.1\r\nHost: x\r\n: value\r\n\r\n'],
  ['a zero byte in a header', () => 'GET /health HTTP/1.1\r\nHost: x\r\nX-A: a\0b\r\n\r\n'],
  ['headers of a hundred kilobytes', () => get('/health', { 'x-long': 'x'.repeat(100_000) })],
  [
    'ten thousand headers',
    () => `GET /health HTTP/1.1\r\nHost: x\r\n${times(10_000, (index) => `x${index}: 1\r\n`, '')}\r\n`,
  ],
  ['two lengths', () => 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
  [
    'a length and chunks (request smuggling)',
    () =>
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\n\r\n',
  ],
  [
    'a chunk of no length',
    () =>
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n',
  ],
  ['a negative length', () => 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
];

/** Odd but allowed: answered, and nothing worse. In a payload the mistake stands among its errors. */
export const ANSWERED: readonly (readonly [name: string, make: (as: Sessions) => Bytes])[] = [
  [
    'variables named like a prototype',
    () =>
      post(
        `{"query":"${ME}","variables":{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}}`,
      ),
  ],
  [
    'an answer named like a prototype',
    (as) =>
      post(start('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'), as.applicant),
  ],
  ['a login with a zero byte', () => post(query(LOGIN, { variables: { input: { name: 'a\u0000b', password: 'x' } } }))],
  ['a text with a zero byte', (as) => post(create({ title: 'a\u0000b' }), as.admin)],
  ['half a character', (as) => post(`${create({ code: 'half', title: '@' })}`.replace('"@"', '"\\ud800"'), as.admin)],
  ['a title of half a megabyte', (as) => post(create({ title: 'x'.repeat(1 << 19) }), as.admin)],
  ['a parent that is no id', (as) => post(create({ parent: '../../etc/passwd' }), as.admin)],
  ['an idempotency key of rubbish', (as) => post(create({ code: 'key' }), { ...as.admin, 'idempotency-key': 'a b' })],
  ['a byte order mark', () => post(`\ufeff${query(ME)}`)],
];
