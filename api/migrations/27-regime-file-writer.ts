import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * Who has written a file of a regime that nobody has published yet, by the digest of its canonical text: whoever
 * brings the same text in again by another way, from an export for instance, does not become its only author.
 */
export class RegimeFileWriter implements MigrationInterface {
  readonly name = 'RegimeFileWriter1763600027000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE regime_file_writer (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        digest text COLLATE "C" NOT NULL,
        person uuid NOT NULL REFERENCES person (id),
        PRIMARY KEY (government, digest, person)
      );
      ${protectTenant({ table: 'regime_file_writer', grant: 'SELECT, INSERT, DELETE' })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
