import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** Organisations (单位) of a government. */
export class Organisation implements MigrationInterface {
  readonly name = 'Organisation1763600002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organisation (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        code text COLLATE "C" NOT NULL,
        title text NOT NULL,
        kind text NOT NULL,
        parent uuid,
        created_at timestamptz NOT NULL,
        closed_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, id),
        UNIQUE (government, code),
        FOREIGN KEY (government, parent) REFERENCES organisation (government, id)
      );
      ${protectTenant({ table: 'organisation', shared: true })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
