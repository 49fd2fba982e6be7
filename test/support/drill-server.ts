import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(__dirname, '../..');
const ENTRY = join(ROOT, 'dist/api/main.js');

/** The flags with which `npm start` runs it. */
const HARDENING = ['--disallow-code-generation-from-strings', '--disable-proto=throw'];

/** Brings `dist` up to date, as `npm start` does: by a hash of the sources, under a lock, and only when they changed. */
export async function buildServer(): Promise<void> {
  const build = pathToFileURL(join(ROOT, 'api/bin/build.mjs')).href;
  const script = `(await import(${JSON.stringify(build)})).ensureBuilt().catch((error) => { console.error(error); process.exitCode = 1; })`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const heard = listenTo(child);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the server could not be built:\n${heard()}`);
}

/** The server as operators run it: its own process, from the build, on one port over all its lives. */
export class DrillServer {
  private child: ChildProcess | null = null;
  private ending = Promise.resolve();
  private said = '';
  private up: Promise<void> = Promise.resolve();

  private constructor(
    private readonly environment: Readonly<Record<string, string>>,
    readonly port: number,
  ) {}

  static async on(environment: Readonly<Record<string, string>>): Promise<DrillServer> {
    return new DrillServer(environment, await freePort());
  }

  /** Starts the process; {@link ready} tells when it serves. */
  start(): void {
    if (this.child) throw new Error('the server runs already');
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [...HARDENING, ENTRY], {
      cwd: ROOT,
      env: { PATH, HOME, HOST: '127.0.0.1', PORT: String(this.port), LOG_LEVEL: 'warn', ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.said = '';
    this.ending = once(child, 'close').then(() => {
      this.child = null;
    });
    this.up = new Promise((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          this.said = (this.said + text).slice(-4_000);
          if (this.said.includes('统筹已启动')) resolve();
        });
      }
      child.once('close', () => reject(new Error(`the server ended before it served:\n${this.said}`)));
    });
    // A life that is ended before it serves is nobody's failure, unless somebody waits for it.
    this.up.catch(() => undefined);
  }

  /** Resolves when it serves; rejects with what it said when it ends before. */
  ready(): Promise<void> {
    return this.up;
  }

  /** Whether it still runs; a server that ends of itself is a failure of the drill. */
  get isRunning(): boolean {
    return this.child !== null;
  }

  /** What it printed last, to find out why it ended. */
  get lastWords(): string {
    return this.said;
  }

  /** SIGKILL: no handler runs, nothing is flushed. Resolves when the process is gone. Safe when it does not run. */
  async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.ending;
  }
}

function listenTo(child: ChildProcess): () => string {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000);
  });
  return () => said;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
