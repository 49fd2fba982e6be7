import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** Idempotency keys: what was asked under a key (hash) and what was answered (nodes by id). */
export class IdempotencyKey implements MigrationInterface {
  readonly name = 'IdempotencyKey1763600011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_key (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        actor uuid NOT NULL,
        key text COLLATE "C" NOT NULL,
        digest text COLLATE "C" NOT NULL,
        payload text,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (government, actor, key)
      );
      ${protectTenant({ table: 'idempotency_key', grant: 'SELECT, INSERT, UPDATE, DELETE' })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
