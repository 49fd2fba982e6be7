import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_PASSWORD } from '../../../seeds/set-demo-password';
import { TestClient } from '../../support/client';
import { ended, freePort, root, secondsToHealth } from '../start';

const SIGN_IN = 'mutation ($input: LoginInput!) { login(input: $input) { token } }';

/** The built server with the demonstration's data, in a process and a folder of its own: what a browser would meet. */
export class DemoServer {
  private constructor(
    readonly url: string,
    readonly close: () => Promise<void>,
  ) {}

  /** Null where the server or its console is not built. `TONGCHOU_CONSOLE` names another build of the console. */
  static async start(): Promise<DemoServer | null> {
    const entry = join(root ?? '', 'dist', 'seeds', 'main.js');
    const built = process.env['TONGCHOU_CONSOLE'] ?? join(root ?? '', 'dist', 'admin');
    if (root === undefined || !existsSync(entry) || !existsSync(join(built, 'index.html'))) return null;
    const folder = mkdtempSync(join(tmpdir(), 'tongchou-bench-'));
    const port = await freePort();
    const { DATABASE_URL: _, MIGRATION_DATABASE_URL: __, ...environment } = process.env;
    const server = spawn(process.execPath, [entry], {
      cwd: root,
      env: { ...environment, PORT: String(port), TONGCHOU_DATA: folder, TONGCHOU_SEED: 'demo', LOG_LEVEL: 'fatal' },
      stdio: 'ignore',
    });
    const close = async (): Promise<void> => {
      if (!ended(server)) {
        const gone = new Promise((resolve) => server.once('exit', resolve));
        server.kill('SIGTERM');
        await gone;
      }
      rmSync(folder, { recursive: true, force: true });
    };
    if ((await secondsToHealth(server, port)) === null) {
      await close();
      throw new Error('the server of the console bench did not answer');
    }
    return new DemoServer(`http://127.0.0.1:${port}`, close);
  }

  /** A client of the API signed in as one of the demonstration's people. */
  async client(login: string): Promise<TestClient> {
    const client = new TestClient(this.url);
    for (let attempt = 0; ; attempt += 1) {
      const { data } = await client.ask<{ login: { token: string | null } }>(SIGN_IN, {
        input: { name: login, password: DEMO_PASSWORD },
      });
      const token = data?.login.token;
      if (token) return client.as(token);
      if (attempt === 20) throw new Error(`nobody signs in as ${login}`);
      await pause(500);
    }
  }
}
