import type { DataSource, EntityManager } from 'typeorm';
import type { Day } from '../../form-schemas/engine/day';
import type { Client, Context, LaterWork, SecretKeys, Settings, StoredFile } from './context';
import { Transaction } from './database/transaction';
import { ApiError } from './errors';
import { Meanwhile } from './meanwhile';
import { dayOf } from './scalars/time';
import type { Session } from './session';

/** The longest an operation may take; the database's own limit of 3 s per statement lies below it. */
export const OPERATION_MS = 5_000;

const DEFAULT_SETTINGS: Settings = {
  attachmentQuota: 5 * 1024 ** 3,
  governmentAttachmentQuota: 500 * 1024 ** 3,
  caseAttachmentQuota: 1024 ** 3,
  proofMs: 20_000,
  address: '',
};

/**
 * Finds the session of a token in the transaction just begun, opens row-level security for it, and reads the clock:
 * one statement for the three. Handed in by identity, which the platform does not know.
 */
export type SessionLoader = (
  tx: EntityManager,
  token: string,
  clock: Date | null,
) => Promise<{ readonly now: Date; readonly session: Session | null }>;

export interface OperationOptions {
  readonly source: DataSource;
  readonly requestId: string;
  readonly client: Client;
  /** Either the token that the client sent, or (for seeds and jobs) the session itself. */
  readonly token: string | null;
  readonly session?: Session;
  readonly loadSession: SessionLoader;
  /** Absent: the database's clock, the only authority outside the tests. */
  readonly clock?: (() => Date) | undefined;
  readonly onStatement?: ((sql: string) => void) | undefined;
  readonly settings?: { readonly [K in keyof Settings]?: Settings[K] | undefined } | undefined;
  readonly limitMs?: number | undefined;
  /** Hears, after each commit, what is to be done later; without it nobody does. */
  readonly later?: ((work: LaterWork) => void) | undefined;
  /** Where the bytes of uploaded files come from; without it there are none. */
  readonly bytes?: ((file: StoredFile) => Promise<Buffer | null>) | undefined;
}

/**
 * One operation and its transactions, one at a time: a query reads in one; a mutation writes in one, commits, and its
 * payload is read in the next. What commits together is what the command did, its audit events and its idempotency key.
 */
export class Operation implements Context {
  readonly requestId: string;
  readonly client: Client;
  readonly settings: Settings;
  private transaction: Transaction | null = null;
  private moment: Date | null = null;
  private current: Session | null;
  private authenticated: boolean;
  private lastWork: (() => Promise<void>)[] = [];
  private laterWork: LaterWork[] = [];
  private deadline: number;
  private readonly done = new Map<string, unknown>();
  epoch: object = {};

  constructor(private readonly options: OperationOptions) {
    this.requestId = options.requestId;
    this.client = options.client;
    const given = options.settings;
    this.settings = {
      attachmentQuota: given?.attachmentQuota ?? DEFAULT_SETTINGS.attachmentQuota,
      governmentAttachmentQuota: given?.governmentAttachmentQuota ?? DEFAULT_SETTINGS.governmentAttachmentQuota,
      caseAttachmentQuota: given?.caseAttachmentQuota ?? DEFAULT_SETTINGS.caseAttachmentQuota,
      proofMs: given?.proofMs ?? DEFAULT_SETTINGS.proofMs,
      address: given?.address ?? DEFAULT_SETTINGS.address,
    };
    this.current = options.session ?? null;
    this.authenticated = options.session !== undefined;
    this.deadline = Date.now() + (options.limitMs ?? OPERATION_MS);
  }

  get now(): Date {
    if (!this.moment) throw new Error('the clock is read when the transaction begins');
    return this.moment;
  }

  get today(): Day {
    return dayOf(this.now);
  }

  get session(): Session | null {
    return this.current;
  }

  get government(): string {
    if (!this.current) throw new ApiError('UNAUTHENTICATED');
    if (this.current.government === null)
      throw new ApiError('FORBIDDEN', '请先选择以哪一项任职进行操作（switchAppointment）');
    return this.current.government;
  }

  get tx(): EntityManager {
    if (!this.transaction) throw new Error('no transaction is open');
    return this.transaction.manager;
  }

  beforeCommit(work: () => Promise<void>): void {
    this.lastWork.push(work);
  }

