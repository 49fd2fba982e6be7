import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * Delegations (委托): from day to day somebody acts in the place of who holds an office. Only who decides somewhere
 * in the same government can, and only as a person: the session says in whose place it acts (`standsFor`).
 */
export class Delegation implements MigrationInterface {
  readonly name = 'Delegation1763600034000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delegation (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        -- The office in which the principal is stood in for; without it there is nothing to do in its place.
        appointment uuid NOT NULL,
        principal uuid NOT NULL REFERENCES person (id),
        proxy uuid NOT NULL REFERENCES person (id),
        from_day date NOT NULL,
        -- The day before the first: ended before it began.
        until_day date NOT NULL CHECK (until_day >= from_day - 1),
        reason text NOT NULL,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, id),
        FOREIGN KEY (government, appointment) REFERENCES appointment (government, id),
        CHECK (proxy <> principal)
      );
      CREATE INDEX delegation_appointment ON delegation (government, appointment, until_day);
      CREATE INDEX delegation_proxy ON delegation (government, proxy, until_day);
      CREATE INDEX delegation_principal ON delegation (government, principal, until_day);
      CREATE INDEX delegation_from ON delegation (government, from_day, id);
      ${protectTenant({ table: 'delegation' })}

      ALTER TABLE task
        -- In whose place the decider decided.
        ADD decided_for uuid REFERENCES person (id) CHECK (decided_for IS NULL OR decided_by IS NOT NULL),
        ADD CHECK (decided_for <> decided_by);
      CREATE INDEX task_decided_for ON task (government, decided_for, opened_at, id) WHERE decided_for IS NOT NULL;

      CREATE OR REPLACE FUNCTION office_of(
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
              AND d.from_day <= today AND (d.until_day IS NULL OR d.until_day >= today)), '[]'::jsonb),
          'standsFor', coalesce((
            SELECT jsonb_agg(jsonb_build_object('principal', s.principal, 'post', a.post) ORDER BY s.from_day, s.id)
            FROM delegation s JOIN appointment a ON a.government = s.government AND a.id = s.appointment
            WHERE kind = 'person' AND 'decider' = ANY (office.roles)
              AND s.government = office.government AND s.proxy = given_person
              AND s.from_day <= today AND s.until_day >= today
              AND a.from_day <= today AND (a.until_day IS NULL OR a.until_day >= today)), '[]'::jsonb));
      END $$;

      -- The function as it stands learns one kind more.
      DO $do$
      BEGIN
        EXECUTE replace(pg_get_functiondef('audit_about(text, text, text)'::regprocedure), 'ELSE NULL;', $kind$WHEN 'Delegation' THEN
            SELECT p.name || ' → ' || q.name || ' · ' || a.title INTO said FROM delegation d
              JOIN appointment a ON a.government = d.government AND a.id = d.appointment
              JOIN person p ON p.id = d.principal JOIN person q ON q.id = d.proxy
              WHERE d.government = given_government AND d.id = key;
          ELSE NULL;$kind$);
      END $do$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
