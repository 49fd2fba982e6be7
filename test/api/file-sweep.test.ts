import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FileStore } from '../../api/attachment/file-store';
import { sweepFiles, type FilesSwept } from '../../api/attachment/sweep-files';
import { asOnlyOne } from '../../api/platform/database/as-only-one';
import { fromGlobalId } from '../../api/platform/global-id';
import type { TestClient } from '../support/client';
import { TEST_DATABASE } from '../support/database-template';
import { PDF } from '../support/file-bytes';
import { givenServer, type GivenGovernment, type GivenServer } from '../support/given';
import { ask, upload } from '../support/send-file';

/** What is left of uploads that came to no end is removed, and nothing else ever. */

const CODE = '920100';
const DAY_MS = 24 * 60 * 60 * 1000;

let data: string;
let given: GivenServer;
let city: GivenGovernment;
let client: TestClient;
let store: FileStore;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'tongchou-files-'));
  given = await givenServer({ data });
  city = await given.government(CODE);
  client = await (await city.official(await city.organisation('unit'), ['applicant'])).signedIn();
  store = new FileStore(data);
});
afterAll(async () => {
  await given?.close();
  rmSync(data, { recursive: true, force: true });
});

async function swept(graceMs?: number): Promise<FilesSwept | undefined> {
  return (await sweepFiles(given.server, store, graceMs === undefined ? {} : { graceMs }))?.get(CODE);
}

function onDisk(): readonly string[] {
  const root = join(data, 'files', CODE);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}

/** A file in the store that no attachment names. */
function stray(name: string, writtenAt = new Date()): void {
  const path = join(data, 'files', CODE, name.slice(0, 2), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, name);
  utimesSync(path, writtenAt, writtenAt);
}

const keyOf = (id: string): string => fromGlobalId(id)?.key ?? '';

async function status(id: string): Promise<number> {
  const response = await fetch(`${client.url}/files/${id}`, { headers: { authorization: `Bearer ${client.token}` } });
  await response.arrayBuffer();
  return response.status;
}

it('a file that the store has and the database has not is removed, a day after', async () => {
  const { id } = await upload(client, 'a.pdf', PDF, 'application/pdf');
  const { attachment } = await ask(client, 'b.pdf', PDF.length, 'application/pdf');
  stray('young');
  stray('old', new Date(Date.now() - DAY_MS - 60_000));
  expect(await swept()).toEqual({ forgotten: 0, removed: 1, suspected: 0 });
  expect(onDisk()).toEqual([keyOf(id), 'young'].sort());
  expect(await swept(0)).toEqual({ forgotten: 0, removed: 1, suspected: 0 });
  expect([onDisk(), await status(id)]).toEqual([[keyOf(id)], 200]);
  expect(attachment).not.toBeNull();
});

it('a file whose row is lost while it is sent is such one, and its sender hears that it is not kept', async () => {
  const { url, attachment } = await ask(client, 'a.pdf', PDF.length, 'application/pdf');
  const before = onDisk();
  async function* body(): AsyncGenerator<Uint8Array> {
    yield PDF.subarray(0, 20);
    await until(() => forget(attachment?.id ?? ''));
    yield PDF.subarray(20);
  }
  const response = await fetch(`${client.url}${url}`, {
    method: 'PUT',
    body: body() as unknown as ReadableStream,
    duplex: 'half',
    headers: { authorization: `Bearer ${client.token}` },
  } as RequestInit);
  await response.arrayBuffer();
  expect([response.status, onDisk().length]).toEqual([409, before.length + 1]);
  expect(await swept(0)).toMatchObject({ removed: 1 });
  expect(onDisk()).toEqual(before);
});

/** Takes the row of an upload that has begun. */
async function forget(id: string): Promise<boolean> {
  const [, count] = await city.system((ctx) =>
    ctx.tx.query<[unknown, number]>(
      'delete from attachment where government = $1 and id = $2 and ticket_hash is null',
      [CODE, keyOf(id)],
    ),
  );
  return count === 1;
}

it('what was announced and never sent is forgotten when its ticket has expired', async () => {
  await ask(client, 'a.pdf', PDF.length, 'application/pdf');
  given.clock.advance(15 * 60_000);
  const once = await swept();
  expect(once?.forgotten).toBeGreaterThan(0);
  expect(await swept()).toEqual({ forgotten: 0, removed: 0, suspected: 0 });
});

it('when most of what there is belongs to nobody, nothing is touched', async () => {
  const many = Array.from({ length: 40 }, (_, at) => `stray-${at}`);
  for (const name of many) stray(name, new Date(0));
  expect(await swept()).toMatchObject({ removed: 0, suspected: 40 });
  expect(onDisk()).toEqual(expect.arrayContaining(many));
  for (const name of many) rmSync(join(data, 'files', CODE, 'st', name));
});

it('nothing that is uploaded meanwhile is taken for a leftover', async () => {
  let isOver = false;
  const sweeping = (async () => {
    while (!isOver) await swept(0);
  })();
  const stored = [];
  for (let at = 0; at < 10; at += 1)
    stored.push(...(await Promise.all([1, 2, 3].map(() => upload(client, 'a.pdf', PDF, 'application/pdf')))));
  isOver = true;
  await sweeping;
  for (const { id } of stored) expect(await status(id)).toBe(200);
});

const onServer = TEST_DATABASE === 'postgres' ? it : it.skip;
onServer('while one server sweeps, another leaves it to it', async () => {
  const other = await asOnlyOne(given.server.database, 'file-sweep', () => sweepFiles(given.server, store));
  expect(other).toBeNull();
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
