import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * The statutory clocks of projects that run and have not been met, as the sweep has last counted them, so that they can be listed.
 * Whether one is late is not kept: it is asked of its days when it is read. And which projects are to be counted again.
 */
export class ProjectClock implements MigrationInterface {
  readonly name = 'ProjectClock1763600059000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE project_clock (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        -- Made of project, code and year, so that a clock keeps it from sweep to sweep.
        id uuid NOT NULL,
        project uuid NOT NULL,
        -- The main case, by whose edition it is counted.
        application uuid NOT NULL,
        organisation uuid NOT NULL,
        edition uuid NOT NULL,
        regime_code text COLLATE "C" NOT NULL,
        code text COLLATE "C" NOT NULL,
        year integer,
        title text NOT NULL,
        words text NOT NULL,
        article text NOT NULL,
        strength text COLLATE "C" NOT NULL CHECK (strength IN ('must', 'should')),
        -- Bodies by name.
        who text[] NOT NULL,
        opens_on date,
        due_on date NOT NULL,
        provisional boolean NOT NULL,
        -- It goes by something that not everybody may see who may look into the case.
        confined boolean NOT NULL,
        swept_on date NOT NULL,
        PRIMARY KEY (government, id),
        FOREIGN KEY (government, project) REFERENCES project (government, id),
        FOREIGN KEY (government, application) REFERENCES application (government, id),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id)
      );
      CREATE INDEX project_clock_due ON project_clock (government, due_on, id);
      CREATE INDEX project_clock_project ON project_clock (government, project);
      CREATE INDEX project_clock_organisation ON project_clock (government, organisation, due_on);
      ${protectTenant({ table: 'project_clock', grant: 'SELECT, INSERT, UPDATE, DELETE' })}

      -- That something has happened to a project by which its clocks are to be counted again. Only ever added to and taken away:
      -- nobody who acts waits for the sweep because of it.
      CREATE TABLE clock_change (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        project uuid NOT NULL,
        PRIMARY KEY (government, id)
      );
      CREATE INDEX clock_change_project ON clock_change (government, project);
      ${protectTenant({ table: 'clock_change', grant: 'SELECT, INSERT, DELETE' })}

      -- Every act writes the row of its case, whatever else it writes; a confirmed evaluation is a fact of its project.
      CREATE FUNCTION clock_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO clock_change (government, project) VALUES (NEW.government, NEW.project);
        RETURN NULL;
      END $$;
      CREATE TRIGGER count_clocks AFTER INSERT OR UPDATE ON application FOR EACH ROW
        WHEN (NEW.project IS NOT NULL) EXECUTE FUNCTION clock_changed();
      CREATE TRIGGER count_clocks AFTER UPDATE OF status ON evaluation FOR EACH ROW
        WHEN (NEW.project IS NOT NULL AND NEW.status IS DISTINCT FROM OLD.status) EXECUTE FUNCTION clock_changed();

      ALTER TABLE sweep_state DROP CONSTRAINT sweep_state_kind_check;
      ALTER TABLE sweep_state ADD CONSTRAINT sweep_state_kind_check CHECK (kind IN ('tasks', 'clocks', 'project-clocks'));

      -- Projects that are there already are counted by the next sweep, government by government, as its policies ask.
      DO $$
      DECLARE
        present text;
      BEGIN
        FOR present IN SELECT code FROM government LOOP
          PERFORM set_config('app.government', present, true);
          INSERT INTO clock_change (government, project) SELECT government, id FROM project WHERE government = present;
        END LOOP;
        PERFORM set_config('app.government', '', true);
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
