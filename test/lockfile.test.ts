import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Optional packages that a lockfile asks for and does not hold: `npm ci` refuses such a lockfile on every machine. */
function missing(packages: Readonly<Record<string, LockedPackage>>): readonly string[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`],
    ),
  );
}

test('the lockfile names the builds for every platform (else run test/support/complete-lockfile.mjs)', () => {
  const lock = JSON.parse(readFileSync(join(__dirname, '..', 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  expect(Object.keys(lock.packages).length).toBeGreaterThan(500);
  expect(missing(lock.packages)).toEqual([]);
});

test('control: a lockfile without one of them is caught', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { 'a-darwin-arm64': '1.0.0', 'a-linux-x64': '1.0.0' } },
    'node_modules/a-linux-x64': {},
  };
  expect(missing(packages)).toEqual(['a-darwin-arm64']);
});
