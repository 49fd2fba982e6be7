/**
 * Launcher of the command line: installs and compiles what is missing or out of date, then runs it. Plain Node, because
 * nothing else is there on a fresh clone. What these preparations say goes to standard error.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../../api/bin/install.mjs';
import { underLock } from '../../api/bin/lock.mjs';
import { sourceHash } from '../../api/bin/source-hash.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const entry = join(root, 'dist', 'form-schemas', 'cli', 'main.js');
const stamp = join(root, 'dist', '.cli-built');
const SOURCES = [
  'package-lock.json',
  'tsconfig.base.json',
  'form-schemas/tsconfig.json',
  'form-schemas/engine',
  'form-schemas/formats',
  'form-schemas/dmn',
  'form-schemas/library',
  'form-schemas/files',
  'form-schemas/cli',
];

function isBuilt(hash) {
  return existsSync(entry) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

async function ensureCompiled() {
  const hash = sourceHash(SOURCES);
  if (isBuilt(hash)) return;
  await underLock(join(root, 'dist', '.build.lock'), async () => {
    if (isBuilt(hash)) return;
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    // tsc trusts its own records: without --force it would not write again what someone deleted.
    const force = existsSync(entry) ? [] : ['--force'];
    const { status } = spawnSync(process.execPath, [tsc, '--build', ...force, 'form-schemas'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) throw new Error('编译失败，原因见上方输出 / compiling failed, the reason stands above');
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
  });
}

/** Relative paths are those of the caller: npm changes to the repository and leaves where it was called in INIT_CWD. */
function goToCaller() {
  const { npm_lifecycle_event: script, INIT_CWD: caller } = process.env;
  if (script === 'regime' && caller && existsSync(caller)) process.chdir(caller);
}

function fail(code, error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof Error && code === 'internal' ? error.stack : message}\n`);
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
  process.exitCode = code === 'internal' ? 70 : 2;
}

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

let main;
try {
  mkdirSync(join(root, 'dist'), { recursive: true });
  await ensureInstalled();
  await ensureCompiled();
  ({ main } = createRequire(import.meta.url)(entry));
} catch (error) {
  fail('not-ready', error);
}
if (main) {
  try {
    goToCaller();
    const { exit, stdout, stderr } = main(process.argv.slice(2));
    process.stderr.write(stderr);
    process.stdout.write(stdout);
    process.exitCode = exit;
  } catch (error) {
    fail('internal', error);
  }
}
