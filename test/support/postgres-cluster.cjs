/**
 * A throwaway PostgreSQL cluster: initdb in a temporary folder, a free port on 127.0.0.1, a random password,
 * removed afterwards. It never touches a cluster that the machine runs already. CommonJS without dependencies, so
 * that the plain launcher and the TypeScript tests use the same file; types are in postgres-cluster.d.cts.
 */
const { spawn, spawnSync } = require('node:child_process');
const { randomBytes } = require('node:crypto');
const {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const DEBIAN = '/usr/lib/postgresql';

/** The folder with `initdb` and `postgres` of the newest installed version, or null when there is none. */
function findPostgres() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => /^\d+$/.test(name)) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, 'bin'));
  const places = [...newestFirst, ...(process.env.PATH ?? '').split(':').filter(Boolean)];
  return places.find((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres'))) ?? null;
}

/** Who runs the server: it refuses root, so root hands over to the user postgres (or nobody). */
function serverUser() {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw new Error('PostgreSQL 不能以 root 身份运行，且找不到用户 postgres / no user to run PostgreSQL as');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Kills the server and removes its folder when this process is gone, however it went: the shell waits on a pipe
 * that only this process holds open.
 */
function guard(directory, data) {
  const script =
    'read _; [ -f "$2/postmaster.pid" ] && kill -QUIT "$(head -n 1 "$2/postmaster.pid")" 2>/dev/null; sleep 1; rm -rf "$1"';
  const shell = spawn('/bin/sh', ['-c', script, 'guard', directory, data], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.stdin.on('error', () => {});
  shell.unref();
  shell.stdin.unref();
  return shell;
}

function settings({ port, directory, fsync, maxConnections }) {
  const durable = fsync ? 'on' : 'off';
  return [
    `port = ${port}`,
    "listen_addresses = '127.0.0.1'",
    `unix_socket_directories = '${directory}'`,
    `max_connections = ${maxConnections}`,
    `fsync = ${durable}`,
    `synchronous_commit = ${durable}`,
    `full_page_writes = ${durable}`,
    "lc_messages = 'C'",
    'logging_collector = off',
  ].join('\n');
}

/** Starts the server process; resolves when it accepts connections, rejects with the log's end when it ends first. */
function serve({ bin, data, user }) {
  const server = spawn(join(bin, 'postgres'), ['-D', data], {
    ...user,
    cwd: data,
    detached: true, // a Ctrl-C in the terminal must not stop it under the tests that are still ending
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr.on('data', (chunk) => {
      log = (log + chunk).slice(-4000);
      if (log.includes('database system is ready to accept connections')) {
        server.stderr.removeAllListeners('data').resume();
        server.stderr.unref?.();
        server.unref();
        resolve(server);
      }
    });
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`PostgreSQL 未能启动（退出码 ${code}）/ did not start:\n${log}`)));
  });
}

function ended(server) {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  server.ref();
  return new Promise((resolve) => server.once('exit', () => resolve()));
}

/** The backends, which lead their own process groups and would otherwise finish what they are doing (Linux). */
function childrenOf(pid) {
  const list = `/proc/${pid}/task/${pid}/children`;
  return existsSync(list) ? readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number) : [];
}

function killIfAlive(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function initialise({ bin, directory, data, user, password }) {
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) {
    chownSync(directory, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...user, cwd: directory, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  if (made.status !== 0) throw new Error(`initdb 失败 / failed: ${made.error?.message ?? made.stderr}`);
}

/**
 * Starts a cluster. `fsync` (default off) is for tests that kill the database itself.
 * @returns url of the superuser, stop() which also removes everything, kill() = SIGKILL of the whole server as a
 * power cut would, start() to start it again on the same port and data.
 * Rejects when no PostgreSQL is installed (ask findPostgres() first) or it does not start.
 */
async function startCluster({ fsync = false, maxConnections = 200 } = {}) {
  const bin = findPostgres();
  if (!bin) throw new Error('未找到 PostgreSQL（initdb、postgres）/ PostgreSQL is not installed');
  const user = serverUser();
  const directory = mkdtempSync(join(tmpdir(), 'tongchou-pg-'));
  chmodSync(directory, 0o700);
  const data = join(directory, 'data');
  const password = randomBytes(18).toString('hex');
  const watcher = guard(directory, data);
  let server;
  let port;
  try {
    initialise({ bin, directory, data, user, password });
    for (let attempt = 1; !server; attempt += 1) {
      port = await freePort();
      // Written as this process: root may write into a folder that it gave away.
      writeFileSync(join(data, 'postgresql.auto.conf'), `${settings({ port, directory, fsync, maxConnections })}\n`);
      try {
        server = await serve({ bin, data, user });
      } catch (error) {
        if (attempt === 5) throw error; // someone else may have taken the port in between
      }
    }
  } catch (error) {
    watcher.stdin.end('\n');
    throw error;
  }
  const signal = (name) => {
    if (server.exitCode === null && server.signalCode === null) process.kill(server.pid, name);
  };
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    directory,
    port,
    async stop() {
      signal('SIGQUIT');
      await ended(server);
      rmSync(directory, { recursive: true, force: true });
      watcher.stdin.end('\n');
    },
    async kill() {
      const children = childrenOf(server.pid);
      process.kill(server.pid, 'SIGKILL');
      for (const pid of children) killIfAlive(pid);
      await ended(server);
    },
    async start() {
      server = await serve({ bin, data, user });
    },
  };
}

module.exports = { findPostgres, startCluster };
