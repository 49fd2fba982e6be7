import type { Readable } from 'node:stream';

/** A file that is received whole and stands on this machine until a store has taken it. */
export interface WholeFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the content, 64 hex digits. */
  readonly digest: string;
}

/** Bytes from the first to the last, both included, counted from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** A stored file that is being looked at: what is read of it is of one version, or is refused. */
export interface OpenObject {
  readonly size: number;
  /** Another one whenever the content may be another. */
  readonly version: string;
  read(range?: ByteRange): Promise<Readable>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export interface ListedObject {
  readonly key: string;
  readonly writtenAt: Date;
}

/**
 * Where uploaded files are kept. A key is written once, whole or not at all; nothing is ever changed in place.
 * Every method throws {@link StoreFailure} where the store does not do what it is asked.
 */
export interface ObjectStore {
  /** Takes a whole file under a key; what stood aside at `file.path` is gone afterwards. */
  put(key: string, file: WholeFile): Promise<void>;
  /** Null where there is none. */
  open(key: string): Promise<OpenObject | null>;
  /** No mistake where there is none. */
  remove(key: string): Promise<void>;
  /** Everything whose key begins so. */
  list(prefix: string): AsyncIterable<ListedObject>;
  /** Whether it can be used at all, asked once at the start. */
  check(): Promise<void>;
  close(): void;
}

/** `unusable`: wrongly configured (keys, bucket). `away`: it does not answer, or not in time. `full`: no space. `changed`: another file came under the key. */
export type StoreFault = 'unusable' | 'away' | 'full' | 'changed';

/** The store did not do what it was asked; the message is for whoever runs it, and names no key or secret. */
export class StoreFailure extends Error {
  constructor(
    readonly fault: StoreFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreFailure';
  }
}
