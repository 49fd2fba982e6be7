import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OWN, protectTenant } from '../platform/database/tenant-table';

/** Persons are global; dated appointments (任职) tie a person to a post. A person is visible where appointed, and to itself. */
export class Appointment implements MigrationInterface {
  readonly name = 'Appointment1763600004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        id uuid PRIMARY KEY,
        name text COLLATE "C" NOT NULL,
        -- The government that entered the person: it alone renames it and sets its credential.
        home text COLLATE "C" NOT NULL REFERENCES government (code),
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE appointment (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        person uuid NOT NULL REFERENCES person (id),
        post uuid NOT NULL,
        title text NOT NULL,
        from_day date NOT NULL,
        -- The day before the first: ended before it was held.
        until_day date CHECK (until_day >= from_day - 1),
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, id),
        FOREIGN KEY (government, post) REFERENCES post (government, id)
      );
      CREATE INDEX appointment_person ON appointment (person);
      CREATE INDEX appointment_post ON appointment (government, post);
      ${protectTenant({ table: 'appointment', orRead: `person = nullif(current_setting('app.person', true), '')::uuid` })}

      ALTER TABLE person ENABLE ROW LEVEL SECURITY;
      ALTER TABLE person FORCE ROW LEVEL SECURITY;
      CREATE POLICY read_appointed ON person FOR SELECT USING (
        id = nullif(current_setting('app.person', true), '')::uuid
        OR home = nullif(current_setting('app.government', true), '')
        OR EXISTS (SELECT FROM appointment a WHERE a.person = person.id AND a.${OWN})
      );
      CREATE POLICY insert_own ON person FOR INSERT WITH CHECK (home = nullif(current_setting('app.government', true), ''));
      CREATE POLICY update_own ON person FOR UPDATE
        USING (home = nullif(current_setting('app.government', true), ''))
        WITH CHECK (home = nullif(current_setting('app.government', true), ''));
      GRANT SELECT, INSERT, UPDATE ON person TO app_rw;
      CREATE INDEX person_home ON person (home, name, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
