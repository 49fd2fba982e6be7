import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A draft of an evaluation that was never handed in may be thrown away. Whether it was is kept here, not by who writes: of what stands
 * already, whatever was handed in, confirmed or given back (corrections among it, whose reason looks the same) counts as handed in.
 */
export class EvaluationDiscarded implements MigrationInterface {
  readonly name = 'EvaluationDiscarded1763600058000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE evaluation ADD handed_in boolean NOT NULL
        GENERATED ALWAYS AS (submitted_at IS NOT NULL OR reason IS NOT NULL) STORED;
      ALTER TABLE evaluation ALTER handed_in DROP EXPRESSION;
      ALTER TABLE evaluation ALTER handed_in SET DEFAULT false;
      ALTER TABLE evaluation ADD CONSTRAINT handed_in_once CHECK (handed_in OR submitted_at IS NULL);
      GRANT DELETE ON evaluation TO app_rw;

      CREATE OR REPLACE FUNCTION evaluation_keep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND OLD.status = 'draft' AND NOT OLD.handed_in THEN
          RETURN OLD;
        END IF;
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
        NEW.handed_in := OLD.handed_in OR NEW.submitted_at IS NOT NULL;
        RETURN NEW;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
