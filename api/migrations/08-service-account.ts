import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** Service accounts: programs that act as an appointment, with fewer rights; somebody answers for each of them. */
export class ServiceAccount implements MigrationInterface {
  readonly name = 'ServiceAccount1763600008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE service_account (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        title text NOT NULL,
        digest text COLLATE "C" NOT NULL,
        person uuid NOT NULL REFERENCES person (id),
        appointment uuid NOT NULL,
        scopes text[] NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        last_used_at timestamptz,
        PRIMARY KEY (government, id),
        UNIQUE (government, digest),
        FOREIGN KEY (government, appointment) REFERENCES appointment (government, id)
      );
      CREATE INDEX service_account_digest ON service_account (digest);
      ${protectTenant({ table: 'service_account', orRead: `digest = nullif(current_setting('app.token', true), '')` })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
