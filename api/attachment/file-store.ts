import { randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

const STALE_MS = 60 * 60 * 1000;

/** A file that is being received: written aside until it is whole. */
export interface Incoming {
  readonly file: FileHandle;
  readonly path: string;
}

/**
 * Files on disk: `<data>/files/<government>/<first two of digest>/<digest>`. A file is written aside, made durable
 * and renamed, so that under its name it is whole or absent. Equal contents of one government are one file.
 */
export class FileStore {
  private readonly root: string;
  private readonly aside: string;

  constructor(data: string) {
    this.root = join(data, 'files');
    this.aside = join(this.root, '.incoming');
  }

  async receive(): Promise<Incoming> {
    await mkdir(this.aside, { recursive: true });
    const path = join(this.aside, randomUUID());
    return { path, file: await open(path, 'wx+') };
  }

  /** Makes a received file durable under its digest, and closes it. */
  async keep({ file, path }: Incoming, government: string, digest: string): Promise<void> {
    await file.sync();
    await file.close();
    const folder = this.folderOf(government, digest);
    await mkdir(folder, { recursive: true });
    await rename(path, join(folder, digest));
    const directory = await open(folder, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }

  /** Removes a received file that is not kept; safe to call twice. */
  async discard({ file, path }: Incoming): Promise<void> {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
  }

  /** @returns null where the file is not there, or not as long as it was */
  async read(government: string, digest: string, size: number): Promise<ReadStream | null> {
    const path = join(this.folderOf(government, digest), digest);
    const found = await stat(path).catch(() => null);
    return found?.isFile() && found.size === size ? createReadStream(path) : null;
  }

  /** Removes what a process that was killed left aside an hour ago or earlier. */
  async clear(now: number): Promise<void> {
    for (const name of await readdir(this.aside).catch(() => [])) {
      const path = join(this.aside, name);
      const found = await stat(path).catch(() => null);
      if (found && now - found.mtimeMs > STALE_MS) await rm(path, { force: true });
    }
  }

  private folderOf(government: string, digest: string): string {
    return join(this.root, government, digest.slice(0, 2));
  }
}
