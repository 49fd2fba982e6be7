import { join } from 'node:path';
import { findRegime, listRegimes } from '../../form-schemas/files/find-regime';
import { readInput } from '../../form-schemas/files/read-input';
import { bundleText } from '../../form-schemas/formats/bundle';
import { sha256 } from '../platform/canonical';
import type { Proof } from './proof';
import { proveFiles } from './verify-files';

/** Where the build (`api/bin/prove.mjs`) puts them; beside sources there is none. */
const FILE = join(__dirname, '../../built-proofs.json');

let kept: ReadonlyMap<string, Proof> | undefined;

/**
 * The proof of files with this digest, if they are those of a regime that comes with the software: made when it is built, by
 * the engine that is built, so that a first start need not do it again. Sources prove whatever they are asked to.
 */
export function builtProof(digest: string): Proof | undefined {
  kept ??= new Map(JSON.parse(readInput(FILE).text ?? '[]') as [string, Proof][]);
  return kept.get(digest);
}

/** The proofs of all regimes that come with the software, as {@link builtProof} reads them. */
export function proofsToBuild(): string {
  const proofs = listRegimes().flatMap((code): readonly (readonly [string, Proof])[] => {
    const { value: files } = findRegime(code);
    return files === null ? [] : [[sha256(bundleText(files)), proveFiles(files)]];
  });
  return JSON.stringify(proofs);
}
