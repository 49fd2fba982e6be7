import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** Governments are the tenants. The list itself is public; who shares with whom is each one's own decision. */
export class Government implements MigrationInterface {
  readonly name = 'Government1763600001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE government (
        code text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[0-9]{6,12}$'),
        title text NOT NULL,
        level text NOT NULL CHECK (level IN ('province', 'city', 'county')),
        parent text COLLATE "C" REFERENCES government (code),
        created_at timestamptz NOT NULL
      );
      GRANT SELECT, INSERT ON government TO app_rw;

      CREATE TABLE sharing (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        viewer text COLLATE "C" NOT NULL REFERENCES government (code),
        PRIMARY KEY (government, viewer),
        CHECK (government <> viewer)
      );
      ${protectTenant({ table: 'sharing', grant: 'SELECT, INSERT, DELETE', orRead: `viewer = nullif(current_setting('app.government', true), '')` })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
