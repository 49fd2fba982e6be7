import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Until when a task is to be done: counted when it opens, so that lists filter and order in SQL. `turn` is the order in
 * which tasks are to be done: whatever is due first, then whatever came first; without a limit after all that have one.
 */
export class TaskDue implements MigrationInterface {
  readonly name = 'TaskDue1763600024000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE task
        ADD due_on date,
        ADD due_provisional boolean NOT NULL DEFAULT false,
        ADD due_words text,
        ADD due_clause text[] NOT NULL DEFAULT '{}',
        ADD due_article text,
        ADD turn text COLLATE "C" NOT NULL DEFAULT '';
      UPDATE task SET turn = '9999-12-31 ' || to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
      ALTER TABLE task
        ALTER turn DROP DEFAULT,
        ADD CHECK ((due_on IS NULL) = (due_words IS NULL)),
        ADD CHECK (due_on IS NOT NULL OR NOT due_provisional);
      CREATE INDEX task_turn ON task (government, turn, id) WHERE status = 'open';
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
