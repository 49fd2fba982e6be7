import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../api/config';
import { S3Objects, type S3Times } from '../../api/attachment/s3-objects';
import type { Organisation } from '../../api/identity/organisation.entity';
import { fromGlobalId } from '../../api/platform/global-id';
import { createServer, type Server } from '../../api/server';
import type { TestClient } from '../support/client';
import { PDF } from '../support/file-bytes';
import { GivenBucket } from '../support/given-bucket';
import { givenServer, type GivenGovernment, type GivenServer } from '../support/given';
import { ask, put, upload, type Stored } from '../support/send-file';

/** Uploaded files in a bucket of a server that speaks S3, over HTTP. */

const READ = 'query ($id: ID!) { attachment(id: $id) { status } }';

let folder: string;
let bucket: GivenBucket;
let given: GivenServer;
let city: GivenGovernment;
let unit: Organisation;
let client: TestClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongchou-files-'));
  bucket = await GivenBucket.start();
  given = await givenServer({ data: folder, s3: bucket.config });
  city = await given.government('920100');
  unit = await city.organisation('unit');
  client = await (await city.official(unit, ['applicant'])).signedIn();
});
afterAll(async () => {
  await given?.close();
  await bucket?.close();
  rmSync(folder, { recursive: true, force: true });
});

const keyOf = ({ id }: { readonly id: string }): string => {
  const key = fromGlobalId(id)?.key ?? '';
  return `test/920100/${key.slice(0, 2)}/${key}`;
};

function aside(): readonly string[] {
  return readdirSync(join(folder, 'files', '.incoming'));
}

