import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * Papers that have been issued, with their files: never changed, never deleted. Numbers count per series and year without
 * gaps. Whoever names a paper's code or its file's digest may see its row, in whichever government: that is what they are for.
 */
export class Paper implements MigrationInterface {
  readonly name = 'Paper1763600047000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE paper_number (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        regime_code text COLLATE "C" NOT NULL,
        series text COLLATE "C" NOT NULL,
        year integer NOT NULL,
        last integer NOT NULL CHECK (last >= 1),
        PRIMARY KEY (government, regime_code, series, year)
      );
      ${protectTenant({ table: 'paper_number' })}

      CREATE TABLE paper (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        application uuid NOT NULL,
        project uuid,
        edition uuid NOT NULL,
        regime_code text COLLATE "C" NOT NULL,
        template text COLLATE "C" NOT NULL,
        kind text NOT NULL CHECK (kind IN ('sheet', 'decision')),
        title text NOT NULL,
        -- Which passing of its stage it is about.
        occasion integer NOT NULL,
        series text COLLATE "C" NOT NULL,
        year integer NOT NULL,
        serial integer NOT NULL,
        number text COLLATE "C" NOT NULL,
        -- What whoever verifies it is told of the project; null: nothing.
        shown_project text,
        code text COLLATE "C" NOT NULL,
        digest text COLLATE "C" NOT NULL,
        pages integer NOT NULL,
        size integer NOT NULL,
        file bytea NOT NULL,
        issued_on date NOT NULL,
        issued_at timestamptz NOT NULL,
        issued_by uuid REFERENCES person (id),
        PRIMARY KEY (government, id),
        UNIQUE (government, application, template, occasion),
        UNIQUE (government, regime_code, series, year, serial),
        UNIQUE (government, code),
        UNIQUE (government, digest),
        FOREIGN KEY (government, application) REFERENCES application (government, id),
        FOREIGN KEY (government, project) REFERENCES project (government, id),
        FOREIGN KEY (government, edition) REFERENCES edition (government, id)
      );
      CREATE INDEX paper_project ON paper (government, project, issued_at, id);
      CREATE INDEX paper_code ON paper (code);
      CREATE INDEX paper_digest ON paper (digest);
      ${protectTenant({
        table: 'paper',
        grant: 'SELECT, INSERT',
        orRead: `code = nullif(current_setting('app.paper', true), '') OR digest = nullif(current_setting('app.paper', true), '')`,
      })}

      CREATE FUNCTION paper_keep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '已出具的文书不可更改或删除' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON paper FOR EACH ROW EXECUTE FUNCTION paper_keep();
      CREATE TRIGGER keep_all BEFORE TRUNCATE ON paper FOR EACH STATEMENT EXECUTE FUNCTION paper_keep();

      -- The function as it stands learns one kind more.
      DO $do$
      BEGIN
        EXECUTE replace(pg_get_functiondef('audit_about(text, text, text)'::regprocedure), 'ELSE NULL;', $kind$WHEN 'Paper' THEN
            SELECT w.number || ' · ' || w.title || ' · ' || a.title INTO said FROM paper w
              JOIN application a ON a.government = w.government AND a.id = w.application
              WHERE w.government = given_government AND w.id = key;
          ELSE NULL;$kind$);
      END $do$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
