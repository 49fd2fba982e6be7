import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions: only the SHA-256 of a token is stored; a row is visible only to whoever holds the token, or is its person. */
export class Session implements MigrationInterface {
  readonly name = 'Session1763600007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE session (
        id uuid PRIMARY KEY,
        digest text COLLATE "C" NOT NULL UNIQUE,
        person uuid NOT NULL REFERENCES person (id),
        government text COLLATE "C",
        appointment uuid,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        FOREIGN KEY (government, appointment) REFERENCES appointment (government, id),
        CHECK ((government IS NULL) = (appointment IS NULL))
      );
      CREATE INDEX session_person ON session (person);
      ALTER TABLE session ENABLE ROW LEVEL SECURITY;
      ALTER TABLE session FORCE ROW LEVEL SECURITY;
      CREATE POLICY held ON session USING (
        digest = nullif(current_setting('app.token', true), '')
        OR person = nullif(current_setting('app.person', true), '')::uuid
      );
      GRANT SELECT, INSERT, UPDATE ON session TO app_rw;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
