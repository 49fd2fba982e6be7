import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';

const SKIPPED = new Set(['node_modules', 'dist', 'bin', '.data']);

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) yield* filesUnder(join(path, entry.name));
    } else yield join(path, entry.name);
  }
}

/** One hash over names and contents of every file under the given paths of the repository. */
export function sourceHash(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(inRoot(path))) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Whether a folder of the repository holds TypeScript (below it too). */
export function hasTypeScript(path) {
  for (const file of filesUnder(inRoot(path))) if (/\.tsx?$/.test(file)) return true;
  return false;
}
