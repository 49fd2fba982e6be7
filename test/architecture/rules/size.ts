import type { HouseRule } from './rule';

/** The hard limit; 200 is the soft one that a reviewer minds. */
export const LONGEST_FILE = 400;

/** Made by machines, or written once and never touched again. */
const EXEMPT = ['api/migrations/', '/generated/'];

/** A file that nobody can read in one sitting is several files. */
export const filesAreShort: HouseRule = (sources) => {
  const breaches: string[] = [];
  for (const [path, file] of sources) {
    if (EXEMPT.some((part) => path.includes(part))) continue;
    const lines = file.text.split('\n').length - (file.text.endsWith('\n') ? 1 : 0);
    if (lines > LONGEST_FILE) breaches.push(`${path}: has ${lines} lines, more than ${LONGEST_FILE}`);
  }
  return breaches;
};
