import { readFileSync } from 'node:fs';
import { inRoot } from '../../api/bin/paths.mjs';

/** As many as there are files `test/together/<part>.test.ts`: enough for the workers to take turns. */
const PARTS = 6;
/** What one file replaces, others that share its modules would find replaced. */
const REPLACES = /jest\.(mock|useFakeTimers)|globalThis/;
/** As long as many others: each by itself, for whichever worker is free. */
const LONG = /\/(sweep|seeds|life|demo-lives)[.]test[.]ts$/;

/**
 * Deals files of tests into parts whose files share what they load; neighbours by name, which load the same, share a part.
 * @returns paths by part; a file that replaces modules, time or globals is in none
 */
export function dealt(files) {
  const shared = files.filter((file) => !LONG.test(file) && !REPLACES.test(readFileSync(inRoot(file), 'utf8'))).sort();
  const parts = Array.from({ length: PARTS }, () => []);
  for (const [index, file] of shared.entries()) parts[Math.floor((index * PARTS) / shared.length)].push(file);
  return parts;
}
