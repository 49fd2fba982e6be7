import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeOf } from '../../api/attachment/file-store';
import { fromGlobalId } from '../../api/platform/global-id';
import type { TestClient } from '../support/client';
import { TEST_DATABASE } from '../support/database-template';
import { buildServer } from '../support/drill-server';
import { PDF } from '../support/file-bytes';
import { givenServer, type GivenServer } from '../support/given';
import { upload } from '../support/send-file';

/** A process that is killed while it sweeps leftover files: the next one goes on, and nothing is lost that is somebody's. */

const CODE = '920100';
const ROOT = join(__dirname, '../..');
const OLD = 3_000;
/** Those that are left over are not most of what there is: that would not be touched. */
const YOUNG = 3_100;

const describeHere =
  TEST_DATABASE === 'postgres'
    ? describe
    : (name: string, tests: () => void) => describe.skip(`SKIPPED, runs on PostgreSQL: ${name}`, tests);

/** One sweep as a process of its own, from the build. */
const PROGRAM = `
require('reflect-metadata');
const { BLUEPRINT } = require('./dist/api/entities');
const { openDatabase } = require('./dist/api/platform/database/open-database');
const { FileStore } = require('./dist/api/attachment/file-store');
const { sweepFiles } = require('./dist/api/attachment/sweep-files');
const [config, data] = JSON.parse(process.env.SWEEP);
const quiet = { info() {}, warn() {}, error() {} };
(async () => {
  const database = await openDatabase(config, BLUEPRINT, quiet);
  const swept = await sweepFiles({ database }, new FileStore(data), {});
  await database.close();
  process.stdout.write(JSON.stringify([...swept]));
})().catch((error) => { console.error(error); process.exitCode = 1; });
`;

describeHere('a process that is killed with SIGKILL while it sweeps files', () => {
  let data: string;
  let given: GivenServer;
  let client: TestClient;
  let kept: readonly string[];

  beforeAll(async () => {
    await buildServer();
    data = mkdtempSync(join(tmpdir(), 'tongchou-files-'));
    given = await givenServer({ data });
    const city = await given.government(CODE);
    client = await (await city.official(await city.organisation('unit'), ['applicant'])).signedIn();
    const stored = await Promise.all([1, 2, 3].map((n) => upload(client, `${n}.pdf`, PDF, 'application/pdf')));
    kept = stored.map(({ id }) => id);
    strays('old', OLD, new Date(Date.now() - 25 * 60 * 60 * 1000));
    strays('young', YOUNG, new Date());
  });
  afterAll(async () => {
    await given?.close();
    rmSync(data, { recursive: true, force: true });
  });

  const folderOf = (name: string): string => join(data, 'files', CODE, name);
  const count = (name: string): number => readdirSync(folderOf(name)).length;

  function strays(name: string, many: number, writtenAt: Date): void {
    mkdirSync(folderOf(name), { recursive: true });
    for (let n = 0; n < many; n += 1) {
      const path = join(folderOf(name), String(n));
      writeFileSync(path, '');
      utimesSync(path, writtenAt, writtenAt);
    }
  }

  function sweep() {
    const child = spawn(process.execPath, ['-e', PROGRAM], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', SWEEP: JSON.stringify([given.database.config, data]) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    return { child, ended: once(child, 'close').then(() => said) };
  }

  async function readable(): Promise<readonly number[]> {
    return Promise.all(
      kept.map(async (id) => {
        const headers = { authorization: `Bearer ${client.token}` };
        const response = await fetch(`${client.url}/files/${id}`, { headers });
        await response.arrayBuffer();
        return response.status;
      }),
    );
  }

  it('leaves some, which the next one removes, and neither touches what is somebody’s or new', async () => {
    const first = sweep();
    let isOver = false;
    void first.ended.then(() => (isOver = true));
    while (count('old') === OLD && !isOver) await new Promise((resolve) => setImmediate(resolve));
    first.child.kill('SIGKILL');
    await first.ended;
    const left = count('old');
    // It was in the midst of it: else nothing has been shown.
    expect([left > 0, left < OLD]).toEqual([true, true]);
    expect(await readable()).toEqual([200, 200, 200]);

    const second = await sweep().ended;
    expect(JSON.parse(second)).toEqual([[CODE, { forgotten: 0, removed: left, suspected: 0 }]]);
    expect([count('old'), count('young'), await readable()]).toEqual([0, YOUNG, [200, 200, 200]]);
  });

  it('control: a file that was somebody’s and is gone would have been seen', async () => {
    rmSync(join(data, 'files', placeOf(CODE, fromGlobalId(kept[0] ?? '')?.key ?? '')));
    expect(await readable()).toEqual([500, 200, 200]);
  });
});
