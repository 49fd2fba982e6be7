import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config';
import { CheckedObjects } from './checked-objects';
import { DiskObjects } from './disk-objects';
import type { ObjectStore } from './object-store';
import { S3Objects } from './s3-objects';

const STALE_MS = 60 * 60 * 1000;

/** A file that is being received: written aside until it is whole. */
export interface Incoming {
  readonly file: FileHandle;
  readonly path: string;
}

/**
 * Uploaded files: received on this machine's disk first, where their type, length and digest become known, then handed to
 * the store that is configured. Nothing is in the store that has not been looked at.
 */
export class FileStore {
  readonly checked: CheckedObjects;
  private readonly aside: string;

  constructor(
    data: string,
    readonly objects: ObjectStore = new DiskObjects(filesOf(data)),
  ) {
    this.aside = join(filesOf(data), '.incoming');
    this.checked = new CheckedObjects(objects);
  }

  /** The store that a configuration names: a bucket, or the disk. */
  static of({ data, s3 }: Pick<Config, 'data' | 's3'>): FileStore {
    return s3 ? new FileStore(data, new S3Objects(s3)) : new FileStore(data);
  }

  async receive(): Promise<Incoming> {
    await mkdir(this.aside, { recursive: true });
    const path = join(this.aside, randomUUID());
    return { path, file: await open(path, 'wx+') };
  }

  /** Hands a received file to the store, and closes it. */
  async keep(
    { file, path }: Incoming,
    key: string,
    of: { readonly size: number; readonly digest: string },
  ): Promise<void> {
    await file.close();
    await this.objects.put(key, { path, ...of });
  }

  /** Removes a received file that is not kept; safe to call twice. */
  async discard({ file, path }: Incoming): Promise<void> {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
  }

  /** Removes what a process that was killed left aside an hour ago or earlier. */
  async clear(now: number): Promise<void> {
    for (const name of await readdir(this.aside).catch(() => [])) {
      const path = join(this.aside, name);
      const found = await stat(path).catch(() => null);
      if (found && now - found.mtimeMs > STALE_MS) await rm(path, { force: true });
    }
  }
}

function filesOf(data: string): string {
  return join(data, 'files');
}

/** Where a file stands in the store: each upload a place of its own, which no other will ever take. */
export function placeOf(government: string, id: string): string {
  return `${government}/${id.slice(0, 2)}/${id}`;
}
