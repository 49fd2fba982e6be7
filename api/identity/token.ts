import { randomBytes } from 'node:crypto';
import { sha256 } from '../platform/canonical';

/** A new token: 256 random bits, base64url. It is shown once; only its SHA-256 is ever stored. */
export function newToken(): { readonly token: string; readonly digest: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, digest: sha256(token) };
}

/** SHA-256 suffices: a guess against 256 random bits gains nothing from a slower hash. */
export function digestOf(token: string): string {
  return sha256(token);
}