  afterCommit(work: LaterWork): void {
    this.laterWork.push(work);
  }

  /** Begins a transaction as the session's government; the first one also reads the clock and finds the session. */
  async begin(mode: 'read' | 'write'): Promise<void> {
    if (this.transaction) throw new Error('a transaction is open already');
    const transaction = await this.open(mode);
    this.transaction = transaction;
    this.epoch = {};
    this.lastWork = [];
    this.laterWork = [];
    const { manager } = transaction;
    if (!this.authenticated && this.options.token !== null) {
      const found = await this.options.loadSession(manager, this.options.token, this.options.clock?.() ?? null);
      this.moment ??= found.now;
      this.become(found.session);
      return;
    }
    await this.readClock(manager);
    const settings = this.settingsOfSession();
    if (settings) await settle(manager, settings);
  }

  private settingsOfSession(): Readonly<Record<string, string>> | null {
    const session = this.current;
    if (!session) return null;
    return {
      'app.government': session.government ?? '',
      'app.visible': session.visible.join(','),
      'app.person': session.person.id,
      'app.token': session.digest ?? '',
    };
  }

  async outside<T>(key: string, work: () => Promise<T>): Promise<T> {
    if (this.done.has(key)) return this.done.get(key) as T;
    const transaction = this.transaction;
    if (transaction?.isWrite)
      throw new Meanwhile(async () => {
        const from = Date.now();
        this.done.set(key, await work());
        this.deadline += Date.now() - from;
      });
    const from = Date.now();
    const working = work();
    const settings = this.settingsOfSession();
    await transaction?.pause(working, settings && settling(settings));
    this.deadline += Date.now() - from;
    this.done.set(key, await working);
    return working;
  }

  uncounted<T>(work: () => T): T {
    const from = Date.now();
    try {
      return work();
    } finally {
      const spent = Date.now() - from;
      this.deadline += spent;
      this.transaction?.spare(spent);
    }
  }

  async stored(file: StoredFile): Promise<Buffer | null> {
    return this.options.bytes ? this.options.bytes(file) : null;
  }

  async commit(): Promise<void> {
    const transaction = this.transaction;
    if (!transaction) throw new Error('no transaction is open');
    for (const work of this.lastWork) await work();
    this.transaction = null;
    await transaction.commit();
    for (const work of this.laterWork.splice(0)) this.options.later?.(work);
  }

  /** Ends whatever is open without keeping it. Safe to call twice. */
  async close(): Promise<void> {
    const transaction = this.transaction;
    this.transaction = null;
    await transaction?.rollback();
  }

  /** After signing in or changing office, the payload is read as the new session. */
  become(session: Session | null): void {
    this.current = session;
    this.authenticated = true;
  }

  async separately<T>(keys: SecretKeys, act: (tx: EntityManager) => Promise<T>): Promise<T> {
    if (this.transaction)
      throw new Error('separately() beside an open transaction would wait for ever on the embedded database');
    const transaction = await this.open('write');
    try {
      await this.readClock(transaction.manager);
      await settle(transaction.manager, {
        'app.login': keys.login ?? '',
        'app.token': keys.token ?? '',
        'app.person': keys.person ?? '',
        'app.government': keys.government ?? '',
      });
      const result = await act(transaction.manager);
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  private open(mode: 'read' | 'write'): Promise<Transaction> {
    const { source, onStatement } = this.options;
    return Transaction.begin(source, { write: mode === 'write', deadline: this.deadline, onStatement });
  }

  private async readClock(tx: EntityManager): Promise<void> {
    if (this.moment) return;
    if (this.options.clock) {
      this.moment = this.options.clock();
      return;
    }
    const [row] = await tx.query<{ now: Date }[]>('select now() as now');
    if (!row) throw new Error('the database gave no time');
    this.moment = row.now;
  }
}

/** Settings for this transaction only; unset ones are empty, which row-level security reads as nothing. */
export async function settle(tx: EntityManager, settings: Readonly<Record<string, string>>): Promise<void> {
  await tx.query(...settling(settings));
}

function settling(settings: Readonly<Record<string, string>>): [sql: string, parameters: string[]] {
  const calls = Object.keys(settings).map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`);
  return [`select ${calls.join(', ')}`, Object.entries(settings).flat()];
}
