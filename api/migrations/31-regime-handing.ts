import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Handing a regime over: notices lead to the edition that they are about, and a draft remembers what somebody has
 * confirmed to be kept as the higher government has it.
 */
export class RegimeHanding implements MigrationInterface {
  readonly name = 'RegimeHanding1763600031000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notice ADD COLUMN edition uuid;
      ALTER TABLE notice ADD FOREIGN KEY (government, edition) REFERENCES edition (government, id);
      ALTER TABLE regime_draft ADD COLUMN kept text[] NOT NULL DEFAULT '{}';
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
