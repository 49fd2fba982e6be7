import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from './paths.mjs';

/** Part of the build: the proofs of the regimes that come with the software, by the engine just built. */
const { proofsToBuild } = createRequire(import.meta.url)(inRoot('dist', 'api', 'regime', 'built-proofs.js'));
writeFileSync(inRoot('dist', 'built-proofs.json'), proofsToBuild());
