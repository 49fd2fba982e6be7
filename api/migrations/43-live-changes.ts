import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tells servers, as a transaction commits, which case has changed or which session is another one now. What is told are ids,
 * never what has changed: whoever is subscribed is answered out of a transaction of his own, under his own rights.
 */
export class LiveChanges implements MigrationInterface {
  readonly name = 'LiveChanges1763600043000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION tell_case_change(given_government text, given_case uuid, given_project uuid) RETURNS void LANGUAGE sql AS $$
        SELECT pg_notify('tongchou_live',
          json_build_object('kind', 'case', 'government', given_government, 'application', given_case, 'project', given_project)::text)
      $$;
      CREATE FUNCTION application_told() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM tell_case_change(NEW.government, NEW.id, NEW.project);
        RETURN NULL;
      END $$;
      CREATE TRIGGER tell_live AFTER INSERT OR UPDATE ON application FOR EACH ROW EXECUTE FUNCTION application_told();

      -- Beside every act on its case, of which the case tells.
      CREATE FUNCTION task_told() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM tell_case_change(NEW.government, NEW.application,
          (SELECT a.project FROM application a WHERE a.government = NEW.government AND a.id = NEW.application));
        RETURN NULL;
      END $$;
      CREATE TRIGGER tell_live AFTER UPDATE ON task FOR EACH ROW
        WHEN (NEW.due_on IS DISTINCT FROM OLD.due_on OR NEW.due_provisional IS DISTINCT FROM OLD.due_provisional)
        EXECUTE FUNCTION task_told();

      CREATE FUNCTION session_told() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('tongchou_live', json_build_object('kind', 'session', 'digest', NEW.digest)::text);
        RETURN NULL;
      END $$;
      CREATE TRIGGER tell_live AFTER UPDATE ON session FOR EACH ROW
        WHEN (NEW.ended_at IS DISTINCT FROM OLD.ended_at OR NEW.appointment IS DISTINCT FROM OLD.appointment)
        EXECUTE FUNCTION session_told();
      CREATE TRIGGER tell_live AFTER UPDATE ON service_account FOR EACH ROW
        WHEN (NEW.revoked_at IS DISTINCT FROM OLD.revoked_at) EXECUTE FUNCTION session_told();
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
