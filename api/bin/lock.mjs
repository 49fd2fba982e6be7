import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './say.mjs';

/** When a process started, in ticks since boot (Linux); '' elsewhere. Tells a living holder from a reused pid. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive({ pid, start }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return startOf(pid) === start;
}

function readHolder(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Takes the lock if it is free: the file appears with its content or not at all. */
function take(path, mine) {
  const draft = `${path}.${mine.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes the lock of a dead holder, unless someone else has just done so and taken it. */
function clear(path, dead) {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
    const found = readHolder(aside);
    if (found && (found.pid !== dead.pid || found.start !== dead.start)) linkSync(aside, path);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Runs `work` while no other process of this checkout runs work under the same lock file. Waits for a living
 * holder and says so once; a holder that was killed does not block (its pid and start time are looked up).
 */
export async function underLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = { pid: process.pid, start: startOf(process.pid) };
  for (let waits = 0; !take(path, mine); waits += 1) {
    const holder = readHolder(path);
    if (holder && !isAlive(holder)) clear(path, holder);
    else {
      if (waits === 5) {
        say(
          `另一个进程（${holder?.pid}）正在安装或构建，等待其完成`,
          `process ${holder?.pid} is installing or building; waiting for it`,
        );
      }
      await pause(200);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
