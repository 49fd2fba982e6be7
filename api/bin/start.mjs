import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot, root } from './paths.mjs';
import { launch, Refusal, say } from './say.mjs';

/** No text may become code in the server, and no object's prototype may be swapped through `__proto__`. */
const HARDENING = ['--disallow-code-generation-from-strings', '--disable-proto=throw'];

/** Runs the built server in its own process: signals go to it, its end and exit code become ours. */
function serve(entry) {
  const server = spawn(process.execPath, [...HARDENING, entry, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  let interrupted = false;
  const passOn = (signal) => {
    // A terminal sends Ctrl-C to the server too; a second SIGINT would look like a second wish to stop.
    if (signal === 'SIGINT' && (interrupted || process.stdin.isTTY)) return;
    interrupted = interrupted || signal === 'SIGINT';
    server.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      if (signal) process.kill(process.pid, signal);
      process.exitCode = code ?? 1;
      resolve();
    });
  });
}

/** Says so before a minute of installing and building, not after it. What PORT must be is for the server to say. */
async function portIsFree() {
  const port = Number(process.env.PORT?.trim() || 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return;
  const taken = await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code === 'EADDRINUSE'));
    probe.listen(port, process.env.HOST?.trim() || '127.0.0.1', () => probe.close(() => resolve(false)));
  });
  if (taken)
    throw new Refusal(`端口 ${port} 已被占用，请以 PORT 另定一个`, `port ${port} is taken, choose another with PORT`);
}

await launch(async () => {
  await portIsFree();
  await ensureInstalled();
  await ensureBuilt();
  // The API is worth having without the console; the server then shows a page that says so.
  await ensureBuilt({ admin: true }).catch((error) => {
    if (!(error instanceof Refusal)) throw error;
    say(`${error.chinese}；先只启动接口`, `${error.english}; starting the API without it`);
  });
  const entry = inRoot('dist', 'seeds', 'main.js');
  if (!existsSync(entry))
    throw new Refusal('构建结果中没有 dist/seeds/main.js，无法启动', 'dist/seeds/main.js is missing, cannot start');
  await serve(entry);
});
