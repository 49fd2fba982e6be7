import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One statement per operation: finds who holds a token, and opens row-level security for exactly that. */
export class SessionOf implements MigrationInterface {
  readonly name = 'SessionOf1763600009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION office_of(
        kind text, given_person uuid, given_government text, given_appointment uuid, scopes text[], moment timestamptz
      ) RETURNS jsonb LANGUAGE plpgsql AS $$
      DECLARE
        today date := ((moment AT TIME ZONE 'UTC') + interval '8 hours')::date;
        office record;
        readable text[] := '{}';
      BEGIN
        PERFORM set_config('app.person', given_person::text, true);
        PERFORM set_config('app.government', coalesce(given_government, ''), true);
        SELECT a.government, a.id, a.title, a.post, p.organisation, p.roles INTO office
          FROM appointment a JOIN post p ON p.government = a.government AND p.id = a.post
          WHERE a.government = given_government AND a.id = given_appointment AND a.person = given_person
            AND a.from_day <= today AND (a.until_day IS NULL OR a.until_day >= today);
        IF FOUND THEN
          readable := array[office.government] || array(
            SELECT s.government FROM sharing s WHERE s.viewer = office.government ORDER BY 1);
        ELSE
          PERFORM set_config('app.government', '', true);
        END IF;
        PERFORM set_config('app.visible', array_to_string(readable, ','), true);
        RETURN jsonb_build_object(
          'kind', kind,
          'person', (SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = given_person),
          'appointment', CASE WHEN office.id IS NULL THEN NULL ELSE jsonb_build_object(
            'id', office.id, 'title', office.title, 'post', office.post, 'organisation', office.organisation) END,
          'government', office.government,
          'visible', to_jsonb(readable),
          'roles', to_jsonb(coalesce(office.roles, '{}'::text[])),
          'scopes', to_jsonb(scopes),
          'held', coalesce((
            SELECT jsonb_agg(jsonb_build_object('body', d.body, 'organisation', d.organisation) ORDER BY d.body, d.organisation)
            FROM duty d WHERE d.government = office.government AND d.post = office.post
              AND d.from_day <= today AND (d.until_day IS NULL OR d.until_day >= today)), '[]'::jsonb));
      END $$;

      CREATE FUNCTION session_of(given_digest text, given_now timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
      DECLARE
        moment timestamptz := coalesce(given_now, now());
        holder record;
        answer jsonb;
      BEGIN
        PERFORM set_config('app.token', given_digest, true);
        SELECT 'person' AS kind, s.person, s.government, s.appointment, NULL::text[] AS scopes INTO holder
          FROM session s WHERE s.digest = given_digest AND s.ended_at IS NULL AND s.expires_at > moment;
        IF NOT FOUND THEN
          SELECT 'service-account' AS kind, a.person, a.government, a.appointment, a.scopes INTO holder
            FROM service_account a WHERE a.digest = given_digest AND a.revoked_at IS NULL AND a.expires_at > moment;
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
        END IF;
        RETURN jsonb_build_object('now', moment, 'session', answer);
      END $$;
      GRANT EXECUTE ON FUNCTION session_of(text, timestamptz), office_of(text, uuid, text, uuid, text[], timestamptz) TO app_rw;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
