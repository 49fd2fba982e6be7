import { setTimeout as pause } from 'node:timers/promises';
import type { DrillDatabase } from './drill-database';
import type { DrillServer } from './drill-server';

/** What the killing looks at of the load. */
export interface Load {
  readonly clients: number;
  readonly acknowledgements: number;
  /** Requests sent so far that commit what is to be acknowledged. */
  readonly decisive: number;
  /** How long these take to be answered. */
  readonly typicalMs: number;
}

export interface Killed {
  /** Kills of the server around the moment at which a filing committed. */
  underLoad: number;
  /** Kills of the server while it was starting, recovery of its database included. */
  starting: number;
  /** Kills of a database backend, after which the same server went on serving. */
  backends: number;
}

/** A life lasts for up to so many acknowledgements. */
const MOST_ACKNOWLEDGED = 3;
const LONGEST_START_MS = 1_500;
const PATIENCE_MS = 30_000;

/** Kills the server and starts it again until it was killed `times` under load, or `until` says that it is enough. It ends dead. */
export async function killUnderLoad(
  { server, load, database }: { readonly server: DrillServer; readonly load: Load; readonly database: DrillDatabase },
  times: number,
  until: () => boolean | Promise<boolean> = () => false,
): Promise<Killed> {
  const killed: Killed = { underLoad: 0, starting: 0, backends: 0 };
  while (killed.underLoad < times) {
    if (killed.underLoad % 5 === 4) {
      server.start();
      await pause(Math.random() * LONGEST_START_MS);
      await server.kill();
      killed.starting += 1;
    }
    server.start();
    await server.ready();
    await acknowledged(server, load, Math.floor(Math.random() * (MOST_ACKNOWLEDGED + 1)));
    if (database.killBackend && killed.underLoad % 4 === 3 && (await database.killBackend())) {
      // Each client may still hear of what was written before; one more is new.
      await acknowledged(server, load, load.clients + 1);
      killed.backends += 1;
    }
    // At any moment from when a filing is sent to a little after it is answered, each as likely as the other.
    const before = load.decisive;
    await moment(() => load.decisive > before, 'a filing on its way');
    await pause(Math.random() * load.typicalMs * 1.2);
    await server.kill();
    killed.underLoad += 1;
    if (await until()) break;
  }
  return killed;
}

/** Waits for so many acknowledgements from now on. */
async function acknowledged(server: DrillServer, load: Load, count: number): Promise<void> {
  const enough = load.acknowledgements + count;
  await moment(() => {
    if (!server.isRunning) throw new Error(`the server ended of itself:\n${server.lastWords}`);
    return load.acknowledgements >= enough;
  }, 'an acknowledgement');
}

async function moment(isThere: () => boolean, name: string): Promise<void> {
  const latest = Date.now() + PATIENCE_MS;
  while (!isThere()) {
    if (Date.now() > latest) throw new Error(`waited ${PATIENCE_MS} ms for ${name}`);
    await pause(2);
  }
}
