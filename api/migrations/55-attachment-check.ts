import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** When each stored file was last read whole, and whether it was still what had been uploaded. Attachments themselves never change. */
export class AttachmentCheck implements MigrationInterface {
  readonly name = 'AttachmentCheck1763600055000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachment_check (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        attachment uuid NOT NULL,
        checked_at timestamptz NOT NULL,
        found text COLLATE "C" NOT NULL CHECK (found IN ('good', 'missing', 'differs')),
        PRIMARY KEY (government, attachment),
        FOREIGN KEY (government, attachment) REFERENCES attachment (government, id)
      );
      ${protectTenant({ table: 'attachment_check' })}
      CREATE INDEX attachment_stored ON attachment (government, stored_at) WHERE status = 'stored';
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
