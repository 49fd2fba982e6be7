import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { underLock } from './lock.mjs';
import { inRoot } from './paths.mjs';
import { runNode } from './run-command.mjs';
import { launch, Refusal, say } from './say.mjs';
import { hasTypeScript, sourceHash } from './source-hash.mjs';

const STAMPS = inRoot('dist', '.built.json');
const TOOLS = ['package-lock.json', 'tsconfig.base.json'];

const TYPESCRIPT_PROJECTS = ['form-schemas/engine', 'form-schemas', 'api', 'seeds'];
const VITE_CONFIG = 'admin/vite.config.mts';

const tsc = inRoot('node_modules', 'typescript', 'bin', 'tsc');
/** `force` writes outputs again that someone deleted while the compiler's own records still call them fresh. */
const compile = (projects, force) => runNode([tsc, '--build', ...(force ? ['--force'] : []), ...projects]);

const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
const bundleConsole = () =>
  runNode([vite, 'build', 'admin', '--config', VITE_CONFIG, '--logLevel', 'warn'], {
    env: { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
  });

const SERVER_SOURCES = [
  ...TOOLS,
  'form-schemas/tsconfig.json',
  'form-schemas/engine',
  'form-schemas/formats',
  'form-schemas/library',
  'form-schemas/files',
  'form-schemas/cli',
  'api',
  'seeds',
];

/** What is built, from which sources, and how one sees that the result is there. */
const TARGETS = {
  server: {
    sources: SERVER_SOURCES,
    isPresent: () => !existsSync(inRoot('api', 'main.ts')) || existsSync(inRoot('dist', 'api', 'main.js')),
    chinese: '服务端',
    build: (force) => compile(TYPESCRIPT_PROJECTS.filter(hasTypeScript), force),
  },
  proofs: {
    sources: [...SERVER_SOURCES, 'form-schemas/regimes'],
    isPresent: () => existsSync(inRoot('dist', 'built-proofs.json')),
    chinese: '制度的证明',
    build: () => runNode([inRoot('api', 'bin', 'prove.mjs')]),
  },
  tests: {
    sources: [...SERVER_SOURCES, 'test'],
    isPresent: () => existsSync(inRoot('dist', 'test')),
    chinese: '测试与基准',
    build: (force) => compile(['test'], force),
  },
  admin: {
    sources: [
      ...TOOLS,
      'form-schemas/engine',
      'form-schemas/formats',
      'form-schemas/library',
      'api/schema.graphql',
      'admin',
    ],
    isPresent: () =>
      existsSync(inRoot('dist', 'admin', 'index.html')) || existsSync(inRoot('admin', 'dist', 'index.html')),
    chinese: '控制台',
    build: bundleConsole,
  },
};

function readStamps() {
  try {
    return JSON.parse(readFileSync(STAMPS, 'utf8'));
  } catch {
    return {};
  }
}

const isBuilt = (name, hash) => readStamps()[name] === hash && TARGETS[name].isPresent();

async function ensureTarget(name) {
  const target = TARGETS[name];
  const hash = sourceHash(target.sources);
  if (isBuilt(name, hash)) return;
  await underLock(inRoot('dist', '.build.lock'), async () => {
    if (isBuilt(name, hash)) return;
    const started = Date.now();
    say(`正在构建${target.chinese}`, `building: ${name}`);
    const code = await target.build(!target.isPresent());
    if (code !== 0) {
      throw new Refusal(
        `构建${target.chinese}失败，原因见上方输出`,
        `building "${name}" failed; the reason stands above`,
      );
    }
    mkdirSync(inRoot('dist'), { recursive: true });
    writeFileSync(STAMPS, JSON.stringify({ ...readStamps(), [name]: hash }));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    say(`${target.chinese}构建完成，用时 ${seconds} 秒`, `built ${name} in ${seconds} s`);
  });
}

/**
 * Builds what is out of date: the server and the proofs of its regimes always, the console with `admin`, tests and benches with `tests`.
 * Out of date means: the sources' hash differs from the one of the last good build. Throws a Refusal on errors.
 */
export async function ensureBuilt({ admin = false, tests = false } = {}) {
  await ensureTarget('server');
  if (existsSync(inRoot('api', 'main.ts'))) await ensureTarget('proofs');
  if (tests) await ensureTarget('tests');
  if (admin && existsSync(inRoot(VITE_CONFIG))) await ensureTarget('admin');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await launch(async () => {
    await ensureInstalled();
    await ensureBuilt({ admin: true });
  });
}
