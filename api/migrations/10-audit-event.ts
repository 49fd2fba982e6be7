import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** The audit: one event per change of state, chained by hash per government, insert-only for everyone. */
export class AuditEvent implements MigrationInterface {
  readonly name = 'AuditEvent1763600010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_head (
        government text COLLATE "C" PRIMARY KEY REFERENCES government (code),
        seq bigint NOT NULL,
        hash text COLLATE "C" NOT NULL
      );
      ${protectTenant({ table: 'audit_head', grant: 'SELECT' })}

      CREATE TABLE audit_event (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        seq bigint NOT NULL,
        at timestamptz NOT NULL,
        person uuid,
        appointment uuid,
        verb text COLLATE "C" NOT NULL,
        subject_type text COLLATE "C" NOT NULL,
        subject text COLLATE "C" NOT NULL,
        details text NOT NULL,
        request text COLLATE "C" NOT NULL,
        previous text COLLATE "C" NOT NULL,
        hash text COLLATE "C" NOT NULL,
        PRIMARY KEY (government, id),
        UNIQUE (government, seq)
      );
      CREATE INDEX audit_event_at ON audit_event (government, at);
      CREATE INDEX audit_event_verb ON audit_event (government, verb, seq);
      CREATE INDEX audit_event_person ON audit_event (government, person, seq);
      CREATE INDEX audit_event_subject ON audit_event (government, subject_type, subject, seq);
      ${protectTenant({ table: 'audit_event', grant: 'SELECT, INSERT' })}

      CREATE FUNCTION audit_text(event audit_event) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT string_agg(coalesce(octet_length(part) || ':' || part, '-'), ',' ORDER BY place)
        FROM unnest(array[
          event.government, event.id::text, event.seq::text,
          to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          event.person::text, event.appointment::text, event.verb, event.subject_type, event.subject,
          event.details, event.request, event.previous]) WITH ORDINALITY AS parts (part, place)
      $$;

      CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE head audit_head;
      BEGIN
        INSERT INTO audit_head (government, seq, hash) VALUES (NEW.government, 0, '') ON CONFLICT DO NOTHING;
        SELECT * INTO STRICT head FROM audit_head WHERE government = NEW.government FOR UPDATE;
        NEW.seq := head.seq + 1;
        NEW.previous := head.hash;
        NEW.hash := encode(sha256(convert_to(audit_text(NEW), 'UTF8')), 'hex');
        UPDATE audit_head SET seq = NEW.seq, hash = NEW.hash WHERE government = NEW.government;
        RETURN NEW;
      END $$;

      CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '审计记录只可追加，不可%', CASE TG_OP WHEN 'UPDATE' THEN '更改' WHEN 'DELETE' THEN '删除' ELSE '清空' END
          USING ERRCODE = 'insufficient_privilege';
      END $$;

      CREATE TRIGGER chain BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_chain();
      CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_refuse();
      CREATE TRIGGER keep_all BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
      CREATE TRIGGER keep_head BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_refuse();
      CREATE TRIGGER keep_heads BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
