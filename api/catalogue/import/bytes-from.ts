import type { FileStore } from '../../attachment/file-store';
import type { ReadBytes } from './run-import';

/** The bytes of stored files, as long as they are what was uploaded; a workbook is small enough to be held whole. */
export function bytesFrom(store: FileStore): ReadBytes {
  return async ({ place, digest, size }) => {
    const checked = await store.checked.open(place, { digest, size });
    if (checked.is !== 'good') return null;
    try {
      const parts: Buffer[] = [];
      for await (const part of await checked.object.read()) parts.push(part as Buffer);
      return Buffer.concat(parts);
    } finally {
      await checked.object.close();
    }
  };
}
