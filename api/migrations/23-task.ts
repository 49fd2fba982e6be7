import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** Tasks: one place for one signature of one body. Deciding changes exactly one from open to decided, guarded by its version. */
export class Task implements MigrationInterface {
  readonly name = 'Task1763600023000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE task (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        application uuid NOT NULL,
        slot text COLLATE "C" NOT NULL,
        stage text COLLATE "C" NOT NULL,
        stage_title text NOT NULL,
        action text COLLATE "C" NOT NULL,
        mode text COLLATE "C" NOT NULL,
        body text COLLATE "C" NOT NULL,
        body_title text NOT NULL,
        meeting boolean NOT NULL,
        by_unit boolean NOT NULL,
        organisation uuid NOT NULL,
        clause text[] NOT NULL,
        article text NOT NULL,
        status text NOT NULL CHECK (status IN ('open', 'waiting', 'decided', 'closed')),
        verdict text CHECK (verdict IN ('file', 'approve', 'reject', 'return')),
        decided_by uuid REFERENCES person (id),
        recorded_by uuid REFERENCES person (id),
        scan uuid,
        decided_at timestamptz,
        opinion text,
        minutes text,
        opened_at timestamptz NOT NULL,
        version integer NOT NULL,
        PRIMARY KEY (government, id),
        UNIQUE (government, application, slot),
        FOREIGN KEY (government, application) REFERENCES application (government, id),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id),
        FOREIGN KEY (government, scan) REFERENCES attachment (government, id),
        CHECK ((status = 'decided') = (verdict IS NOT NULL)),
        CHECK ((verdict IS NULL) = (decided_by IS NULL)),
        CHECK ((recorded_by IS NULL) = (scan IS NULL)),
        CHECK (recorded_by <> decided_by)
      );
      CREATE INDEX task_open ON task (government, body, opened_at, id) WHERE status = 'open';
      CREATE INDEX task_opened ON task (government, opened_at, id);
      CREATE INDEX task_decided ON task (government, decided_by, opened_at, id) WHERE decided_by IS NOT NULL;
      ${protectTenant({ table: 'task' })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
