import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * What is done with a task besides deciding it: to whom it was handed over (转办), who asked a body besides (加签), how
 * often it was reminded of (催办); and copies of cases for the knowledge of a body (抄送).
 */
export class TaskVerbs implements MigrationInterface {
  readonly name = 'TaskVerbs1763600033000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE task
        -- Who alone may decide it, as long as they hold its body.
        ADD assignee uuid REFERENCES person (id),
        ADD added_by text COLLATE "C",
        ADD added_by_title text,
        ADD reminders integer NOT NULL DEFAULT 0 CHECK (reminders >= 0),
        ADD reminded_on date,
        ADD CHECK ((added_by IS NULL) = (added_by_title IS NULL)),
        ADD CHECK ((reminders = 0) = (reminded_on IS NULL));
      CREATE INDEX task_assignee ON task (government, assignee) WHERE status = 'open' AND assignee IS NOT NULL;

      CREATE TABLE case_copy (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        application uuid NOT NULL,
        body text COLLATE "C" NOT NULL,
        body_title text NOT NULL,
        by_unit boolean NOT NULL,
        -- The filing unit, which settles who holds a body that depends on the unit.
        organisation uuid NOT NULL,
        sender_body text COLLATE "C" NOT NULL,
        sender_title text NOT NULL,
        sender uuid NOT NULL REFERENCES person (id),
        note text,
        on_day date NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (government, id),
        UNIQUE (government, application, body, on_day),
        FOREIGN KEY (government, application) REFERENCES application (government, id),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id)
      );
      CREATE INDEX case_copy_body ON case_copy (government, body, created_at, id);
      ${protectTenant({ table: 'case_copy', grant: 'SELECT, INSERT' })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
