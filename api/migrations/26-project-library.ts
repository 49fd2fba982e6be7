import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the library of projects is listed, filtered and ordered by. */
export class ProjectLibrary implements MigrationInterface {
  readonly name = 'ProjectLibrary1763600026000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE project ALTER COLUMN title TYPE text COLLATE "C";
      CREATE INDEX project_title ON project (government, title, id);
      CREATE INDEX project_declared ON project (government, coalesce(declared_total, -1), id);
      CREATE INDEX task_open_of_case ON task (government, application) WHERE status = 'open';
      CREATE INDEX list_line_of_case ON list_line (government, application);
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
