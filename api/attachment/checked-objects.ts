import { createHash } from 'node:crypto';
import type { ObjectStore, OpenObject } from './object-store';

/** How long a content that has been checked is taken to be the same, as long as the store calls it the same version. */
const GOOD_FOR_MS = 10 * 60_000;
const MOST = 1_000;

/** What a stored file was found to be. */
export type Found = 'good' | 'missing' | 'differs';

export type Checked = { readonly is: 'good'; readonly object: OpenObject } | { readonly is: 'missing' | 'differs' };

/**
 * Opens stored files that are still what was uploaded. The whole content is read and its digest compared before a byte of it
 * is sent; for the next minutes the version suffices, so that a preview in pieces reads it twice and not each time.
 */
export class CheckedObjects {
  private readonly good = new Map<string, number>();

  constructor(
    private readonly objects: ObjectStore,
    private readonly now: () => number = Date.now,
  ) {}

  async open(key: string, expected: { readonly size: number; readonly digest: string }): Promise<Checked> {
    const object = await this.objects.open(key);
    if (!object) return { is: 'missing' };
    try {
      if (object.size === expected.size && (await this.isGood(key, object, expected.digest)))
        return { is: 'good', object };
    } catch (error) {
      await object.close();
      throw error;
    }
    await object.close();
    return { is: 'differs' };
  }

  /** Reads a stored file whole and says whether it is what was uploaded, whatever was found before. @throws StoreFailure */
  async look(key: string, expected: { readonly size: number; readonly digest: string }): Promise<Found> {
    const object = await this.objects.open(key);
    if (!object) return 'missing';
    try {
      return object.size === expected.size && (await digestOf(object)) === expected.digest ? 'good' : 'differs';
    } finally {
      await object.close();
    }
  }

  private async isGood(key: string, object: OpenObject, digest: string): Promise<boolean> {
    const name = `${key} ${object.version} ${digest}`;
    const until = this.good.get(name);
    if (until !== undefined && until > this.now()) return true;
    this.good.delete(name);
    if ((await digestOf(object)) !== digest) return false;
    const [oldest] = this.good.keys();
    if (this.good.size >= MOST && oldest !== undefined) this.good.delete(oldest);
    this.good.set(name, this.now() + GOOD_FOR_MS);
    return true;
  }
}

async function digestOf(object: OpenObject): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of await object.read()) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
