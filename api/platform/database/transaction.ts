import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { ApiError } from '../errors';

const READ_ONLY = 'START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY';

export interface TransactionOptions {
  readonly write: boolean;
  /** Epoch milliseconds (of this machine) after which no statement is begun or awaited. */
  readonly deadline: number;
  /** Hears every statement: the tests count them. */
  readonly onStatement?: ((sql: string) => void) | undefined;
}

/**
 * One transaction on one client. Statements queue: parallel statements on a client are deprecated by node-postgres,
 * and one that fails would abort the others anyway. A statement that outlives the deadline costs the client its
 * connection, never the request its answer.
 */
export class Transaction {
  private tail: Promise<unknown> = Promise.resolve();
  private lost = false;
  private open = false;
  private deadline: number;
  /** Holds the client: another one after each pause, while the manager stays with `runner`. */
  private holder: QueryRunner;
  private run: QueryRunner['query'];

  private constructor(
    private readonly source: DataSource,
    private readonly runner: QueryRunner,
    private readonly options: TransactionOptions,
  ) {
    this.deadline = options.deadline;
    this.holder = runner;
    this.run = runner.query.bind(runner);
    runner.query = (sql: string, parameters?: unknown[], structured?: boolean) => {
      const next = this.tail.then(() => this.inTime(sql, () => this.run(sql, parameters, structured as true)));
      this.tail = next.catch(() => undefined);
      return next;
    };
  }

  /** Begins. Reads see one moment (repeatable read); writes see what others commit, and are guarded by conditional updates. */
  static async begin(source: DataSource, options: TransactionOptions): Promise<Transaction> {
    const runner = source.createQueryRunner();
    const transaction = new Transaction(source, runner, options);
    try {
      await runner.connect();
      // One statement instead of TypeORM's two; a read needs no manager that knows of its transaction.
      if (options.write) await runner.startTransaction();
      else await runner.query(READ_ONLY);
      transaction.open = true;
      return transaction;
    } catch (error) {
      // Without an answer nobody knows whether it has begun: lent to the next, it would have them in this transaction.
      transaction.lost = true;
      await transaction.rollback();
      throw error;
    }
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  get isWrite(): boolean {
    return this.options.write;
  }

  /** Puts the deadline off by so many milliseconds. */
  spare(milliseconds: number): void {
    this.deadline += milliseconds;
  }

  /**
   * Ends a read while something is awaited and begins it again, so that its client serves others meanwhile. Statements
   * asked for in between wait; what they see is later than what was read before. The time does not count.
   *
   * @param opening the statement that opens row-level security again, with its parameters
   */
  pause(work: Promise<unknown>, opening: readonly [sql: string, parameters: string[]] | null): Promise<void> {
    if (this.isWrite) throw new Error('a transaction that writes cannot be paused');
    const paused = this.tail.then(async () => {
      const from = Date.now();
      await this.inTime('COMMIT', () => this.run('COMMIT'));
      this.open = false;
      await this.giveBack();
      await work.catch(() => undefined);
      this.deadline += Date.now() - from;
      this.holder = this.source.createQueryRunner();
      this.run = this.holder.query.bind(this.holder);
      await this.inTime(READ_ONLY, () => this.run(READ_ONLY));
      this.open = true;
      if (opening) await this.inTime(opening[0], () => this.run(opening[0], opening[1]));
    });
    this.tail = paused.catch(() => undefined);
    return paused;
  }

  async commit(): Promise<void> {
    try {
      await (this.options.write ? this.runner.commitTransaction() : this.runner.query('COMMIT'));
      this.open = false;
    } finally {
      await this.giveBack();
    }
  }

  /** Rolls back what is still open and gives the client back; safe to call twice. Never throws: the failure before it is the news. */
  async rollback(): Promise<void> {
    await this.tail;
    if (this.holder.isReleased) return;
    if (this.open && !this.lost) {
      const ended = this.options.write ? this.runner.rollbackTransaction() : this.runner.query('ROLLBACK');
      await ended.then(
        () => (this.open = false),
        () => (this.lost = true),
      );
    }
    await this.giveBack();
  }

  /** A client that may still be busy, or inside a transaction, is closed instead of lent to the next. */
  private async giveBack(): Promise<void> {
    if (this.holder.isReleased) return;
    const broken = this.lost || this.open;
    const runner = this.holder as QueryRunner & { releasePostgresConnection(error?: Error): Promise<void> };
    await runner.releasePostgresConnection(broken ? new Error('transaction lost') : undefined);
  }

  private async inTime<T>(sql: string, run: () => Promise<T>): Promise<T> {
    const left = this.deadline - Date.now();
    const ending = /^(COMMIT|ROLLBACK)$/.test(sql);
    if (left <= 0 && !ending) throw tooLong();
    this.options.onStatement?.(sql);
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, fail) => {
      timer = setTimeout(
        () => {
          this.lost = true;
          fail(tooLong());
        },
        Math.max(left, ending ? 1_000 : 0),
      );
    });
    try {
      return await Promise.race([run(), timeout]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function tooLong(): ApiError {
  return new ApiError('LIMIT_EXCEEDED', '操作超过时限（5 秒），已中止');
}
