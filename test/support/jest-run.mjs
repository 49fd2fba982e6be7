import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot, root } from '../../api/bin/paths.mjs';

/** A run that hangs must end some day, and count as failed. */
const LONGEST_RUN_MS = 90 * 60_000;

/** PGlite loads its WebAssembly by dynamic import, which jest allows only with this flag; its warning says nothing. */
const NODE_OPTIONS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Runs jest once on one database.
 * @param args jest arguments; @param database 'pglite' or 'postgres'; @param url of a PostgreSQL superuser, for the latter
 * @param together files of tests by the part of `test/together` that tells them
 * @returns jest's report (null when it crashed or was stopped) and its exit code
 */
export async function runJest({ args, database, url, together = [], onSpawn }) {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-jest-'));
  const output = join(folder, 'report.json');
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clear);
  const env = {
    ...process.env,
    NODE_OPTIONS: [process.env.NODE_OPTIONS, NODE_OPTIONS].filter(Boolean).join(' '),
    TONGCHOU_TEST_DATABASE: database,
    TEST_DATABASE_URL: url ?? '',
    TONGCHOU_TOGETHER: JSON.stringify(together),
  };
  // The embedded run must not find a server by accident, and no test may reach the one that serves people.
  if (!url) delete env.TEST_DATABASE_URL;
  delete env.DATABASE_URL;
  delete env.MIGRATION_DATABASE_URL;
  const child = spawn(
    process.execPath,
    [inRoot('node_modules', 'jest', 'bin', 'jest.js'), '--json', '--outputFile', output, ...args],
    {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  onSpawn?.(child);
  const watchdog = setTimeout(() => child.kill('SIGKILL'), LONGEST_RUN_MS);
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  clearTimeout(watchdog);
  const report = readReport(output);
  process.off('exit', clear);
  clear();
  return { report, code };
}
