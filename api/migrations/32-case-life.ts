import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * The whole life of a project: cases beside its main case, drafts of every stage at which something is handed in, and the
 * rows of typed records that stages write. A row is written once; closing it is the only change there is.
 */
export class CaseLife implements MigrationInterface {
  readonly name = 'CaseLife1763600032000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE application
        DROP CONSTRAINT application_kind_check,
        ADD CHECK (kind IN ('main', 'list', 'side')),
        DROP CONSTRAINT application_check,
        ADD CHECK (kind = 'side' OR (kind = 'main') = (project IS NOT NULL)),
        ADD suspended_on date,
        ADD suspended_by uuid,
        ADD FOREIGN KEY (government, suspended_by) REFERENCES application (government, id),
        ADD CHECK ((suspended_on IS NULL) = (suspended_by IS NULL));
      CREATE INDEX application_project ON application (government, project, created_at);

      ALTER TABLE filing_draft
        ADD stage text COLLATE "C" NOT NULL,
        ADD by_unit boolean NOT NULL,
        ADD project uuid,
        ADD about text COLLATE "C",
        ADD FOREIGN KEY (government, project) REFERENCES project (government, id);
      CREATE UNIQUE INDEX filing_draft_of_side
        ON filing_draft (government, opened_by, project, procedure, coalesce(about, ''))
        WHERE filed_at IS NULL AND application IS NULL AND project IS NOT NULL;

      CREATE TABLE record_row (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        code text COLLATE "C" NOT NULL,
        number bigint GENERATED ALWAYS AS IDENTITY,
        record text COLLATE "C" NOT NULL,
        title text NOT NULL,
        owner text COLLATE "C" NOT NULL CHECK (owner IN ('project', 'unit', 'government')),
        regime_code text COLLATE "C" NOT NULL,
        project uuid,
        organisation uuid NOT NULL,
        application uuid NOT NULL,
        stage text COLLATE "C" NOT NULL,
        on_day date NOT NULL,
        about text COLLATE "C",
        fields jsonb NOT NULL,
        clause text[] NOT NULL,
        written_by uuid NOT NULL REFERENCES person (id),
        written_at timestamptz NOT NULL,
        closed_on date,
        closed_by uuid,
        PRIMARY KEY (government, id),
        UNIQUE (government, code),
        FOREIGN KEY (government, project) REFERENCES project (government, id),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id),
        FOREIGN KEY (government, application) REFERENCES application (government, id),
        FOREIGN KEY (government, closed_by) REFERENCES application (government, id),
        CHECK ((closed_on IS NULL) = (closed_by IS NULL))
      );
      CREATE INDEX record_row_project ON record_row (government, project, number);
      CREATE INDEX record_row_unit ON record_row (government, organisation, number) WHERE owner <> 'project';
      CREATE INDEX record_row_list ON record_row (government, record, number, id);
      ${protectTenant({ table: 'record_row' })}

      CREATE FUNCTION record_row_keep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.closed_on IS NULL
          AND to_jsonb(NEW) - 'closed_on' - 'closed_by' = to_jsonb(OLD) - 'closed_on' - 'closed_by' THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION '台账的记录只可追加和办结，不可更改或删除' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON record_row FOR EACH ROW EXECUTE FUNCTION record_row_keep();
      CREATE TRIGGER keep_all BEFORE TRUNCATE ON record_row FOR EACH STATEMENT EXECUTE FUNCTION record_row_keep();

      CREATE TABLE regime_confirmation (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        edition uuid NOT NULL,
        status text NOT NULL CHECK (status IN ('proposed', 'confirmed', 'declined')),
        reason text NOT NULL,
        proposed_by uuid NOT NULL REFERENCES person (id),
        proposed_at timestamptz NOT NULL,
        confirmed_by uuid REFERENCES person (id),
        confirmed_at timestamptz,
        -- Who proposed it: taken back.
        declined_by uuid REFERENCES person (id),
        declined_at timestamptz,
        decline_reason text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, edition),
        FOREIGN KEY (government, edition) REFERENCES edition (government, id),
        CONSTRAINT four_eyes CHECK (confirmed_by <> proposed_by),
        CONSTRAINT steps_in_order CHECK (
          (status = 'confirmed') = (confirmed_by IS NOT NULL) AND (status = 'confirmed') = (confirmed_at IS NOT NULL)
          AND (status = 'declined') = (declined_by IS NOT NULL) AND (status = 'declined') = (declined_at IS NOT NULL)
          AND (status = 'declined') = (decline_reason IS NOT NULL))
      );
      ${protectTenant({ table: 'regime_confirmation' })}

      CREATE FUNCTION regime_confirmation_keep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF NEW.status <> 'proposed' THEN
            RAISE EXCEPTION '继续适用须先由一人提出，再由另一人确认' USING ERRCODE = 'insufficient_privilege';
          END IF;
          RETURN NEW;
        END IF;
        IF TG_OP <> 'UPDATE' THEN
          RAISE EXCEPTION '继续适用的提议与确认不可删除：未确认的可以收回' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF OLD.status = 'confirmed' THEN
          RAISE EXCEPTION '继续适用已经确认，不可再更改' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF (OLD.status = 'proposed') = (NEW.status = 'proposed') OR (NEW.government, NEW.edition) <> (OLD.government, OLD.edition)
          OR OLD.status = 'proposed'
            AND (NEW.reason, NEW.proposed_by, NEW.proposed_at) <> (OLD.reason, OLD.proposed_by, OLD.proposed_at)
        THEN
          RAISE EXCEPTION '继续适用的提议不可更改：请收回后重新提出' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF EXISTS (SELECT FROM edition e WHERE e.government = NEW.government AND e.id = NEW.edition
          AND NEW.confirmed_by = ANY (e.editors || e.prepared_by || e.submitted_by))
        THEN
          RAISE EXCEPTION '确认人须不同于编制、送审、改过这一版的人' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_rows BEFORE INSERT OR UPDATE OR DELETE ON regime_confirmation
        FOR EACH ROW EXECUTE FUNCTION regime_confirmation_keep();
      CREATE TRIGGER keep_all BEFORE TRUNCATE ON regime_confirmation
        FOR EACH STATEMENT EXECUTE FUNCTION regime_confirmation_keep();
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
