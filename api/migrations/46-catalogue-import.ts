import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** Imports of catalogue entries from a workbook: looked at first, then saved whole or not at all. */
export class CatalogueImport implements MigrationInterface {
  readonly name = 'CatalogueImport1763600046000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE catalogue_import (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        organisation uuid NOT NULL,
        attachment uuid NOT NULL,
        person uuid NOT NULL REFERENCES person (id),
        -- As whom it was begun, and goes on.
        appointment uuid NOT NULL,
        status text COLLATE "C" NOT NULL CHECK (status IN ('checking', 'checked', 'saving', 'saved', 'failed')),
        mode text COLLATE "C" CHECK (mode IN ('all', 'good')),
        progress integer NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
        total integer NOT NULL DEFAULT 0,
        good integer NOT NULL DEFAULT 0,
        bad integer NOT NULL DEFAULT 0,
        fresh integer NOT NULL DEFAULT 0,
        changed integer NOT NULL DEFAULT 0,
        unchanged integer NOT NULL DEFAULT 0,
        found integer NOT NULL DEFAULT 0,
        findings jsonb NOT NULL DEFAULT '[]',
        failure text,
        created_at timestamptz NOT NULL,
        touched_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, id),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id),
        FOREIGN KEY (government, attachment) REFERENCES attachment (government, id),
        FOREIGN KEY (government, appointment) REFERENCES appointment (government, id)
      );
      CREATE INDEX catalogue_import_organisation ON catalogue_import (government, organisation, created_at, id);
      ${protectTenant({ table: 'catalogue_import' })}

      DO $do$
      BEGIN
        EXECUTE replace(pg_get_functiondef('audit_about(text, text, text)'::regprocedure), 'ELSE NULL;', $kind$WHEN 'CatalogueImport' THEN
            SELECT a.name INTO said FROM catalogue_import i JOIN attachment a ON a.government = i.government AND a.id = i.attachment
              WHERE i.government = given_government AND i.id = key;
          ELSE NULL;$kind$);
      END $do$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
