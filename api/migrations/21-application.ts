import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * Cases and what happened to them. The events are the truth and can only be added to; everything else of a case is
 * what they come to, and a test replays them to see that it is.
 */
export class Application implements MigrationInterface {
  readonly name = 'Application1763600021000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE application (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        regime_code text COLLATE "C" NOT NULL,
        edition uuid NOT NULL,
        procedure text COLLATE "C" NOT NULL,
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('main', 'list')),
        title text NOT NULL,
        organisation uuid NOT NULL,
        project uuid,
        stage text COLLATE "C" NOT NULL,
        stage_title text NOT NULL,
        outcome text COLLATE "C",
        positive boolean,
        filed_on date,
        figures jsonb NOT NULL,
        snapshot jsonb NOT NULL,
        opened_by_person uuid NOT NULL REFERENCES person (id),
        opened_by_appointment uuid,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL,
        PRIMARY KEY (government, id),
        FOREIGN KEY (government, edition) REFERENCES edition (government, id),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id),
        FOREIGN KEY (government, project) REFERENCES project (government, id),
        FOREIGN KEY (government, opened_by_appointment) REFERENCES appointment (government, id),
        CHECK ((kind = 'main') = (project IS NOT NULL)),
        CHECK ((outcome IS NULL) = (positive IS NULL))
      );
      CREATE INDEX application_created ON application (government, created_at, id);
      CREATE INDEX application_stage ON application (government, procedure, stage) WHERE outcome IS NULL;
      CREATE INDEX application_organisation ON application (government, organisation, filed_on);
      ALTER TABLE project ADD FOREIGN KEY (government, application) REFERENCES application (government, id) DEFERRABLE INITIALLY DEFERRED;
      ${protectTenant({ table: 'application' })}

      CREATE TABLE application_event (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        application uuid NOT NULL,
        seq integer NOT NULL CHECK (seq >= 1),
        type text COLLATE "C" NOT NULL,
        event text NOT NULL,
        person uuid NOT NULL REFERENCES person (id),
        appointment uuid,
        recorded_by uuid REFERENCES person (id),
        on_day date NOT NULL,
        at timestamptz NOT NULL,
        request text COLLATE "C" NOT NULL,
        PRIMARY KEY (government, application, seq),
        FOREIGN KEY (government, application) REFERENCES application (government, id),
        FOREIGN KEY (government, appointment) REFERENCES appointment (government, id),
        CHECK (recorded_by <> person)
      );
      ${protectTenant({ table: 'application_event', grant: 'SELECT, INSERT' })}

      CREATE FUNCTION application_event_keep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '案件的办理记录只可追加，不可更改或删除' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON application_event FOR EACH ROW EXECUTE FUNCTION application_event_keep();
      CREATE TRIGGER keep_all BEFORE TRUNCATE ON application_event FOR EACH STATEMENT EXECUTE FUNCTION application_event_keep();

      CREATE TABLE list_line (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        list uuid NOT NULL,
        application uuid NOT NULL,
        code text COLLATE "C" NOT NULL,
        place integer NOT NULL,
        outcome text COLLATE "C" CHECK (outcome IN ('approve', 'reject', 'return')),
        PRIMARY KEY (government, list, application),
        UNIQUE (government, list, code),
        FOREIGN KEY (government, list) REFERENCES application (government, id),
        FOREIGN KEY (government, application) REFERENCES application (government, id)
      );
      CREATE UNIQUE INDEX list_line_once ON list_line (government, application) WHERE outcome IS NULL;
      ${protectTenant({ table: 'list_line' })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
