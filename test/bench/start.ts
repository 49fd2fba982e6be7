import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchRow } from './bench-row';

/** The repository's root, seen from dist/test/bench as from test/bench. */
export const root = [join(__dirname, '..', '..'), join(__dirname, '..', '..', '..')].find((folder) =>
  existsSync(join(folder, 'package.json')),
);

const LONGEST_MS = 60_000;

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export const ended = (server: ChildProcess): boolean => server.exitCode !== null || server.signalCode !== null;

/** Seconds until GET /health answers 200; null when the server ends or the time is up. */
export async function secondsToHealth(server: ChildProcess, port: number): Promise<number | null> {
  const started = performance.now();
  while (!ended(server) && performance.now() - started < LONGEST_MS) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
    if (answer?.ok) return (performance.now() - started) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return null;
}

async function startOnce(folder: string): Promise<number | null> {
  if (root === undefined || !existsSync(join(root, 'dist', 'api', 'main.js'))) return null;
  const port = await freePort();
  const { DATABASE_URL: _, MIGRATION_DATABASE_URL: __, ...environment } = process.env;
  const server = spawn(process.execPath, [join(root, 'api', 'bin', 'start.mjs')], {
    cwd: root,
    env: { ...environment, PORT: String(port), TONGCHOU_DATA: folder },
    stdio: 'ignore',
  });
  const seconds = await secondsToHealth(server, port);
  if (!ended(server)) {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await gone;
  }
  return seconds;
}

/** From `npm start`, installed and built, to the first answer: on an empty data folder, then on the same one again. */
export async function startBench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-start-'));
  try {
    const rows: BenchRow[] = [];
    for (const name of ['start to first answer, empty database', 'start to first answer, second time']) {
      const seconds = await startOnce(folder);
      if (seconds === null) {
        process.stderr.write(`${name}: no server answered, left out\n`);
        continue;
      }
      rows.push({ name, unit: 's', ours: seconds, peer: null, ratio: null, aim: '< 10 s' });
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
