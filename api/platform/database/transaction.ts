import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { ApiError } from '../errors';

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

  private constructor(
    private readonly runner: QueryRunner,
    private readonly options: TransactionOptions,
  ) {
    const run = runner.query.bind(runner);
    runner.query = (sql: string, parameters?: unknown[], structured?: boolean) => {
      const next = this.tail.then(() => this.inTime(sql, () => run(sql, parameters, structured as true)));
      this.tail = next.catch(() => undefined);
      return next;
    };
  }

  /** Begins. Reads see one moment (repeatable read); writes see what others commit, and are guarded by conditional updates. */
  static async begin(source: DataSource, options: TransactionOptions): Promise<Transaction> {
    const runner = source.createQueryRunner();
    const transaction = new Transaction(runner, options);
    try {
      await runner.connect();
      // One statement instead of TypeORM's two; a read needs no manager that knows of its transaction.
      if (options.write) await runner.startTransaction();
      else await runner.query('START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
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
    if (this.runner.isReleased) return;
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
    if (this.runner.isReleased) return;
    const broken = this.lost || this.open;
    const runner = this.runner as QueryRunner & { releasePostgresConnection(error?: Error): Promise<void> };
    await runner.releasePostgresConnection(broken ? new Error('transaction lost') : undefined);
  }

  private async inTime<T>(sql: string, run: () => Promise<T>): Promise<T> {
    const left = this.options.deadline - Date.now();
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
