import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** Notices (通知) to persons, written in the transaction of what they tell. */
export class Notice implements MigrationInterface {
  readonly name = 'Notice1763600015000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        person uuid NOT NULL REFERENCES person (id),
        kind text COLLATE "C" NOT NULL,
        message text NOT NULL,
        application uuid,
        created_at timestamptz NOT NULL,
        read_at timestamptz,
        PRIMARY KEY (government, id)
      );
      CREATE INDEX notice_person ON notice (government, person, created_at, id);
      CREATE INDEX notice_unread_of_case ON notice (government, application, person) WHERE read_at IS NULL;
      ${protectTenant({ table: 'notice' })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
