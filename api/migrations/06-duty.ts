import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** Duties (分工): which body of the regime a post holds, for all filings or for those of one organisation, from day to day. */
export class Duty implements MigrationInterface {
  readonly name = 'Duty1763600006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE duty (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        post uuid NOT NULL,
        body text COLLATE "C" NOT NULL,
        organisation uuid,
        from_day date NOT NULL,
        until_day date CHECK (until_day >= from_day - 1),
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, id),
        FOREIGN KEY (government, post) REFERENCES post (government, id),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id)
      );
      CREATE INDEX duty_post ON duty (government, post);
      CREATE INDEX duty_body ON duty (government, body, organisation);
      ${protectTenant({ table: 'duty' })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
