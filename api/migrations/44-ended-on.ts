import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The day on which an appointment, a duty or a delegation was ended at once: it held until some moment of that day, and its last
 * whole day is the day before. Without it, ended on its first day would read as never begun.
 */
export class EndedOn implements MigrationInterface {
  readonly name = 'EndedOn1763600044000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['appointment', 'duty', 'delegation'])
      await runner.query(
        `ALTER TABLE ${table} ADD ended_on date, ADD CHECK (ended_on IS NULL OR ended_on - 1 = until_day OR (ended_on < from_day AND until_day = from_day - 1))`,
      );
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
