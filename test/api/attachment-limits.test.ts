import { request as httpRequest } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUploadTicket } from '../../api/attachment/create-upload-ticket';
import type { Organisation } from '../../api/identity/organisation.entity';
import type { Context } from '../../api/platform/context';
import { contentDisposition } from '../../api/platform/http/content-disposition';
import { BODY_TIMES } from '../../api/platform/http/body-time';
import type { TestClient } from '../support/client';
import { TEST_DATABASE } from '../support/database-template';
import { PDF, zipOf } from '../support/file-bytes';
import { givenServer, type GivenGovernment, type GivenOfficial, type GivenServer } from '../support/given';
import { ask, put, upload } from '../support/send-file';

/** How much may be uploaded, by whom, at once; and what a hostile file is told. */

const MB = 1024 * 1024;
const HUGE = 2 * 1024 * MB;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let data: string;
let given: GivenServer;
let city: GivenGovernment;
let filer: GivenOfficial;
let client: TestClient;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'tongchou-files-'));
  const quotas = { attachmentQuota: 20 * MB, governmentAttachmentQuota: 50 * MB };
  given = await givenServer({ data, ...quotas }, { bodyTimes: { ...BODY_TIMES, idle: 400 } });
  city = await given.government('920100');
  filer = await city.official(await city.organisation('unit'), ['applicant']);
  client = await filer.signedIn();
});
afterAll(async () => {
  await given?.close();
  rmSync(data, { recursive: true, force: true });
});

async function filerOf(government: GivenGovernment, unit: string): Promise<GivenOfficial> {
  const organisation: Organisation = await government.organisation(unit);
  return government.official(organisation, ['applicant']);
}

/** Acts under quotas of its own, as a server with that configuration would, and with another way to the database. */
function under(ctx: Context, tx: Context['tx'] = ctx.tx): Context {
  const settings = { ...ctx.settings, attachmentQuota: 20 * MB, governmentAttachmentQuota: 50 * MB };
  return new Proxy(ctx, {
    get: (of, key) => (key === 'tx' ? tx : key === 'settings' ? settings : (Reflect.get(of, key, of) as unknown)),
  });
}

const announce = (size: number) => (ctx: Context) =>
  createUploadTicket(under(ctx), { name: 'a.pdf', size, mediaType: 'application/pdf' });

describe('quotas', () => {
  it('of a government hold over all its units, each within its own', async () => {
    const county = await given.government('920101');
    for (const unit of ['a', 'b']) {
      const { errors } = await ask(await (await filerOf(county, unit)).signedIn(), 'a.pdf', 20 * MB, 'application/pdf');
      expect(errors).toEqual([]);
    }
    const third = await (await filerOf(county, 'c')).signedIn();
    expect((await ask(third, 'a.pdf', 10 * MB + 1, 'application/pdf')).errors).toEqual([
      {
        path: 'size',
        message: expect.stringContaining(`本级政府各单位的附件总量（${50 * MB} 字节）：尚余 ${10 * MB} 字节`),
      },
    ]);
    expect((await ask(third, 'a.pdf', 10 * MB, 'application/pdf')).errors).toEqual([]);
    expect((await ask(client, 'a.pdf', 10 * MB, 'application/pdf')).errors).toEqual([]);
  });

  it('are not passed by many at once', async () => {
    const many = await (await filerOf(await given.government('920102'), 'many')).signedIn();
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(many, 'a.pdf', 3 * MB, 'application/pdf')));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(6);
  });
});

// On one connection nothing meets, so there is nothing to see.
const whereTheyMeet = TEST_DATABASE === 'postgres' ? describe : describe.skip;
whereTheyMeet('two units that both want what is left for one', () => {
  /** Whether the second goes ahead while the first, which fits, has not committed. */
  async function meet(code: string, act: (size: number) => (ctx: Context) => Promise<unknown>): Promise<string> {
    const government = await given.government(code);
    const [full, first, second] = [
      await filerOf(government, 'full'),
      await filerOf(government, 'first'),
      await filerOf(government, 'second'),
    ];
    await full.acts(announce(20 * MB));
    let commit = (): void => {};
    const held = new Promise<void>((resolve) => (commit = resolve));
    let isIn = (): void => {};
    const within = new Promise<void>((resolve) => (isIn = resolve));
    const one = first.acts(async (ctx) => {
      await act(18 * MB)(ctx);
      isIn();
      await held;
    });
    await within;
    const other = second.acts(act(18 * MB)).then(
      () => 'both',
      (error: Error) => error.message,
    );
    let isDone = false;
    void other.then(() => (isDone = true));
    await Promise.race([other, untilOneWaits(() => isDone)]);
    commit();
    await one;
    return other;
  }

  async function untilOneWaits(isDone: () => boolean): Promise<void> {
    const { source } = given.server.database;
    while (!isDone()) {
      const [row] = await source.query<{ n: number }[]>(
        `select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted`,
      );
      if ((row?.n ?? 0) > 0) return;
    }
  }

  it('the second waits for the first and is refused', async () => {
    expect(await meet('920110', announce)).toContain('超出本级政府各单位的附件总量');
  });

  it('control: without waiting for each other both go ahead, beyond the quota', async () => {
    const unlocked = (size: number) => (ctx: Context) => {
      const query = ctx.tx.query.bind(ctx.tx);
      const tx = Object.assign(Object.create(ctx.tx) as typeof ctx.tx, {
        query: (sql: string, values: unknown[]) =>
          sql.includes('pg_advisory') ? Promise.resolve([]) : query(sql, values),
      });
      return createUploadTicket(under(ctx, tx), { name: 'a.pdf', size, mediaType: 'application/pdf' });
    };
    expect(await meet('920111', unlocked)).toBe('both');
  });
});

