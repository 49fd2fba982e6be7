import { ApiError } from './errors';
import { refuseInput } from './user-error';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PLAIN = /^([A-Z][A-Za-z]{1,40}):(.{1,80})$/;

/** An opaque global id: base64url of `Type:key`. Clients must not look inside; only this file does. */
export function toGlobalId(type: string, key: string): string {
  return Buffer.from(`${type}:${key}`, 'utf8').toString('base64url');
}

/** @returns type and key, or null when it is no id of ours. Only the canonical writing is accepted. */
export function fromGlobalId(given: string): { readonly type: string; readonly key: string } | null {
  if (given.length > 200) return null;
  const match = PLAIN.exec(Buffer.from(given, 'base64url').toString('utf8'));
  const [, type, key] = match ?? [];
  if (!type || !key || toGlobalId(type, key) !== given) return null;
  return { type, key };
}

/**
 * The database id (uuid) in a global id of the wanted type.
 *
 * @throws InputRefused at `path` when it is no id at all; NOT_FOUND when it is the id of something else, which
 * says no more than a missing one does
 */
export function localId(type: string, given: string, path = 'id'): string {
  const id = fromGlobalId(given);
  if (!id) throw refuseInput(path, `须为服务器给出的标识，所给为“${given.slice(0, 40)}”`);
  if (id.type !== type || !UUID.test(id.key)) throw new ApiError('NOT_FOUND', undefined, { path });
  return id.key;
}

export function localIdOrNull(type: string, given: string | null | undefined, path = 'id'): string | null {
  return given === null || given === undefined ? null : localId(type, given, path);
}
