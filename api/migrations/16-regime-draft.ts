import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * Drafts of regimes: files that may be wrong as long as they are worked on. `base` is the edition against which the
 * files are compared when a newer one appears; it may be another government's, so no foreign key leads there.
 *
 * Whoever has once saved stays among the editors, because none of them may publish what it becomes.
 */
export class RegimeDraft implements MigrationInterface {
  readonly name = 'RegimeDraft1763600016000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE regime_draft (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        regime_code text COLLATE "C" NOT NULL,
        title text NOT NULL,
        note text NOT NULL,
        status text NOT NULL CHECK (status IN ('open', 'submitted', 'discarded')),
        bundle text NOT NULL,
        base_government text COLLATE "C",
        base uuid,
        base_hash text COLLATE "C",
        started_from uuid,
        editors uuid[] NOT NULL,
        created_by uuid NOT NULL REFERENCES person (id),
        updated_by uuid NOT NULL REFERENCES person (id),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        edition uuid,
        version integer NOT NULL,
        PRIMARY KEY (government, id),
        UNIQUE (government, edition),
        FOREIGN KEY (government, edition) REFERENCES edition (government, id),
        CONSTRAINT base_is_whole CHECK (
          (base IS NULL) = (base_government IS NULL) AND (base IS NULL) = (base_hash IS NULL)),
        CONSTRAINT writers_are_editors CHECK (created_by = ANY (editors) AND updated_by = ANY (editors)),
        CONSTRAINT submitted_is_an_edition CHECK ((status = 'submitted') = (edition IS NOT NULL))
      );
      CREATE INDEX regime_draft_updated ON regime_draft (government, updated_at, id);
      ${protectTenant({ table: 'regime_draft' })}

      CREATE FUNCTION regime_draft_keep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.government, NEW.id, NEW.regime_code, NEW.started_from, NEW.created_by, NEW.created_at)
          IS DISTINCT FROM
          (OLD.government, OLD.id, OLD.regime_code, OLD.started_from, OLD.created_by, OLD.created_at)
        THEN
          RAISE EXCEPTION '制度草稿的来历不可更改' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF NOT NEW.editors @> OLD.editors THEN
          RAISE EXCEPTION '改过制度草稿的人不可从中删去' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_rows BEFORE UPDATE ON regime_draft FOR EACH ROW EXECUTE FUNCTION regime_draft_keep();
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
