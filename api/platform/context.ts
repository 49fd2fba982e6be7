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
  /** Goes on as another session (signing in and out, changing office): the payload is read as that one. */
  become(session: Session | null): void;
  /**
   * A transaction of its own beside the operation's; only for mutations marked `@OwnTransactions()`, which have none.
   * `keys` make single rows visible that row-level security hides otherwise (`login`, `token`, `person`).
   */
  separately<T>(keys: SecretKeys, act: (tx: EntityManager) => Promise<T>): Promise<T>;
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
}

/** The client at the other end, as far as commands may know of it. */
export interface Client {
  readonly address: string;
  readonly idempotencyKey: string | null;
  /** Counts an attempt to sign in from this address. @throws ApiError RATE_LIMITED */
  countLogin(): Promise<void>;
  /** Sets (or with null clears) the session cookie. */
  setSessionCookie(token: string | null, expires: Date | null): void;
}
