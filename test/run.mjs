import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureBuilt } from '../api/bin/build.mjs';
import { ensureInstalled } from '../api/bin/install.mjs';
import { inRoot } from '../api/bin/paths.mjs';
import { runNode } from '../api/bin/run-command.mjs';
import { launch, Refusal, say } from '../api/bin/say.mjs';
import { dealt } from './support/deal-together.mjs';
import { runJest } from './support/jest-run.mjs';
import { Tally } from './support/outcome.mjs';
import cluster from './support/postgres-cluster.cjs';

/**
 * `npm test`: lint, types, every test on the embedded database, then everything that touches a database again on
 * PostgreSQL; journeys, and what is not the logic of cases, there only. `npm test -- <jest arguments>`: one jest run, on the database that TONGCHOU_TEST_DATABASE names.
 */

/** Folders whose tests need a database; all others are pure and run once. */
const ON_A_DATABASE = ['test/api', 'test/drills'];
/** Browser tests: on PostgreSQL when there is one, as the city has it; else on the embedded database. */
const IN_A_BROWSER = ['test/journeys'];
/** The logic of cases, told on both databases; of the rest of what needs one, PostgreSQL alone is asked when there is one. */
const LOGIC = 'application[.]|approval[.]|example|idempotency|life|seeds|side[.]|task-verbs';
/** Ten minutes of clicking, on demand only: `TONGCHOU_LIVES=all npm test -- test/journeys/lives`. */
const ON_DEMAND = ['test/journeys/lives'];
/** Where parts of `test/api` are told as one. */
const TOGETHER = 'test/together';
const ON_ONE = [`test/api/(?!${LOGIC})`, 'test/drills/'];

const BROWSERS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

const tally = new Tally();
const stoppers = new Set();

function testFiles(folder) {
  if (!existsSync(inRoot(folder))) return [];
  return readdirSync(inRoot(folder), { recursive: true }).filter((name) => name.endsWith('.test.ts'));
}

function findBrowser() {
  if (process.env.CHROMIUM && existsSync(process.env.CHROMIUM)) return process.env.CHROMIUM;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  for (const name of BROWSERS)
    for (const folder of folders) if (existsSync(join(folder, name))) return join(folder, name);
  return null;
}

/** Finds a PostgreSQL for the tests: TEST_DATABASE_URL, else a throwaway cluster, else null. */
async function openPostgres() {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => {} };
  if (!cluster.findPostgres()) return null;
  say('启动临时 PostgreSQL 集群', 'starting a throwaway PostgreSQL cluster');
  const started = await cluster.startCluster();
  stoppers.add(started.stop);
  return {
    url: started.url,
    async stop() {
      stoppers.delete(started.stop);
      await started.stop();
    },
  };
}

/** One jest run that a signal to this process also stops. */
async function jest(name, { args, database, url, together }) {
  say(`测试：${name}`, `tests: ${name}`);
  const { report, code } = await runJest({
    args,
    database,
    url,
    together,
    onSpawn(child) {
      const stop = async () => child.kill('SIGTERM');
      stoppers.add(stop);
      child.on('close', () => stoppers.delete(stop));
    },
  });
  tally.jest(name, report, code);
}

/**
 * Jest arguments for all tests but those whose paths begin with one of `ignored`, or for those in `folders` only.
 * @param together files by part, told by `test/together` instead of each by itself
 */
function choose({ folders = [], ignored = [], together = [] }) {
  const left = ['node_modules/', 'dist/', '.data/', ...ON_DEMAND, ...ignored, ...together.flat()];
  if (together.length === 0) left.push(`${TOGETHER}/`);
  const places = together.length === 0 ? folders : [...folders, TOGETHER];
  const ignoring = left.map((path) => `<rootDir>/${path}`);
  return ['--testPathIgnorePatterns', ...ignoring, '--', ...places.map((folder) => `/${folder}/`)];
}

async function check(name, args) {
  say(`检查：${name}`, `check: ${name}`);
  tally.check(name, (await runNode(args)) === 0);
}

const tool = (...parts) => inRoot('node_modules', ...parts);

async function build(options) {
  try {
    await ensureBuilt(options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.chinese, error.english);
    tally.check('build', false);
  }
}

async function runOne(args) {
  await build({ admin: args.some((arg) => arg.includes('journeys')) });
  const database = process.env.TONGCHOU_TEST_DATABASE === 'postgres' ? 'postgres' : 'pglite';
  const server = database === 'postgres' ? await openPostgres() : null;
  if (database === 'postgres' && !server) throw new Refusal('未找到 PostgreSQL', 'no PostgreSQL found');
  try {
    await jest(args.join(' '), { args, database, url: server?.url });
  } finally {
    await server?.stop();
  }
}

async function runAll() {
  await build({ admin: true });
  // Two lanes, for each keeps one core busy; what they print names its files.
  await Promise.all([
    check('eslint', [tool('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0']),
    check('prettier', [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.']).then(() =>
      check('typescript', [tool('typescript', 'bin', 'tsc'), '--build']),
    ),
  ]);

  const browser = findBrowser();
  const journeys = IN_A_BROWSER.flatMap(testFiles).length;
  if (journeys > 0 && !browser) {
    tally.missing(journeys, '未找到 Chromium，浏览器测试未运行', 'no Chromium found, browser tests did not run');
  }
  const server = await openPostgres();
  try {
    const leftForLater = [
      ...(browser && !server ? [] : IN_A_BROWSER.map((folder) => `${folder}/`)),
      ...(server ? ON_ONE : []),
    ];
    await jest('嵌入式数据库 embedded database', {
      args: choose({ ignored: leftForLater }),
      database: 'pglite',
    });
    const again = [...ON_A_DATABASE, ...(browser ? IN_A_BROWSER : [])].filter((folder) => testFiles(folder).length > 0);
    if (!server) {
      const files = ON_A_DATABASE.flatMap(testFiles).length;
      tally.missing(
        Math.max(files, 1),
        '未找到 PostgreSQL（TEST_DATABASE_URL 或已安装的程序），竞争与断电测试未运行',
        'no PostgreSQL found, tests of races and crashes did not run',
      );
    } else if (again.length > 0) {
      // One more than there are cores: browser, server and database take turns, and what waits leaves a core to somebody else.
      const together = dealt(testFiles('test/api').map((name) => `test/api/${name}`));
      const args = ['--maxWorkers=3', ...choose({ folders: again, together })];
      await jest('PostgreSQL', { args, together, database: 'postgres', url: server.url });
    }
  } finally {
    await server?.stop();
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await Promise.all([...stoppers].map((stop) => stop()));
    process.exit(130);
  });
}

await launch(async () => {
  const args = process.argv.slice(2);
  try {
    await ensureInstalled();
    const browser = findBrowser();
    if (browser) process.env.CHROMIUM = browser;
    await (args.length > 0 ? runOne(args) : runAll());
  } catch (error) {
    tally.check(
      error instanceof Refusal ? `${error.chinese} / ${error.english}` : String(error?.stack ?? error),
      false,
    );
  }
  for (const remark of tally.remarks) process.stderr.write(`${remark}\n`);
  process.stdout.write(`${tally}\n`);
  process.exitCode = tally.failed > 0 ? 1 : 0;
});
