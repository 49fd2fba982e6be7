import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * Which texts have been published once, by their digest: they are the law for everybody, and whoever hands them in
 * again together with a change of his own is the author of the change only.
 */
export class RegimeFilePublished implements MigrationInterface {
  readonly name = 'RegimeFilePublished1763600028000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE regime_file_published (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        digest text COLLATE "C" NOT NULL,
        PRIMARY KEY (government, digest)
      );
      ${protectTenant({ table: 'regime_file_published', grant: 'SELECT, INSERT' })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
