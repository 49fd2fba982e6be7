import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** Attachments: a ticket that may be used once (only its SHA-256 is stored), then a stored file that never changes. */
export class Attachment implements MigrationInterface {
  readonly name = 'Attachment1763600014000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachment (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        name text NOT NULL,
        size bigint NOT NULL CHECK (size > 0),
        media_type text COLLATE "C" NOT NULL,
        digest text COLLATE "C" CHECK (digest ~ '^[0-9a-f]{64}$'),
        status text NOT NULL CHECK (status IN ('pending', 'stored')),
        ticket_hash text COLLATE "C",
        ticket_expires_at timestamptz NOT NULL,
        uploaded_by uuid NOT NULL REFERENCES person (id),
        organisation uuid NOT NULL,
        created_at timestamptz NOT NULL,
        stored_at timestamptz,
        PRIMARY KEY (government, id),
        UNIQUE (government, ticket_hash),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id),
        CHECK ((status = 'stored') = (digest IS NOT NULL)),
        CHECK ((status = 'stored') = (stored_at IS NOT NULL)),
        CHECK (status = 'pending' OR ticket_hash IS NULL)
      );
      CREATE INDEX attachment_organisation ON attachment (government, organisation);
      ${protectTenant({ table: 'attachment', grant: 'SELECT, INSERT, UPDATE, DELETE' })}

      CREATE FUNCTION attachment_keep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '附件存好之后不可更改或删除' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER keep_stored BEFORE UPDATE OR DELETE ON attachment FOR EACH ROW
        WHEN (OLD.status = 'stored') EXECUTE FUNCTION attachment_keep();
      CREATE TRIGGER keep_all BEFORE TRUNCATE ON attachment FOR EACH STATEMENT EXECUTE FUNCTION attachment_keep();
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
