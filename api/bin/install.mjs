import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { underLock } from './lock.mjs';
import { inRoot } from './paths.mjs';
import { runCommand, runNode } from './run-command.mjs';
import { Refusal, say } from './say.mjs';

const OLDEST_NODE = [20, 19];
const STAMP = inRoot('node_modules', '.tongchou-installed');

/** Refuses a Node that is older than package.json's `engines` allow. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  const wanted = OLDEST_NODE.join('.');
  throw new Refusal(
    `需要 Node.js ${wanted} 或更新版本，当前为 ${process.versions.node}，请升级后再试`,
    `Node.js ${wanted} or newer is needed, this is ${process.versions.node}`,
  );
}

const lockfileHash = () =>
  createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');

const readStamp = () => (existsSync(STAMP) ? readFileSync(STAMP, 'utf8').trim() : null);

/**
 * Whether an installation that someone made with npm itself is what the lockfile asks for: npm writes
 * node_modules/.package-lock.json when it is done. Packages for other platforms are left out there.
 */
function npmInstalledTheLockfile() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  const missing = Object.entries(wanted).some(
    ([path, { version, optional }]) => path !== '' && (present[path] ? present[path].version !== version : !optional),
  );
  return !missing && Object.keys(present).every((path) => wanted[path]);
}

/** npm as it was started (`npm start` names itself in npm_execpath), else the one on the PATH. */
function runNpm(args) {
  const own = process.env.npm_execpath;
  // Build and tests need the development dependencies, whatever NODE_ENV says.
  const env = { ...process.env, NODE_ENV: 'development' };
  if (own?.endsWith('.js')) return runNode([own, ...args], { env });
  return runCommand('npm', args, { env, shell: process.platform === 'win32' });
}

/**
 * Makes node_modules what package-lock.json asks for; does nothing when it already is. Two starts at once
 * install once. Throws a Refusal when Node is too old or npm fails.
 */
export async function ensureInstalled() {
  requireNode();
  const hash = lockfileHash();
  if (readStamp() === hash) return;
  await underLock(inRoot('dist', '.install.lock'), async () => {
    if (readStamp() === hash) return;
    if (!npmInstalledTheLockfile()) {
      say('正在安装依赖（npm ci），首次约需一分钟', 'installing dependencies (npm ci), about a minute the first time');
      const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
      if (code !== 0) {
        throw new Refusal(
          `依赖安装失败（npm 退出码 ${code}），请检查网络或 npm 源后重试`,
          `installing failed (npm exit code ${code}); check the network or the registry and try again`,
        );
      }
    }
    writeFileSync(STAMP, `${hash}\n`);
  });
}
