import type { EntityManager } from 'typeorm';
import type { Day } from '../../form-schemas/engine/day';
import type { Session } from './session';

/** What a resolver, command or loader is handed first: who, when, and the one transaction. */
export interface Context {
  readonly requestId: string;
  /** The moment of the operation by the database's clock; the same for all of it. Tests inject their own clock. */
  readonly now: Date;
  /** The day of `now` in Asia/Shanghai. */
  readonly today: Day;
  /** Null: not signed in. Use `signedIn(ctx)` where a session is needed. */
  readonly session: Session | null;
  /** The tenant of the session; throws UNAUTHENTICATED without one. Written explicitly into every statement. */
  readonly government: string;
  /** The operation's transaction. The data source itself is out of reach on purpose: a second client would wait for ever on the embedded database. */
  readonly tx: EntityManager;
  /** Changes with each transaction: the key under which loaders keep what they have read. */
  readonly epoch: object;
  readonly client: Client;
  readonly settings: Settings;
  /** Work done last in the transaction, in order, e.g. audit events: the chain's head is locked as shortly as can be. */
  beforeCommit(work: () => Promise<void>): void;
  /** Asks for work that begins once this transaction has committed and goes on after the answer; nothing when it is rolled back. */
  afterCommit(work: LaterWork): void;
  /** Goes on as another session (signing in and out, changing office): the payload is read as that one. */
  become(session: Session | null): void;
  /**
   * Awaits what takes long without holding a transaction. A read is paused meanwhile; a mutation is rolled back and
   * done again from its start once the answer is there (`meanwhile.ts`), so nothing may hang on what it did before.
   *
   * @param key names the work within this operation, by all that its answer depends on
   */
  outside<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Computes what is kept for everybody, e.g. a regime compiled at its first use: whoever is first is not charged the time. */
  uncounted<T>(work: () => T): T;
  /** The bytes of a stored file that is small enough to be held whole; null: it is not there. Only within {@link outside}. */
  stored(file: StoredFile): Promise<Buffer | null>;
  /**
   * A transaction of its own beside the operation's; only for mutations marked `@OwnTransactions()`, which have none.
   * `keys` make single rows visible that row-level security hides otherwise (`login`, `token`, `person`).
   */
  separately<T>(keys: SecretKeys, act: (tx: EntityManager) => Promise<T>): Promise<T>;
}

/** A file in the store, as it was uploaded. */
export interface StoredFile {
  readonly place: string;
  /** SHA-256, 64 hex digits. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** Long work that somebody has asked for, named by its row; the server knows who does it. */
export interface LaterWork {
  readonly kind: 'catalogue-import';
  readonly government: string;
  readonly id: string;
}

/** Rows of credentials and sessions are visible only to whoever names their key. */
export interface SecretKeys {
  readonly login?: string;
  /** SHA-256 of a token, in hex. */
  readonly token?: string;
  readonly person?: string;
  /** The tenant to write for, e.g. to audit a signing in. */
  readonly government?: string;
}

/** What commands may know of the configuration. */
export interface Settings {
  /** Bytes of attachments that one organisation may have. */
  readonly attachmentQuota: number;
  /** Bytes of attachments that all organisations of a government may have together. */
  readonly governmentAttachmentQuota: number;
  /** Bytes of attachments that one case may hold. */
  readonly caseAttachmentQuota: number;
  /** The longest that a regime may be proven, in milliseconds. */
  readonly proofMs: number;
  /** Where people outside reach this server, `https://…` without a slash at its end; empty: not configured. */
  readonly address: string;
}

/** The client at the other end, as far as commands may know of it. */
export interface Client {
  readonly address: string;
  readonly idempotencyKey: string | null;
  /** Counts an attempt to sign in from this address. @throws ApiError RATE_LIMITED */
  countLogin(): Promise<void>;
  /** Sets (or with null clears) the session cookie, which lasts so long from when it is received. */
  setSessionCookie(token: string | null, lastsMs: number): void;
}
