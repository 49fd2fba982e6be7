import { setTimeout as pause } from 'node:timers/promises';
import type { DrillDatabase } from './drill-database';
import type { DrillProxy } from './drill-proxy';
import type { DrillServer } from './drill-server';

/** What the killing looks at of the load. */
export interface Load {
  readonly clients: number;
  readonly acknowledgements: number;
  /** What the clients are about: begun and not acknowledged yet. */
  readonly underWay: readonly string[];
  /** Called once, just before the next request that commits what is to be acknowledged is sent. */
  beforeDecisive: (() => void) | null;
}

export interface Scene {
  readonly server: DrillServer;
  /** Between the clients and the server. */
  readonly proxy: DrillProxy;
  readonly load: Load;
  readonly database: DrillDatabase;
}

export interface Killed {
  /** Kills of the server at any moment under load. */
  atRandom: number;
  /** Kills after something was committed, of which the answer was lost. */
  unheard: number;
  /** Kills while the server was starting, recovery of its database included. */
  starting: number;
  /** Kills of a database backend, after which the same server went on serving. */
  backends: number;
}

/** A life lasts for up to so many acknowledgements, and up to so long afterwards. */
const MOST_ACKNOWLEDGED = 3;
const LATEST_MS = 400;
const LONGEST_START_MS = 1_500;
const PATIENCE_MS = 60_000;

/**
 * Kills the server under load and starts it again, `times` over, and once more until the clients have heard of all
 * that they were about at the last kill: a filing that went unheard has then been repeated. It ends dead.
 *
 * Every second time the network loses the answers first: a moment between commit and answer lasts for a few
 * milliseconds only, and what matters most should not be left to luck.
 */
export async function killUnderLoad(scene: Scene, times: number): Promise<Killed> {
  const { server, load, database } = scene;
  const killed: Killed = { atRandom: 0, unheard: 0, starting: 0, backends: 0 };
  for (let life = 1; life <= times; life += 1) {
    if (life % 5 === 0) {
      server.start();
      await pause(Math.random() * LONGEST_START_MS);
      await server.kill();
      killed.starting += 1;
    }
    server.start();
    await server.ready();
    await acknowledged(scene, Math.floor(Math.random() * (MOST_ACKNOWLEDGED + 1)));
    if (database.killBackend && life % 4 === 0 && (await database.killBackend())) {
      // Each client may still hear of what was written before; one more is new.
      await acknowledged(scene, load.clients + 1);
      killed.backends += 1;
    }
    await (life % 2 === 0 ? killAtRandom(scene) : killUnheard(scene));
    killed[life % 2 === 0 ? 'atRandom' : 'unheard'] += 1;
  }
  await heardOfAll(scene);
  return killed;
}

async function killAtRandom({ server }: Scene): Promise<void> {
  await pause(Math.random() * LATEST_MS);
  await server.kill();
}

/** Holds the answers back from the moment before a filing is sent until every client waits in vain: its commit is not heard of. */
async function killUnheard({ server, proxy, load }: Scene): Promise<void> {
  let isUnderWay = false;
  load.beforeDecisive = () => {
    proxy.become('mute');
    isUnderWay = true;
  };
  await moment(server, 'a filing on its way', () => isUnderWay);
  await moment(server, 'an answer for every client', () => proxy.held >= load.clients);
  await server.kill();
  proxy.become('cut');
  proxy.become('open');
}

async function heardOfAll({ server, load }: Scene): Promise<void> {
  const unheard = new Set(load.underWay);
  server.start();
  await server.ready();
  await moment(server, 'an acknowledgement for every client', () => !load.underWay.some((label) => unheard.has(label)));
  await server.kill();
}

/** Waits for so many acknowledgements from now on. */
function acknowledged({ server, load }: Scene, count: number): Promise<void> {
  const enough = load.acknowledgements + count;
  return moment(server, 'an acknowledgement', () => load.acknowledgements >= enough);
}

async function moment(server: DrillServer, name: string, isThere: () => boolean): Promise<void> {
  const latest = Date.now() + PATIENCE_MS;
  while (!isThere()) {
    if (!server.isRunning) throw new Error(`the server ended of itself:\n${server.lastWords}`);
    if (Date.now() > latest) throw new Error(`waited ${PATIENCE_MS} ms for ${name}:\n${server.lastWords}`);
    await pause(2);
  }
}
