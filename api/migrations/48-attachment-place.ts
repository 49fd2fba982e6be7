import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each upload has a place of its own in the store, which no other upload takes: a file whose attachment was never stored can be
 * removed without asking who else may be writing the same content.
 */
export class AttachmentPlace implements MigrationInterface {
  readonly name = 'AttachmentPlace1763600048000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE attachment ADD place text COLLATE "C" NOT NULL;
      CREATE INDEX attachment_place ON attachment (government, place);
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
