import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../../api/bin/paths.mjs';

/**
 * `node test/support/complete-lockfile.mjs`, after every `npm install`: names the builds for other platforms that a
 * registry mirror did not offer. npm leaves them out of package-lock.json then, and `npm ci` refuses such a lockfile
 * everywhere. Versions come from the packages that ask for them; npm fetches only those of its own platform.
 */

const PLATFORM = /-(darwin|linux|win32|android|freebsd|openharmony|wasm32)(?:-([a-z0-9]+))?(?:-([a-z]+))?$/;

function entryFor(name, version, isDev) {
  const [, os, cpu, abi = ''] = PLATFORM.exec(name) ?? [];
  if (!os || !/^\d+\.\d+\.\d+$/.test(version))
    throw new Error(`cannot tell the platform or version of ${name}@${version}`);
  const libc = abi.startsWith('musl') ? 'musl' : abi === 'gnu' ? 'glibc' : null;
  return {
    version,
    cpu: [os === 'wasm32' ? os : cpu],
    ...(isDev && { dev: true }),
    ...(os === 'linux' && libc && { libc: [libc] }),
    optional: true,
    ...(os !== 'wasm32' && { os: [os] }),
  };
}

const path = inRoot('package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const { '': project, ...packages } = lock.packages;
const added = [];
for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (packages[`node_modules/${name}`] || packages[`${place}/node_modules/${name}`]) continue;
    packages[`node_modules/${name}`] = entryFor(name, version, dev);
    added.push(`${name}@${version}`);
  }
}
const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
writeFileSync(
  path,
  `${JSON.stringify({ ...lock, packages: { '': project, ...Object.fromEntries(sorted) } }, null, 2)}\n`,
);
process.stdout.write(added.length > 0 ? `added ${added.length}:\n${added.join('\n')}\n` : 'nothing was missing\n');
