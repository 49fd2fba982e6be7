import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * Adoptions: from which day on an edition applies. In force on a day is the one with the latest such day not after it.
 * Shared on purpose: a county that starts from its city's regime has to know which edition the city applies.
 */
export class Adoption implements MigrationInterface {
  readonly name = 'Adoption1763600013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE adoption (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        regime_code text COLLATE "C" NOT NULL,
        edition uuid NOT NULL,
        effective_from date NOT NULL,
        adopted_by uuid NOT NULL REFERENCES person (id),
        created_at timestamptz NOT NULL,
        PRIMARY KEY (government, id),
        CONSTRAINT one_edition_a_day UNIQUE (government, regime_code, effective_from),
        FOREIGN KEY (government, edition) REFERENCES edition (government, id)
      );
      CREATE INDEX adoption_edition ON adoption (government, edition);
      ${protectTenant({ table: 'adoption', shared: true, grant: 'SELECT, INSERT' })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
