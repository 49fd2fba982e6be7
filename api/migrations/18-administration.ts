import type { MigrationInterface, QueryRunner } from 'typeorm';

const ADMINISTERS = `nullif(current_setting('app.administers', true), '')`;

/**
 * What a security administrator sees of accounts and sessions: those of the persons that the own government entered, and
 * sessions that act for it. Only commands that have asked for the right set `app.administers`; everybody else sees
 * one's own rows and no others, as before.
 */
export class Administration implements MigrationInterface {
  readonly name = 'Administration1763600018000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE POLICY administered ON credential USING (
        EXISTS (SELECT FROM person p WHERE p.id = credential.person AND p.home = ${ADMINISTERS}));
      CREATE POLICY administered ON session USING (
        government = ${ADMINISTERS}
        OR EXISTS (SELECT FROM person p WHERE p.id = session.person AND p.home = ${ADMINISTERS}));
      CREATE INDEX session_government ON session (government, created_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
