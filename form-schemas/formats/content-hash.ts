import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { LANGUAGE_VERSION } from '../engine/expression/language';
import { ENGINE_SEMANTICS } from '../engine/model/regime';
import { canonicalOf } from './canonical';
import type { RegimeFiles } from './document-kind';

/**
 * The identity of an edition: SHA-256 in hex over the canonical texts in order of their paths, together with the
 * engine's semantics and the version of the expression language, because the same text under other rules is other law.
 * A text that is not JSON enters as it stands.
 */
export function contentHash(files: RegimeFiles): string {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => [path, canonicalOf(text)]);
  const content = { engine: ENGINE_SEMANTICS, language: LANGUAGE_VERSION, files: entries };
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(content))));
}
