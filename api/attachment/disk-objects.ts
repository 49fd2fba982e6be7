import { type Dirent } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  StoreFailure,
  type ByteRange,
  type ListedObject,
  type ObjectStore,
  type OpenObject,
  type WholeFile,
} from './object-store';
import { systemCode } from './system-code';

/**
 * Files on this machine's disk, under `<root>/<key>`. A file is made durable aside, in the same file system, and renamed,
 * so that under its name it is whole or absent.
 */
export class DiskObjects implements ObjectStore {
  constructor(private readonly root: string) {}

  async put(key: string, { path }: WholeFile): Promise<void> {
    const target = join(this.root, key);
    const folder = dirname(target);
    await failing(async () => {
      await synced(path);
      await mkdir(folder, { recursive: true });
      await rename(path, target);
      await synced(folder);
    });
  }

  async open(key: string): Promise<OpenObject | null> {
    const file = await open(join(this.root, key), 'r').catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw failureOf(error);
    });
    if (!file) return null;
    const { size, mtimeMs, ino } = await file.stat();
    return {
      size,
      version: `${ino}-${size}-${mtimeMs}`,
      // The file stays open between two readings, so both are of the same one.
      read: async (range?: ByteRange): Promise<Readable> =>
        file.createReadStream({ autoClose: false, start: range?.first ?? 0, ...(range ? { end: range.last } : {}) }),
      close: () => file.close().catch(() => undefined),
    };
  }

  async remove(key: string): Promise<void> {
    await failing(() => rm(join(this.root, key), { force: true }));
  }

  async *list(prefix: string): AsyncIterable<ListedObject> {
    yield* this.below(prefix.replace(/\/$/, ''));
  }

  async check(): Promise<void> {
    await failing(() => mkdir(this.root, { recursive: true }));
  }

  close(): void {}

  private async *below(folder: string): AsyncIterable<ListedObject> {
    const entries = await readdir(join(this.root, folder), { withFileTypes: true }).catch(
      (error: unknown): Dirent[] => {
        if (isMissing(error)) return [];
        throw failureOf(error);
      },
    );
    for (const entry of entries) {
      const key = `${folder}/${entry.name}`;
      if (entry.isDirectory()) yield* this.below(key);
      else {
        const found = await stat(join(this.root, key)).catch(() => null);
        if (found?.isFile()) yield { key, writtenAt: found.mtime };
      }
    }
  }
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function failing<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw failureOf(error);
  }
}

function failureOf(error: unknown): StoreFailure {
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new StoreFailure('full', '磁盘空间不足', { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new StoreFailure('unusable', `存放附件的目录不可写（${code}）`, { cause: error });
  return new StoreFailure('away', `存放附件的磁盘出错（${code || '未知原因'}）`, { cause: error });
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(systemCode(error));
}
