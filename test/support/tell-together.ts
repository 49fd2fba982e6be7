import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/**
 * Tells several files of tests as one, each under its path: what they load, and the schema that is built of it, they load once.
 * `test/run.mjs` says which, in as many parts as there are files `test/together/<part>.test.ts`.
 */
export function tellTogether(part: number): void {
  const parts = JSON.parse(process.env['TONGCHOU_TOGETHER'] ?? '[]') as readonly (readonly string[])[];
  for (const file of parts[part - 1] ?? []) describe(file, () => void jest.requireActual(join(ROOT, file)));
}
