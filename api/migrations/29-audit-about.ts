import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit names in words what each event is about, as it was called when it happened: a person, an office and who
 * holds it, a project. The database writes it itself, so no command can forget it; it is part of the event's hash. An
 * event older than this has none, and its hash is over what it then had.
 */
export class AuditAbout implements MigrationInterface {
  readonly name = 'AuditAbout1763600029000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE audit_event ADD COLUMN about text;

      CREATE FUNCTION audit_about(given_government text, kind text, given_subject text) RETURNS text LANGUAGE plpgsql AS $$
      DECLARE
        key uuid;
        said text;
      BEGIN
        IF kind = 'Government' THEN
          RETURN (SELECT g.title FROM government g WHERE g.code = given_subject);
        END IF;
        IF given_subject !~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN
          RETURN NULL;
        END IF;
        key := given_subject::uuid;
        CASE kind
          WHEN 'Person' THEN
            SELECT p.name INTO said FROM person p WHERE p.id = key;
          WHEN 'Organisation' THEN
            SELECT o.title INTO said FROM organisation o WHERE o.government = given_government AND o.id = key;
          WHEN 'Post' THEN
            SELECT o.title || ' · ' || p.title INTO said FROM post p
              JOIN organisation o ON o.government = p.government AND o.id = p.organisation
              WHERE p.government = given_government AND p.id = key;
          WHEN 'Appointment' THEN
            SELECT coalesce(p.name || ' · ', '') || a.title INTO said FROM appointment a LEFT JOIN person p ON p.id = a.person
              WHERE a.government = given_government AND a.id = key;
          WHEN 'Duty' THEN
            SELECT o.title || ' · ' || p.title || ' · ' || d.body || coalesce(' · ' || u.title, '') INTO said FROM duty d
              JOIN post p ON p.government = d.government AND p.id = d.post
              JOIN organisation o ON o.government = p.government AND o.id = p.organisation
              LEFT JOIN organisation u ON u.government = d.government AND u.id = d.organisation
              WHERE d.government = given_government AND d.id = key;
          WHEN 'ServiceAccount' THEN
            SELECT s.title || coalesce(' · ' || p.name, '') INTO said FROM service_account s LEFT JOIN person p ON p.id = s.person
              WHERE s.government = given_government AND s.id = key;
          WHEN 'Application' THEN
            SELECT coalesce(j.code || ' ', '') || a.title || ' · ' || o.title INTO said FROM application a
              JOIN organisation o ON o.government = a.government AND o.id = a.organisation
              LEFT JOIN project j ON j.government = a.government AND j.id = a.project
              WHERE a.government = given_government AND a.id = key;
          WHEN 'Task' THEN
            SELECT coalesce(j.code || ' ', '') || a.title || ' · ' || t.stage_title || ' · ' || t.body_title INTO said FROM task t
              JOIN application a ON a.government = t.government AND a.id = t.application
              LEFT JOIN project j ON j.government = a.government AND j.id = a.project
              WHERE t.government = given_government AND t.id = key;
          WHEN 'Draft' THEN
            SELECT coalesce(a.title || ' · ', '') || o.title INTO said FROM filing_draft d
              JOIN organisation o ON o.government = d.government AND o.id = d.organisation
              LEFT JOIN application a ON a.government = d.government AND a.id = d.application
              WHERE d.government = given_government AND d.id = key;
          WHEN 'Attachment' THEN
            SELECT f.name || ' · ' || o.title INTO said FROM attachment f
              JOIN organisation o ON o.government = f.government AND o.id = f.organisation
              WHERE f.government = given_government AND f.id = key;
          WHEN 'Edition' THEN
            SELECT e.title || ' · ' || e.regime_code || ' ' || e.number INTO said FROM edition e
              WHERE e.government = given_government AND e.id = key;
          WHEN 'RegimeDraft' THEN
            SELECT d.title || ' · ' || d.regime_code INTO said FROM regime_draft d
              WHERE d.government = given_government AND d.id = key;
          WHEN 'RegimeComment' THEN
            SELECT coalesce(d.title, e.title) || coalesce(' · ' || nullif(c.place, ''), '') INTO said FROM regime_comment c
              LEFT JOIN regime_draft d ON d.government = c.government AND d.id = c.draft
              LEFT JOIN edition e ON e.government = c.government AND e.id = c.edition
              WHERE c.government = given_government AND c.id = key;
          ELSE NULL;
        END CASE;
        -- What has been deleted meanwhile is called what it was called last.
        IF said IS NULL THEN
          SELECT v.about INTO said FROM audit_event v
            WHERE v.government = given_government AND v.subject_type = kind AND v.subject = given_subject
            ORDER BY v.seq DESC LIMIT 1;
        END IF;
        RETURN left(said, 500);
      END $$;

      CREATE OR REPLACE FUNCTION audit_text(event audit_event) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT string_agg(coalesce(octet_length(part) || ':' || part, '-'), ',' ORDER BY place)
        FROM unnest(array[
          event.government, event.id::text, event.seq::text,
          to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          event.person::text, event.appointment::text, event.verb, event.subject_type, event.subject,
          event.details, event.request, event.previous]
          || CASE WHEN event.about IS NULL THEN '{}'::text[] ELSE array[event.about] END) WITH ORDINALITY AS parts (part, place)
      $$;

      CREATE OR REPLACE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE head audit_head;
      BEGIN
        -- Before the head is locked, so that others wait no longer than before.
        NEW.about := audit_about(NEW.government, NEW.subject_type, NEW.subject);
        INSERT INTO audit_head (government, seq, hash) VALUES (NEW.government, 0, '') ON CONFLICT DO NOTHING;
        SELECT * INTO STRICT head FROM audit_head WHERE government = NEW.government FOR UPDATE;
        NEW.seq := head.seq + 1;
        NEW.previous := head.hash;
        NEW.hash := encode(sha256(convert_to(audit_text(NEW), 'UTF8')), 'hex');
        UPDATE audit_head SET seq = NEW.seq, hash = NEW.hash WHERE government = NEW.government;
        RETURN NEW;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
