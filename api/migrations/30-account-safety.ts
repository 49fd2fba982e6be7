import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Locking a person stops the person's programs as well, in whatever government they act; a one-time password is
 * remembered by its hash, so that nobody keeps it. The session of a program says which program it is.
 */
export class AccountSafety implements MigrationInterface {
  readonly name = 'AccountSafety1763600030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Service accounts created until then are stopped for good: set by each lock.
      ALTER TABLE credential ADD COLUMN programs_stopped_at timestamptz;
      -- Of the password that somebody else set last; its person may not choose it again.
      ALTER TABLE credential ADD COLUMN one_time_hash text;
      CREATE INDEX service_account_person ON service_account (government, person);

      CREATE OR REPLACE FUNCTION session_of(given_digest text, given_now timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
      DECLARE
        moment timestamptz := coalesce(given_now, now());
        holder record;
        answer jsonb;
      BEGIN
        PERFORM set_config('app.token', given_digest, true);
        SELECT 'person' AS kind, s.person, s.government, s.appointment, NULL::text[] AS scopes, NULL::uuid AS program INTO holder
          FROM session s WHERE s.digest = given_digest AND s.ended_at IS NULL AND s.expires_at > moment;
        IF NOT FOUND THEN
          SELECT 'service-account' AS kind, a.person, a.government, a.appointment, a.scopes, a.id AS program INTO holder
            FROM service_account a WHERE a.digest = given_digest AND a.revoked_at IS NULL AND a.expires_at > moment;
          -- Who is locked out acts through no program either, and one that a lock has stopped stays stopped.
          IF FOUND THEN
            PERFORM set_config('app.person', holder.person::text, true);
            IF EXISTS (SELECT FROM credential c JOIN service_account a ON a.digest = given_digest WHERE c.person = holder.person
                AND (c.disabled_at IS NOT NULL OR a.created_at <= c.programs_stopped_at)) THEN
              PERFORM set_config('app.person', '', true);
              holder.person := NULL;
            END IF;
          END IF;
        END IF;
        IF holder.person IS NOT NULL THEN
          IF holder.kind = 'person' THEN
            PERFORM set_config('app.person', holder.person::text, true);
            IF EXISTS (SELECT FROM credential c WHERE c.person = holder.person AND c.must_change) THEN
              holder.government := NULL;
              holder.appointment := NULL;
            END IF;
          END IF;
          answer := office_of(holder.kind, holder.person, holder.government, holder.appointment, holder.scopes, moment);
          -- A program has no business outside its office; a person may sign in and choose another one.
          IF holder.kind = 'service-account' AND answer -> 'government' = 'null'::jsonb THEN
            answer := NULL;
          END IF;
          IF holder.program IS NOT NULL AND answer IS NOT NULL THEN
            answer := answer || jsonb_build_object('program', holder.program);
          END IF;
        END IF;
        RETURN jsonb_build_object('now', moment, 'session', answer);
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