describe('a file of 2 GB', () => {
  it('is not announced', async () => {
    expect((await ask(client, 'a.pdf', HUGE - 1, 'application/pdf')).errors).toEqual([
      { path: 'size', message: expect.stringContaining('50 MB') },
    ]);
  });

  /** Sends megabytes for as long as they are taken. @returns the answer, and how many were sent */
  function pour(
    url: string | null,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ status: number; sent: number }> {
    return new Promise((resolve) => {
      const sending = httpRequest(`${client.url}${url}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${client.token}`, ...headers },
      });
      let [status, sent] = [0, 0];
      const chunk = Buffer.alloc(MB, '%PDF-');
      const more = (): void => {
        while (sent < HUGE / MB && !sending.destroyed) {
          sent += 1;
          if (!sending.write(chunk)) return;
        }
      };
      sending.on('response', (response) => {
        status = response.statusCode ?? 0;
        response.resume();
      });
      sending.on('drain', more);
      sending.on('error', () => undefined);
      sending.on('close', () => resolve({ status, sent }));
      more();
    });
  }

  it.each([
    ['by its Content-Length', { 'content-length': String(HUGE) }],
    ['by what arrives, where the length is not said', { 'transfer-encoding': 'chunked' }],
  ])('is refused %s, long before its end', async (_, headers) => {
    const { url } = await ask(client, 'a.pdf', 2 * MB, 'application/pdf');
    const { status, sent } = await pour(url, headers);
    expect(status).toBe(400);
    expect(sent).toBeLessThan(HUGE / MB);
  });
});

describe('who is refused and goes on holding the line', () => {
  /** Announces much, sends little, and waits. @returns the status that comes back, once the server has let go of the line */
  function hold(url: string | null, length: number): Promise<string> {
    const { hostname, port } = new URL(client.url);
    return new Promise((resolve) => {
      const socket = connect(Number(port), hostname);
      let answer = '';
      socket.on('data', (chunk) => (answer += String(chunk)));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer.split(' ')[1] ?? ''));
      socket.write(
        `PUT ${url} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${client.token}\r\nContent-Length: ${length}\r\n\r\n%PDF-`,
      );
    });
  }

  it('does the server no harm, neither at once nor when its time is up', async () => {
    const tickets = await Promise.all([1, 2].map(() => ask(client, 'a.pdf', MB, 'application/pdf')));
    expect(await hold(tickets[0]?.url ?? '', HUGE)).toBe('400');
    // Its time would be up before that of one who begins later.
    expect(await hold(tickets[1]?.url ?? '', MB)).toBe('408');
    expect((await fetch(`${client.url}/health`)).status).toBe(200);
  });
});

describe('a hostile file', () => {
  it.each([
    [
      'macros of Visual Basic in a spreadsheet',
      ['[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'],
      'a.xlsx',
      XLSX,
    ],
    ['macros written in capitals', ['[Content_Types].xml', 'xl/workbook.xml', 'XL/VBAPROJECT.BIN'], 'a.xlsx', XLSX],
    ['sheets of macros', ['[Content_Types].xml', 'xl/workbook.xml', 'xl/macrosheets/sheet1.xml'], 'a.xlsx', XLSX],
    ['an archive called a PDF', ['x.txt'], 'a.pdf', 'application/pdf'],
  ])('is refused: %s', async (_, entries, name, mediaType) => {
    const bytes = zipOf(entries);
    const { url } = await ask(client, name, bytes.length, mediaType);
    const { status, body } = await put(client, url, bytes);
    expect([status, body.errors?.[0]?.message]).toEqual([400, expect.stringContaining('文件内容与声明的类型不符')]);
  });

  it('is refused with macros that the directory does not count', async () => {
    const bytes = zipOf(['[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin']);
    bytes.writeUInt16LE(2, bytes.length - 12);
    const { url } = await ask(client, 'a.xlsx', bytes.length, XLSX);
    expect((await put(client, url, bytes)).status).toBe(400);
  });

  it('is called in lists what its owner called it, and on disk what every system can bear', async () => {
    for (const [name, saved] of [
      ['CON.pdf', '_CON.pdf'],
      ['nul.tar.pdf', '_nul.tar.pdf'],
      ['预算<2026>：是否“可行”?.pdf', '预算_2026_：是否“可行”_.pdf'],
      ['50% (终稿)’s.pdf', '50% (终稿)’s.pdf'],
      ['console.pdf', 'console.pdf'],
      ['汉字'.repeat(98) + '.pdf', '汉字'.repeat(98) + '.pdf'],
    ] as const) {
      const stored = await upload(client, name, PDF, 'application/pdf');
      expect(stored.name).toBe(name);
      const response = await fetch(`${client.url}/files/${stored.id}`, {
        headers: { authorization: `Bearer ${client.token}` },
      });
      await response.arrayBuffer();
      const header = response.headers.get('content-disposition') ?? '';
      expect(decodeURIComponent(/filename\*=UTF-8''([^;]+)$/.exec(header)?.[1] ?? '')).toBe(saved);
      expect(header).toMatch(
        /^attachment; filename="[A-Za-z0-9][A-Za-z0-9._ -]*"; filename\*=UTF-8''[A-Za-z0-9%._~!&+-]+$/,
      );
    }
  });

  it('cannot write a header of its own', () => {
    const header = contentDisposition('a"\r\nSet-Cookie: x=1;\u202e/../..\\fdp.exe ');
    expect(header).not.toMatch(/[\r\n\u202e\\]|Cookie: /);
    expect(contentDisposition('..')).toContain("UTF-8''_");
  });
});
