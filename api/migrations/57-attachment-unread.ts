import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A stored file that could not be read when it was to be checked: since when, beside what was found of it before (nothing, perhaps). */
export class AttachmentUnread implements MigrationInterface {
  readonly name = 'AttachmentUnread1763600057000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE attachment_check
        ADD COLUMN failed_at timestamptz,
        ALTER COLUMN checked_at DROP NOT NULL,
        ALTER COLUMN found DROP NOT NULL,
        ADD CONSTRAINT found_when_checked CHECK ((checked_at IS NULL) = (found IS NULL)),
        ADD CONSTRAINT checked_or_failed CHECK (checked_at IS NOT NULL OR failed_at IS NOT NULL);
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
