import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is asked of a unit by supervision is told: notices lead to the finding, the sweep remembers what it has told of which round, and the
 * finding who has asked. A problem of the government itself, of no project, is taken up once while it is not closed, too.
 */
export class RectificationNotices implements MigrationInterface {
  readonly name = 'RectificationNotices1763600053000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE supervision_finding ADD demanded_by uuid REFERENCES person (id);

      ALTER TABLE notice ADD finding uuid;
      ALTER TABLE notice ADD FOREIGN KEY (government, finding) REFERENCES supervision_finding (government, id);

      ALTER TABLE deadline_notice DROP CONSTRAINT deadline_notice_about_check;
      ALTER TABLE deadline_notice ADD CONSTRAINT deadline_notice_about_check
        CHECK (about IN ('task', 'pool', 'project', 'unit', 'government', 'finding'));

      CREATE UNIQUE INDEX supervision_finding_own_once ON supervision_finding (government, regime_code, kind)
        WHERE source = 'query' AND status <> 'closed' AND project IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
