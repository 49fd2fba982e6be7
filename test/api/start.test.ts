import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createNetServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../../api/config';
import { BLUEPRINT } from '../../api/entities';
import { openDatabase } from '../../api/platform/database/open-database';
import { lockDirectory } from '../../api/platform/database/directory-lock';
import { createServer } from '../../api/server';
import { TEST_DATABASE } from '../support/database-template';
import { givenServer } from '../support/given';

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongchou-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const embedded = (): Config => ({ ...readConfig({ TONGCHOU_DATA: folder, LOG_LEVEL: 'silent' }), port: 0 });

describe('the configuration', () => {
  it('without any variable is port 4000 of this machine on an embedded database', () => {
    expect(readConfig({})).toMatchObject({ port: 4000, host: '127.0.0.1', database: { kind: 'embedded' } });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT 须为 0 至 65535 的整数，所给为“http”'],
    [{ PORT: '65536' }, '65536'],
    [{ DATABASE_URL: 'mysql://root:secret@db/x' }, 'DATABASE_URL 须形如'],
    [{ MIGRATION_DATABASE_URL: 'postgres://o@db/x' }, '没有 DATABASE_URL'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('%j is refused in words', (environment, words) => {
    expect(() => readConfig(environment as Record<string, string>)).toThrow(words);
  });

  it('never repeats a URL, which holds a password', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://root:secret@db/x' })).not.toThrow(/secret/);
  });
});

describe('starting', () => {
  it('on a taken port says so', async () => {
    const other = createNetServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(createServer({ ...embedded(), port })).rejects.toThrow(`端口 ${port} 已被占用`);
    other.close();
  });

  it('keeps its data over a restart', async () => {
    const first = await createServer(embedded());
    await first.database.source.query(`insert into government values ('900100', '市', 'city', null, now())`);
    await first.close();
    const second = await createServer(embedded());
    expect(await second.database.source.query('select code from government')).toEqual([{ code: '900100' }]);
    await second.close();
  });
});

describe('the lock on the embedded database', () => {
  it('is held by one process, and free again afterwards', () => {
    const unlock = lockDirectory(folder);
    expect(() => lockDirectory(folder)).toThrow(`正被进程 ${process.pid} 使用`);
    unlock();
    lockDirectory(folder)();
  });

  it('of a process killed with -9 is taken over', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      const started = startOf(child.pid ?? 0);
      writeFileSync(join(folder, 'tongchou.lock'), JSON.stringify({ pid: child.pid, started }));
      expect(() => lockDirectory(folder)).toThrow('正被进程');
    } finally {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    lockDirectory(folder)();
  });

  it('of a process whose id another process has now is taken over', () => {
    writeFileSync(join(folder, 'tongchou.lock'), JSON.stringify({ pid: process.pid, started: '1' }));
    lockDirectory(folder)();
  });

  it('cut short by a crash is taken over', () => {
    writeFileSync(join(folder, 'tongchou.lock'), '{"pid": 12');
    lockDirectory(folder)();
  });

  function startOf(pid: number): string | undefined {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  }
});

const onServer = TEST_DATABASE === 'postgres' ? describe : describe.skip;
onServer('on PostgreSQL', () => {
  it('a superuser is refused to serve', async () => {
    const given = await givenServer();
    const url = given.database.adminUrl ?? '';
    await expect(openDatabase({ kind: 'postgres', url, migrationUrl: null }, BLUEPRINT, QUIET)).rejects.toThrow(
      '超级用户',
    );
    await given.close();
  });

  it('the owner is refused to serve', async () => {
    const given = await givenServer();
    const url = new URL(given.database.adminUrl ?? '');
    [url.username, url.password] = ['tongchou_test_owner', 'throwaway'];
    await expect(
      openDatabase({ kind: 'postgres', url: url.href, migrationUrl: null }, BLUEPRINT, QUIET),
    ).rejects.toThrow('拥有数据表');
    await given.close();
  });

  it('a server that is not there is said, without the password', async () => {
    const url = 'postgres://app_rw:secret@127.0.0.1:9/x';
    const opened = openDatabase({ kind: 'postgres', url, migrationUrl: null }, BLUEPRINT, QUIET);
    await expect(opened).rejects.toThrow(/^无法连接 DATABASE_URL 所指的数据库(?!.*secret)/);
  });
});
