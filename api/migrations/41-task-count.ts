import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By what the limit of a task was counted: from which day, how long, under which revision of the calendar, and whom it is told to
 * when it is late. So that it can be counted again without its case, and is when a year of the calendar is published.
 * An event remembers the calendar that it was accepted under: it is told again under that one.
 */
export class TaskCount implements MigrationInterface {
  readonly name = 'TaskCount1763600041000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE task
        ADD due_from date,
        ADD due_within integer,
        ADD due_unit text CHECK (due_unit IN ('day', 'workday', 'month')),
        ADD due_revision integer,
        ADD escalate_to text[] NOT NULL DEFAULT '{}',
        ADD escalate_after integer;
      UPDATE task SET
        due_from = ((opened_at AT TIME ZONE 'UTC') + interval '8 hours')::date,
        due_within = substring(due_words from '([0-9]+)')::integer,
        due_unit = CASE WHEN due_words LIKE '%个工作日内' THEN 'workday' WHEN due_words LIKE '%个月内' THEN 'month' ELSE 'day' END,
        due_revision = 6
        WHERE due_on IS NOT NULL;
      ALTER TABLE task
        ADD CHECK ((due_on IS NULL) = (due_from IS NULL)),
        ADD CHECK ((due_on IS NULL) = (due_within IS NULL)),
        ADD CHECK ((due_on IS NULL) = (due_unit IS NULL)),
        ADD CHECK ((due_on IS NULL) = (due_revision IS NULL)),
        ADD CHECK ((escalate_after IS NULL) = (escalate_to = '{}'));
      CREATE INDEX task_due ON task (government, due_on, id) WHERE status = 'open' AND due_on IS NOT NULL;
      CREATE INDEX task_counted ON task (government, due_revision) WHERE status = 'open' AND due_on IS NOT NULL;
      ALTER TABLE application_event ADD calendar integer;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
