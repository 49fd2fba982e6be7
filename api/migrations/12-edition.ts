import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * Editions of regimes and what they say. The content is stored once, byte for byte, under its digest, and never
 * changes; an edition only moves from draft to published, by two persons: none of those who wrote it publishes it.
 * Other governments may read what is published, and only where it is shared with them.
 */
export class Edition implements MigrationInterface {
  readonly name = 'Edition1763600012000';

  async up(runner: QueryRunner): Promise<void> {
    const visible = `government = any (string_to_array(nullif(current_setting('app.visible', true), ''), ','))`;
    await runner.query(`
      CREATE TABLE regime_content (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        digest text COLLATE "C" NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
        regime_code text COLLATE "C" NOT NULL,
        text text NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (government, digest)
      );

      CREATE TABLE edition (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        regime_code text COLLATE "C" NOT NULL,
        number integer NOT NULL CHECK (number >= 1),
        title text NOT NULL,
        hash text COLLATE "C" NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
        digest text COLLATE "C" NOT NULL,
        status text NOT NULL CHECK (status IN ('draft', 'submitted', 'published', 'withdrawn')),
        note text NOT NULL,
        prepared_by uuid NOT NULL REFERENCES person (id),
        editors uuid[] NOT NULL,
        submitted_by uuid REFERENCES person (id),
        published_by uuid REFERENCES person (id),
        created_at timestamptz NOT NULL,
        submitted_at timestamptz,
        published_at timestamptz,
        withdrawn_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, id),
        UNIQUE (government, regime_code, number),
        FOREIGN KEY (government, digest) REFERENCES regime_content (government, digest),
        CONSTRAINT four_eyes CHECK (
          published_by <> prepared_by AND published_by <> submitted_by AND NOT published_by = ANY (editors)),
        CONSTRAINT steps_in_order CHECK (
          (status <> 'draft' OR submitted_by IS NULL)
          AND (status NOT IN ('submitted', 'published') OR submitted_by IS NOT NULL)
          AND (status = 'published') = (published_by IS NOT NULL)
          AND (submitted_by IS NULL) = (submitted_at IS NULL)
          AND (published_by IS NULL) = (published_at IS NULL)
          AND (status = 'withdrawn') = (withdrawn_at IS NOT NULL))
      );
      CREATE INDEX edition_created ON edition (government, created_at, id);
      CREATE INDEX edition_digest ON edition (government, digest);
      ${protectTenant({ table: 'edition', orRead: `status = 'published' AND ${visible}` })}
      ${protectTenant({
        table: 'regime_content',
        grant: 'SELECT, INSERT',
        orRead: `EXISTS (SELECT FROM edition e WHERE e.government = regime_content.government AND e.digest = regime_content.digest)`,
      })}

      CREATE FUNCTION regime_content_keep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '制度内容按摘要存放，不可更改或删除：请导入新的版本' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON regime_content FOR EACH ROW EXECUTE FUNCTION regime_content_keep();
      CREATE TRIGGER keep_all BEFORE TRUNCATE ON regime_content FOR EACH STATEMENT EXECUTE FUNCTION regime_content_keep();

      CREATE FUNCTION edition_keep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'UPDATE' THEN
          RAISE EXCEPTION '制度版本不可删除：未发布的可以撤回' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF (NEW.government, NEW.id, NEW.regime_code, NEW.number, NEW.title, NEW.hash, NEW.digest, NEW.prepared_by, NEW.editors, NEW.created_at)
          IS DISTINCT FROM
          (OLD.government, OLD.id, OLD.regime_code, OLD.number, OLD.title, OLD.hash, OLD.digest, OLD.prepared_by, OLD.editors, OLD.created_at)
        THEN
          RAISE EXCEPTION '制度版本的内容与编制人不可更改' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF OLD.status IN ('published', 'withdrawn') THEN
          RAISE EXCEPTION '制度版本已发布或已撤回，不可再更改' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF OLD.submitted_by IS NOT NULL AND NEW.submitted_by IS DISTINCT FROM OLD.submitted_by THEN
          RAISE EXCEPTION '制度版本的送审人不可更改' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF NEW.status = 'published' AND OLD.status <> 'submitted' THEN
          RAISE EXCEPTION '制度版本须先送审，再由另一人发布' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON edition FOR EACH ROW EXECUTE FUNCTION edition_keep();
      CREATE TRIGGER keep_all BEFORE TRUNCATE ON edition FOR EACH STATEMENT EXECUTE FUNCTION edition_keep();
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
