import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * The resource catalogue (政务信息资源目录): entries of units, each with every step of its life, and what it is linked
 * to. While a published entry is revised its published content stays in place; the revision stands beside it.
 */
export class Catalogue implements MigrationInterface {
  readonly name = 'Catalogue1763600045000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE catalogue_entry (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        organisation uuid NOT NULL,
        code text COLLATE "C" NOT NULL,
        name text COLLATE "C" NOT NULL,
        state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'published', 'revised', 'withdrawn')),
        -- How often it has been published.
        edition integer NOT NULL DEFAULT 0 CHECK (edition >= 0),
        -- What holds: of a draft what has been written so far.
        fields jsonb NOT NULL,
        extension jsonb NOT NULL,
        -- The revision under way.
        draft jsonb,
        -- How many things stand against publishing what is under way.
        problems integer NOT NULL CHECK (problems >= 0),
        -- Who has had a hand in what has not been published yet.
        writers uuid[] NOT NULL,
        created_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, id),
        UNIQUE (government, code),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id),
        CHECK ((draft IS NOT NULL) = (state = 'revised'))
      );
      CREATE INDEX catalogue_entry_changed ON catalogue_entry (government, changed_at, id);
      CREATE INDEX catalogue_entry_organisation ON catalogue_entry (government, organisation, state);
      CREATE INDEX catalogue_entry_name ON catalogue_entry (government, name, id);
      ${protectTenant({ table: 'catalogue_entry' })}

      CREATE TABLE catalogue_step (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        entry uuid NOT NULL,
        number integer NOT NULL CHECK (number >= 1),
        act text COLLATE "C" NOT NULL CHECK (act IN ('create', 'update', 'import', 'publish', 'revise', 'withdraw')),
        person uuid REFERENCES person (id),
        at timestamptz NOT NULL,
        note text NOT NULL,
        -- What the entry said from then on.
        content jsonb NOT NULL,
        PRIMARY KEY (government, id),
        UNIQUE (government, entry, number),
        FOREIGN KEY (government, entry) REFERENCES catalogue_entry (government, id)
      );
      ${protectTenant({ table: 'catalogue_step', grant: 'SELECT, INSERT' })}

      CREATE TABLE catalogue_project (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        entry uuid NOT NULL,
        project uuid NOT NULL,
        PRIMARY KEY (government, entry, project),
        FOREIGN KEY (government, entry) REFERENCES catalogue_entry (government, id),
        FOREIGN KEY (government, project) REFERENCES project (government, id)
      );
      CREATE INDEX catalogue_project_of ON catalogue_project (government, project);
      ${protectTenant({ table: 'catalogue_project', grant: 'SELECT, INSERT, DELETE' })}

      -- Systems by their number in the directory of systems, which may be another authority's.
      CREATE TABLE catalogue_system (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        entry uuid NOT NULL,
        number text COLLATE "C" NOT NULL,
        name text NOT NULL,
        PRIMARY KEY (government, entry, number),
        FOREIGN KEY (government, entry) REFERENCES catalogue_entry (government, id)
      );
      CREATE INDEX catalogue_system_number ON catalogue_system (government, number);
      ${protectTenant({ table: 'catalogue_system', grant: 'SELECT, INSERT, DELETE' })}

      -- The function as it stands learns one kind more.
      DO $do$
      BEGIN
        EXECUTE replace(pg_get_functiondef('audit_about(text, text, text)'::regprocedure), 'ELSE NULL;', $kind$WHEN 'CatalogueEntry' THEN
            SELECT e.code || ' ' || e.name INTO said FROM catalogue_entry e
              WHERE e.government = given_government AND e.id = key;
          ELSE NULL;$kind$);
      END $do$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
