import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * Evaluations: scoring sheets of a project, or of a unit, for a year; or a score that a report has published without its tree. Whoever
 * confirms has neither begun nor filled in nor submitted it. What is confirmed never changes: a correction is a version of its own.
 */
export class Evaluation implements MigrationInterface {
  readonly name = 'Evaluation1763600049000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE evaluation (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        regime_code text COLLATE "C" NOT NULL,
        edition uuid NOT NULL,
        kind text COLLATE "C" NOT NULL,
        organisation uuid NOT NULL,
        project uuid,
        year integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
        -- The how manieth version; of a correction the one that it takes the place of.
        number integer NOT NULL CHECK (number >= 1),
        corrects uuid,
        status text NOT NULL CHECK (status IN ('draft', 'submitted', 'confirmed', 'superseded')),
        entries jsonb NOT NULL,
        targets jsonb NOT NULL,
        -- Fen.
        budget bigint CHECK (budget > 0),
        executed bigint CHECK (executed >= 0),
        -- Hundredths of a point.
        score integer CHECK (score BETWEEN 0 AND 10000),
        grade text,
        source_document text,
        source_place text,
        note text NOT NULL,
        reason text,
        prepared_by uuid NOT NULL REFERENCES person (id),
        -- Everybody who has begun, filled in or submitted this version, whatever was made of it later.
        writers uuid[] NOT NULL,
        submitted_by uuid REFERENCES person (id),
        confirmed_by uuid REFERENCES person (id),
        created_at timestamptz NOT NULL,
        submitted_at timestamptz,
        confirmed_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, id),
        UNIQUE (government, corrects),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id),
        FOREIGN KEY (government, project) REFERENCES project (government, id),
        FOREIGN KEY (government, corrects) REFERENCES evaluation (government, id),
        CONSTRAINT four_eyes CHECK (confirmed_by <> ALL (writers)),
        CONSTRAINT all_writers CHECK (prepared_by = ANY (writers) AND (submitted_by IS NULL OR submitted_by = ANY (writers))),
        CONSTRAINT sourced CHECK ((source_document IS NULL) = (source_place IS NULL)),
        CONSTRAINT amounts_together CHECK ((budget IS NULL) = (executed IS NULL)),
        CONSTRAINT steps_in_order CHECK (
          (status = 'draft') = (submitted_at IS NULL) AND (submitted_at IS NULL) = (submitted_by IS NULL)
          AND (status IN ('confirmed', 'superseded')) = (confirmed_at IS NOT NULL)
          AND (confirmed_at IS NULL) = (confirmed_by IS NULL)
          AND (confirmed_at IS NULL OR (score IS NOT NULL AND grade IS NOT NULL)))
      );
      CREATE INDEX evaluation_created ON evaluation (government, created_at, id);
      CREATE INDEX evaluation_year ON evaluation (government, year, kind, status);
      CREATE INDEX evaluation_organisation ON evaluation (government, organisation, year);
      CREATE INDEX evaluation_project ON evaluation (government, project) WHERE project IS NOT NULL;
      -- One first version that stands, of each kind, of the same thing and year.
      CREATE UNIQUE INDEX evaluation_once ON evaluation
        (government, regime_code, kind, organisation, coalesce(project, '00000000-0000-0000-0000-000000000000'::uuid), year)
        WHERE corrects IS NULL;
      ${protectTenant({ table: 'evaluation' })}

      CREATE FUNCTION evaluation_keep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'UPDATE' THEN
          RAISE EXCEPTION '评价不可删除' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF (NEW.government, NEW.id, NEW.regime_code, NEW.kind, NEW.organisation, NEW.project, NEW.year, NEW.number, NEW.corrects,
            NEW.prepared_by, NEW.created_at)
          IS DISTINCT FROM
          (OLD.government, OLD.id, OLD.regime_code, OLD.kind, OLD.organisation, OLD.project, OLD.year, OLD.number, OLD.corrects,
            OLD.prepared_by, OLD.created_at)
        THEN
          RAISE EXCEPTION '评价的对象与填写人不可更改' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF NOT NEW.writers @> OLD.writers THEN
          RAISE EXCEPTION '评价的填写人只增不减' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF OLD.status IN ('confirmed', 'superseded') AND
          (NEW.writers, NEW.edition, NEW.entries, NEW.targets, NEW.budget, NEW.executed, NEW.score, NEW.grade, NEW.source_document,
            NEW.source_place, NEW.note, NEW.reason, NEW.submitted_by, NEW.confirmed_by, NEW.submitted_at, NEW.confirmed_at)
          IS DISTINCT FROM
          (OLD.writers, OLD.edition, OLD.entries, OLD.targets, OLD.budget, OLD.executed, OLD.score, OLD.grade, OLD.source_document,
            OLD.source_place, OLD.note, OLD.reason, OLD.submitted_by, OLD.confirmed_by, OLD.submitted_at, OLD.confirmed_at)
        THEN
          RAISE EXCEPTION '评价已确认，不可更改：请以新的版本更正' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF OLD.status = 'superseded' OR (OLD.status = 'confirmed' AND NEW.status NOT IN ('confirmed', 'superseded')) THEN
          RAISE EXCEPTION '评价已确认，不可退回' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON evaluation FOR EACH ROW EXECUTE FUNCTION evaluation_keep();
      CREATE TRIGGER keep_all BEFORE TRUNCATE ON evaluation FOR EACH STATEMENT EXECUTE FUNCTION evaluation_keep();

      -- What the audit calls an evaluation; everything else as before.
      ALTER FUNCTION audit_about(text, text, text) RENAME TO audit_about_before_evaluation;
      CREATE FUNCTION audit_about(given_government text, kind text, given_subject text) RETURNS text LANGUAGE plpgsql AS $$
      BEGIN
        IF kind <> 'Evaluation' THEN
          RETURN audit_about_before_evaluation(given_government, kind, given_subject);
        END IF;
        RETURN (SELECT e.year || ' 年 · ' || coalesce(p.title, o.title) FROM evaluation e
          JOIN organisation o ON o.government = e.government AND o.id = e.organisation
          LEFT JOIN project p ON p.government = e.government AND p.id = e.project
          WHERE e.government = given_government AND e.id::text = given_subject);
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
