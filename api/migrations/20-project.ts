import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** Projects: what a case has come to, rewritten from the case in the same transaction. Numbers count per year. */
export class Project implements MigrationInterface {
  readonly name = 'Project1763600020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE project_number (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        year integer NOT NULL,
        last integer NOT NULL CHECK (last >= 1),
        PRIMARY KEY (government, year)
      );
      ${protectTenant({ table: 'project_number' })}

      CREATE TABLE project (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        code text COLLATE "C" NOT NULL,
        title text NOT NULL,
        organisation uuid NOT NULL,
        application uuid NOT NULL,
        plan_year integer NOT NULL,
        declared_total bigint,
        argued_total bigint,
        approved_total bigint,
        status text COLLATE "C" NOT NULL,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, id),
        UNIQUE (government, code),
        UNIQUE (government, application),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id)
      );
      CREATE INDEX project_created ON project (government, created_at, id);
      CREATE INDEX project_year ON project (government, plan_year, status);
      CREATE INDEX project_organisation ON project (government, organisation);
      ${protectTenant({ table: 'project' })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
