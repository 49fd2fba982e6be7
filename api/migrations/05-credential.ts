import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sign-in names and argon2id hashes; a row is visible only to whoever names it (app.login) or is its person. */
export class Credential implements MigrationInterface {
  readonly name = 'Credential1763600005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE credential (
        person uuid PRIMARY KEY REFERENCES person (id),
        login text COLLATE "C" NOT NULL UNIQUE,
        hash text NOT NULL,
        failures integer NOT NULL DEFAULT 0 CHECK (failures BETWEEN 0 AND 5),
        locked_until timestamptz,
        -- Locked by an administrator, until one unlocks it.
        disabled_at timestamptz,
        changed_at timestamptz NOT NULL,
        -- Set by somebody else: until its person has changed it, it opens nothing but the changing.
        must_change boolean NOT NULL DEFAULT false
      );
      ALTER TABLE credential ENABLE ROW LEVEL SECURITY;
      ALTER TABLE credential FORCE ROW LEVEL SECURITY;
      CREATE POLICY named ON credential USING (
        login = nullif(current_setting('app.login', true), '')
        OR person = nullif(current_setting('app.person', true), '')::uuid
      );
      GRANT SELECT, INSERT, UPDATE ON credential TO app_rw;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
