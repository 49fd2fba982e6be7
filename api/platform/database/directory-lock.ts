import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../config';

interface Holder {
  readonly pid: number;
  /** Start time of the process in clock ticks since boot; null where /proc does not exist. */
  readonly started: string | null;
}

/**
 * A lock on the embedded database's directory: two processes on one directory silently lose data.
 *
 * It survives kill -9 (a dead holder is recognised) and reused process ids (the holder's start time is compared).
 *
 * @returns the function that gives the lock back
 * @throws ConfigError when a living process holds it
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'tongchou.lock');
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (write(path, mine)) return () => release(path, mine);
    const text = read(path);
    if (text === null) continue;
    const holder = parse(text);
    if (holder && isAlive(holder)) {
      throw new ConfigError(
        `数据目录 ${directory} 正被进程 ${holder.pid} 使用；请先停止它，或以 TONGCHOU_DATA 另指一个目录`,
      );
    }
    takeAway(path, text);
  }
  throw new ConfigError(`无法取得数据目录 ${directory} 的锁，请重试`);
}

function write(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Moves a dead holder's lock away. Renaming is atomic; when somebody's fresh lock was caught instead, it is put back. */
function takeAway(path: string, stale: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (read(aside) !== stale) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function release(path: string, mine: string): void {
  if (read(path) === mine) rmSync(path, { force: true });
}

function parse(text: string): Holder | null {
  try {
    const { pid, started } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' ? { pid, started: started ?? null } : null;
  } catch {
    // A lock file cut short by a crash names nobody: it is stale.
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false;
    if (!hasCode(error, 'EPERM')) throw error;
  }
  return holder.started === null || startOf(holder.pid) === holder.started;
}

/** Field 22 of /proc/<pid>/stat; the command in field 2 may hold spaces and brackets, so counting starts after the last one. */
function startOf(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
