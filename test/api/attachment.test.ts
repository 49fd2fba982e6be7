import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromGlobalId, toGlobalId } from '../../api/platform/global-id';
import type { Organisation } from '../../api/identity/organisation.entity';
import type { TestClient } from '../support/client';
import { DOCX, JPEG, PDF, PNG, zipOf } from '../support/file-bytes';
import { ask, put, stream, TICKET, upload } from '../support/send-file';
import { givenServer, type GivenGovernment, type GivenOfficial, type GivenServer } from '../support/given';

const READ = 'query ($id: ID!) { attachment(id: $id) { name size mediaType digest status url } node(id: $id) { id } }';
const MB = 1024 * 1024;
const MISSING = { attachment: null, node: null };

let data: string;
let given: GivenServer;
let city: GivenGovernment;
let unit: Organisation;
let filer: GivenOfficial;
let client: TestClient;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'tongchou-files-'));
  given = await givenServer({ data, attachmentQuota: 60 * MB });
  city = await given.government('920100');
  unit = await city.organisation('unit');
  filer = await city.official(unit, ['applicant']);
  client = await filer.signedIn();
});
afterAll(async () => {
  await given.close();
  rmSync(data, { recursive: true, force: true });
});

function filesOnDisk(folder = join(data, 'files')): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The only file on disk that is an attachment's. */
function fileOf({ id }: { readonly id: string }): string {
  const found = filesOnDisk().filter((path) => path.endsWith(fromGlobalId(id)?.key ?? '?'));
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

describe('an upload', () => {
  it('is stored whole and comes back byte for byte, never shown inside the site', async () => {
    const stored = await upload(client, '可行性研究报告（送审稿）.pdf', PDF, 'application/pdf');
    const digest = createHash('sha256').update(PDF).digest('hex');
    expect(stored).toMatchObject({
      name: '可行性研究报告（送审稿）.pdf',
      size: PDF.length,
      mediaType: 'application/pdf',
      digest,
    });
    expect(readFileSync(fileOf(stored))).toEqual(PDF);
    expect(await client.data(READ, { id: stored.id })).toEqual({
      attachment: {
        name: stored.name,
        size: PDF.length,
        mediaType: 'application/pdf',
        digest,
        status: 'STORED',
        url: `/files/${stored.id}`,
      },
      node: { id: stored.id },
    });
    const response = await fetch(`${given.client.url}/files/${stored.id}`, {
      headers: { authorization: `Bearer ${client.token}` },
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PDF);
    const headers: Record<string, string> = {};
    response.headers.forEach((value, name) => (headers[name] = value));
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="download.pdf"; filename*=UTF-8''${encodeURIComponent('可行性研究报告（送审稿）.pdf')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
  });

  it.each([
    ['a.png', PNG, 'image/png'],
    ['a.jpg', JPEG, 'image/jpeg'],
    ['a.docx', DOCX, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [
      'a.xlsx',
      zipOf(['[Content_Types].xml', 'xl/workbook.xml']),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    [
      'a.pptx',
      zipOf(['[Content_Types].xml', 'ppt/presentation.xml']),
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    ['a.ofd', zipOf(['OFD.xml', 'Doc_0/Document.xml'], 'a comment'), 'application/ofd'],
    ['a.zip', zipOf(['资料/一.txt']), 'application/x-zip-compressed'],
    ['a.txt', Buffer.from('第一行\n第二行\n'), 'text/plain'],
    ['a.csv', Buffer.from('\ufeff名称,金额\n'), 'text/csv; charset=utf-8'],
  ])('takes %s', async (name, bytes, mediaType) => {
    expect((await upload(client, name, bytes, mediaType)).size).toBe(bytes.length);
  });

  it.each([
    ['a page called a PDF', 'a.pdf', Buffer.from('<script>alert(1)</script>'), 'application/pdf'],
    [
      'a page behind the signature of a picture',
      'a.png',
      Buffer.from('\x89PNG\r\n\x1a\n<script>', 'latin1'),
      'image/png',
    ],
    ['a picture whose first chunk is not whole', 'a.png', PNG.subarray(0, 32), 'image/png'],
    ['a picture whose first chunk was changed', 'a.png', Buffer.from(PNG).fill(7, 19, 20), 'image/png'],
    ['a program called text', 'a.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]), 'text/plain'],
    ['text in GBK', 'a.txt', Buffer.from([0xd6, 0xd0, 0xce, 0xc4]), 'text/plain'],
    ['text that breaks off within a character', 'a.txt', Buffer.from('中文').subarray(0, 5), 'text/plain'],
    [
      'an archive called a document',
      'a.docx',
      zipOf(['x.txt']),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a document called an archive', 'a.zip', DOCX, 'application/zip'],
    [
      'a document with macros',
      'a.docx',
      zipOf(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin']),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['an archive without its end', 'a.zip', zipOf(['x.txt']).subarray(0, 60), 'application/zip'],
  ])('refuses %s and keeps nothing', async (_, name, bytes, mediaType) => {
    const before = filesOnDisk();
    const { url, attachment } = await ask(client, name, bytes.length, mediaType);
    const { status, body } = await put(client, url, bytes);
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(body.errors?.[0]?.message).toContain('文件内容与声明的类型不符');
    expect(filesOnDisk()).toEqual(before);
    expect(await client.data(READ, { id: attachment?.id })).toEqual(MISSING);
  });

  it('one byte short is refused in words and keeps nothing', async () => {
    const before = filesOnDisk();
    const { url, attachment } = await ask(client, 'a.pdf', PDF.length, 'application/pdf');
    const sent = await stream(client, url, [PDF.subarray(0, PDF.length - 1)]);
    expect(sent).toMatchObject({
      status: 400,
      body: {
        errors: [{ message: expect.stringContaining(`应为 ${PDF.length} 字节，只收到 ${PDF.length - 1} 字节`) }],
      },
    });
    expect(filesOnDisk()).toEqual(before);
    expect(await client.data(READ, { id: attachment?.id })).toEqual(MISSING);
  });

  it('is refused by its Content-Length already', async () => {
    const { url } = await ask(client, 'a.pdf', PDF.length, 'application/pdf');
    const { status, body } = await put(client, url, PDF.subarray(0, PDF.length - 1));
    expect([status, body.errors?.[0]?.message]).toEqual([
      400,
      expect.stringContaining(`应为 ${PDF.length} 字节，所送为 ${PDF.length - 1} 字节`),
    ]);
  });

  it('longer than announced is refused while it streams', async () => {
    const before = filesOnDisk();
    const { url } = await ask(client, 'a.pdf', PDF.length, 'application/pdf');
    const sent = await stream(client, url, [PDF, Buffer.from('x')]);
    expect(sent).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringContaining(`比声明的 ${PDF.length} 字节长`) }] },
    });
    expect(filesOnDisk()).toEqual(before);
  });

  it('cut off by the client keeps nothing, and its ticket is used up', async () => {
    const before = filesOnDisk();
    const { url, attachment } = await ask(client, 'a.pdf', PDF.length, 'application/pdf');
    const isReceived = (): boolean =>
      filesOnDisk().some((path) => !before.includes(path) && statSync(path).size === 10);
    expect(await stream(client, url, [PDF.subarray(0, 10)], () => until(isReceived))).toBe('cut');
    expect((await put(client, url, PDF)).status).toBe(404);
    await until(
      async () => (await client.data<{ attachment: unknown }>(READ, { id: attachment?.id })).attachment === null,
    );
    expect(await client.data(READ, { id: attachment?.id })).toEqual(MISSING);
    expect(filesOnDisk()).toEqual(before);
  });
});

/** Waits as long as the test may last. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}

describe('a ticket', () => {
  it('serves once', async () => {
    const { url } = await ask(client, 'a.pdf', PDF.length, 'application/pdf');
    expect((await put(client, url, PDF)).status).toBe(201);
    expect((await put(client, url, PDF)).status).toBe(404);
  });

  it('serves one of many at once', async () => {
    const { url } = await ask(client, 'a.pdf', PDF.length, 'application/pdf');
    const answers = await Promise.all(Array.from({ length: 5 }, () => put(client, url, PDF)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 404, 404, 404, 404]);
  });

  it('serves for 15 minutes', async () => {
    const [kept, late] = [
      await ask(client, 'a.pdf', PDF.length, 'application/pdf'),
      await ask(client, 'a.pdf', PDF.length, 'application/pdf'),
    ];
    given.clock.advance(15 * 60_000 - 1);
    expect((await put(client, kept.url, PDF)).status).toBe(201);
    given.clock.advance(1);
    expect((await put(client, late.url, PDF)).status).toBe(404);
  });

  it('serves only whom it was given, signed in', async () => {
    const other = await (await city.official(unit, ['applicant'])).signedIn();
    const { url } = await ask(client, 'a.pdf', PDF.length, 'application/pdf');
    expect((await put(given.client, url, PDF)).status).toBe(401);
    expect((await put(other, url, PDF)).status).toBe(404);
    expect((await put(client, url, PDF)).status).toBe(201);
  });

  it('is not stored; only its digest is', async () => {
    const { ticket } = await ask(client, 'a.pdf', PDF.length, 'application/pdf');
    const [row] = await city.system((ctx) =>
      ctx.tx.query<{ n: number }[]>('select count(*)::int as n from attachment where ticket_hash = $1', [ticket]),
    );
    expect(row?.n).toBe(0);
  });

  it.each([
    ['name', '../../etc/passwd.pdf', 10, 'application/pdf'],
    ['name', 'a\\b.pdf', 10, 'application/pdf'],
    ['name', 'a\u0000.pdf', 10, 'application/pdf'],
    ['name', 'fdp.\u202eexe.pdf', 10, 'application/pdf'],
    ['name', `${'长'.repeat(197)}.pdf`, 10, 'application/pdf'],
    ['name', '.pdf', 10, 'application/pdf'],
    ['name', 'a.exe', 10, 'application/pdf'],
    ['mediaType', 'a.html', 10, 'text/html'],
    ['mediaType', 'a.svg', 10, 'image/svg+xml'],
    ['size', 'a.pdf', 0, 'application/pdf'],
    ['size', 'a.pdf', 50 * MB + 1, 'application/pdf'],
  ])('is refused for a bad %s: %s, %i bytes, %s', async (path, name, size, mediaType) => {
    const { ticket, errors } = await ask(client, name, size, mediaType);
    expect([ticket, errors.map((error) => error.path)]).toEqual([null, [path]]);
  });

  it('is refused beyond the organisation’s quota, which what is announced counts against', async () => {
    const other = await city.organisation('full');
    const fuller = await (await city.official(other, ['applicant'])).signedIn();
    expect((await ask(fuller, 'a.pdf', 50 * MB, 'application/pdf')).errors).toEqual([]);
    expect((await ask(fuller, 'a.pdf', 10 * MB + 1, 'application/pdf')).errors).toEqual([
      { path: 'size', message: expect.stringContaining(`尚余 ${10 * MB} 字节`) },
    ]);
    expect((await ask(fuller, 'a.pdf', 10 * MB, 'application/pdf')).errors).toEqual([]);
    given.clock.advance(16 * 60_000);
    expect((await ask(fuller, 'a.pdf', 50 * MB, 'application/pdf')).errors).toEqual([]);
  });

  it('is given to none of the three administrators', async () => {
    const auditor = await (await city.official(unit, ['auditor'])).signedIn();
    const answer = await auditor.ask(TICKET, { input: { name: 'a.pdf', size: 1, mediaType: 'application/pdf' } });
    expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('who may read an attachment', () => {
  async function get(who: TestClient, id: string): Promise<number> {
    const response = await fetch(`${given.client.url}/files/${id}`, {
      headers: who.token === null ? {} : { authorization: `Bearer ${who.token}` },
    });
    await response.arrayBuffer();
    return response.status;
  }

  it('its own unit, who holds a body for that unit, deciders, clerks and readers here; no other unit’s applicant', async () => {
    const { id } = await upload(client, 'a.pdf', PDF, 'application/pdf');
    const elsewhere = await city.organisation(
      `else-${id
        .slice(-6)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '0')}`,
    );
    const colleague = await city.official(unit, ['applicant']);
    const decider = await city.official(elsewhere, ['decider'], ['digital-bureau']);
    const holder = await city.official(elsewhere, ['applicant'], [{ body: 'field', of: unit }]);
    const clerk = await city.official(elsewhere, ['clerk']);
    const stranger = await city.official(elsewhere, ['applicant']);
    const auditor = await city.official(elsewhere, ['auditor']);
    const statuses: number[] = [];
    for (const official of [colleague, decider, holder, clerk, stranger, auditor])
      statuses.push(await get(await official.signedIn(), id));
    expect(statuses).toEqual([200, 200, 200, 200, 404, 403]);
    expect(await get(given.client, id)).toBe(401);
  });

  it('nobody of another government: its id is a missing one', async () => {
    const { id } = await upload(client, 'a.pdf', PDF, 'application/pdf');
    const county = await given.government('920101', undefined, '920100');
    const decider = await (
      await county.official(await county.organisation('unit'), ['decider', 'applicant'])
    ).signedIn();
    const missing = toGlobalId('Attachment', '00000000-0000-4000-8000-000000000000');
    for (const asked of [id, missing, 'x', toGlobalId('Organisation', unit.id)])
      expect(await get(decider, asked)).toBe(404);
    expect(await decider.data(READ, { id })).toEqual(MISSING);
  });

  it('nobody before it was sent', async () => {
    const { attachment } = await ask(client, 'a.pdf', PDF.length, 'application/pdf');
    expect(await get(client, attachment?.id ?? '')).toBe(404);
  });

  it('says that a file which lost bytes on disk is broken, instead of sending it', async () => {
    const bytes = Buffer.from('唯一的内容');
    const { id } = await upload(client, 'a.txt', bytes, 'text/plain');
    const path = fileOf({ id });
    expect(statSync(path).size).toBe(bytes.length);
    rmSync(path);
    expect(await get(client, id)).toBe(500);
  });
});

describe('a stored attachment', () => {
  it.each(['update attachment set digest = null', 'delete from attachment'])('cannot be changed: %s', async (sql) => {
    const { id } = await upload(client, 'a.pdf', PDF, 'application/pdf');
    expect(id).not.toBe('');
    await expect(city.system((ctx) => ctx.tx.query(`${sql} where status = 'stored'`))).rejects.toThrow(
      '不可更改或删除',
    );
  });
});