async function get({ id }: Stored, headers: Readonly<Record<string, string>> = {}, method = 'GET') {
  const response = await fetch(`${client.url}/files/${id}`, {
    method,
    headers: { authorization: `Bearer ${client.token}`, ...headers },
  });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('a file in a bucket', () => {
  it('stands under a key of its own and comes back byte for byte; nothing stays on this machine', async () => {
    const bytes = Buffer.concat([PDF, randomBytes(3 * 1024 * 1024)]);
    const stored = await upload(client, '可行性研究报告.pdf', bytes, 'application/pdf');
    const twin = await upload(client, '同样的内容.pdf', bytes, 'application/pdf');
    expect(bucket.keys()).toEqual([keyOf(stored), keyOf(twin)].sort());
    expect(aside()).toEqual([]);
    const { response, bytes: received } = await get(stored);
    expect([response.status, received.equals(bytes)]).toEqual([200, true]);
  });

  it('is given in parts, as they are asked for', async () => {
    const bytes = Buffer.from(Array.from({ length: 1000 }, (_, at) => String(at % 10)).join(''));
    const stored = await upload(client, 'a.txt', bytes, 'text/plain');
    const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
    const answers = [];
    for (const headers of [
      { range: 'bytes=0-9' },
      { range: 'bytes=995-' },
      { range: 'bytes=-3' },
      { range: 'bytes=990-5000' },
      { range: 'bytes=1000-' },
      { range: 'bytes=5-2' },
      { range: 'lines=1-2' },
      { range: 'bytes=0-1,5-6' },
      { range: 'bytes=0-1', 'if-range': etag },
      { range: 'bytes=0-1', 'if-range': '"another"' },
    ]) {
      const { response, bytes: part } = await get(stored, headers as unknown as Record<string, string>);
      answers.push([
        response.status,
        response.headers.get('content-range'),
        part.length > 20 ? part.length : String(part),
      ]);
    }
    expect(answers).toEqual([
      [206, 'bytes 0-9/1000', '0123456789'],
      [206, 'bytes 995-999/1000', '56789'],
      [206, 'bytes 997-999/1000', '789'],
      [206, 'bytes 990-999/1000', '0123456789'],
      [416, 'bytes */1000', ''],
      [200, null, 1000],
      [200, null, 1000],
      [200, null, 1000],
      [206, 'bytes 0-1/1000', '01'],
      [200, null, 1000],
    ]);
    const { response } = await get(stored, { range: 'bytes=0-9' }, 'HEAD');
    expect([response.status, response.headers.get('content-length'), response.headers.get('etag')]).toEqual([
      206,
      '10',
      etag,
    ]);
  });

  it('that has changed in the bucket is refused in words, whole and in parts, and never sent', async () => {
    const stored = await upload(client, 'a.txt', Buffer.from('原来的内容'), 'text/plain');
    bucket.rot(keyOf(stored), Buffer.from('另外的内容'));
    for (const headers of [{}, { range: 'bytes=0-2' }]) {
      const { response, bytes } = await get(stored, headers);
      expect([response.status, String(bytes)]).toEqual([500, expect.stringContaining('与上传时不一致')]);
    }
    bucket.rot(keyOf(stored), Buffer.from('短'));
    expect((await get(stored)).response.status).toBe(500);
  });
});

describe('a server that is cut off in the middle of a file', () => {
  /** What is left of an upload: in the bucket, aside, and as a row. */
  async function attempt(): Promise<unknown> {
    const before = bucket.keys();
    const bytes = Buffer.concat([PDF, randomBytes(2 * 1024 * 1024)]);
    const { url, attachment } = await ask(client, 'a.pdf', bytes.length, 'application/pdf');
    const { status, body } = await put(client, url, bytes);
    const row = await client.data<{ attachment: unknown }>(READ, { id: attachment?.id });
    const { message, extensions } = body.errors?.[0] ?? {};
    return {
      status,
      refusal: message && [extensions?.code, message],
      more: bucket.keys().length - before.length,
      aside: aside(),
      row: row.attachment,
    };
  }
  const refused = (message: string) => ({
    status: 503,
    refusal: ['UNAVAILABLE', expect.stringContaining(message)],
    more: 0,
    aside: [],
    row: null,
  });

  it('has nothing half-saved, and the one who sent it hears so', async () => {
    bucket.make({ cutAfter: 1024 * 1024 });
    expect(await attempt()).toEqual(refused('文件存储暂不可用，附件未保存'));
  });

  it('control: over a line that is whole the same file is stored', async () => {
    bucket.make('through');
    expect(await attempt()).toEqual({ status: 201, more: 1, aside: [], row: { status: 'STORED' } });
  });

  it('says of a file that it cannot be had just now', async () => {
    bucket.make('through');
    const stored = await upload(client, 'a.txt', Buffer.from('内容'), 'text/plain');
    bucket.make({ cutAfter: 0 });
    const { response, bytes } = await get(stored);
    expect([response.status, String(bytes)]).toEqual([503, expect.stringContaining('附件暂不能下载')]);
    bucket.make('through');
    expect((await get(stored)).response.status).toBe(200);
  });
});

describe('the configuration of a bucket', () => {
  const KEYS = { TONGCHOU_S3_ACCESS_KEY: 'key', TONGCHOU_S3_SECRET_KEY: 'secret' };

  it('is read from the environment; none means the disk', () => {
    expect(readConfig({}).s3).toBeUndefined();
    const endpoint = { TONGCHOU_S3_ENDPOINT: 'https://s3.example.gov.cn', TONGCHOU_S3_PREFIX: 'city/files/' };
    expect(readConfig({ ...KEYS, TONGCHOU_S3_BUCKET: 'b', ...endpoint }).s3).toEqual({
      endpoint: 'https://s3.example.gov.cn',
      region: 'us-east-1',
      bucket: 'b',
      accessKey: 'key',
      secretKey: 'secret',
      pathStyle: true,
      prefix: 'city/files/',
    });
    expect(readConfig({ ...KEYS, TONGCHOU_S3_BUCKET: 'b', TONGCHOU_S3_REGION: 'cn-north-1' }).s3).toMatchObject({
      endpoint: null,
      region: 'cn-north-1',
      pathStyle: false,
    });
  });

  it.each([
    [{ TONGCHOU_S3_ENDPOINT: 'https://x' }, 'TONGCHOU_S3_BUCKET'],
    [{ TONGCHOU_S3_BUCKET: 'b' }, 'TONGCHOU_S3_ACCESS_KEY'],
    [{ ...KEYS, TONGCHOU_S3_BUCKET: 'b', TONGCHOU_S3_ENDPOINT: 's3.example.gov.cn' }, 'TONGCHOU_S3_ENDPOINT'],
    [{ ...KEYS, TONGCHOU_S3_BUCKET: 'b', TONGCHOU_S3_PREFIX: '../' }, 'TONGCHOU_S3_PREFIX'],
    [{ ...KEYS, TONGCHOU_S3_BUCKET: 'b', TONGCHOU_S3_PATH_STYLE: 'yes' }, 'TONGCHOU_S3_PATH_STYLE'],
    [{ TONGCHOU_FILE_SWEEP_MINUTES: 'often' }, 'TONGCHOU_FILE_SWEEP_MINUTES'],
  ])('is refused where it is not whole, by the name of what is wrong, without its secrets: %j', (given, name) => {
    const read = (): unknown => readConfig(given);
    expect(read).toThrow(name);
    expect(read).not.toThrow('secret');
  });
});

describe('a bucket that cannot be used', () => {
  const times: S3Times = { connect: 500, idle: 300, put: 2_000 };
  /** It is looked at before the database is opened. */
  const started = (config: Partial<GivenBucket['config']>): Promise<Server> =>
    createServer({
      host: '127.0.0.1',
      port: 0,
      database: { kind: 'embedded', directory: null },
      data: folder,
      console: join(folder, 'console'),
      logLevel: 'silent',
      secureCookies: false,
      loginsPerMinute: 1,
      s3: { ...bucket.config, ...config },
    });

  it.each([
    ['an unknown key', { accessKey: 'nobody' }, '拒绝了所给的密钥'],
    ['a missing bucket', { bucket: 'elsewhere' }, '没有存储桶“elsewhere”'],
  ])('is said at the start: %s', async (_, config, message) => {
    bucket.make('through');
    await expect(started(config)).rejects.toThrow(message);
  });

  it('does not keep the server from starting when it only does not answer', async () => {
    const other = await givenServer({ data: folder, s3: { ...bucket.config, endpoint: 'http://127.0.0.1:9' } });
    await other.close();
  });

  it('is given up when it does not move', async () => {
    bucket.make('stalled');
    const store = new S3Objects(bucket.config, times);
    const path = join(folder, 'a.bin');
    writeFileSync(path, 'x');
    const file = { path, size: 1, digest: createHash('sha256').update('x').digest('hex') };
    await expect(store.put('a/b', file)).rejects.toMatchObject({ fault: 'away' });
    await expect(store.open('a/b')).rejects.toMatchObject({ fault: 'away' });
    bucket.make('through');
    expect(bucket.keys().filter((key) => key.endsWith('a/b'))).toEqual([]);
    store.close();
  });

  it('and is gone meanwhile: nothing is half-saved', async () => {
    bucket.make('through');
    const before = await upload(client, 'a.txt', Buffer.from('内容'), 'text/plain');
    bucket.dropBucket();
    const { url, attachment } = await ask(client, 'a.pdf', PDF.length, 'application/pdf');
    const { status, body } = await put(client, url, PDF);
    expect([status, body.errors?.[0]?.message]).toEqual([503, expect.stringContaining('配置有误，附件未保存')]);
    expect(await client.data(READ, { id: attachment?.id })).toEqual({ attachment: null });
    expect(aside()).toEqual([]);
    expect((await get(before)).response.status).toBe(503);
  });
});
