import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** Drafts: what a unit has filled in and not handed in; `application` is set when it goes on with a case sent back. */
export class FilingDraft implements MigrationInterface {
  readonly name = 'FilingDraft1763600022000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE filing_draft (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        organisation uuid NOT NULL,
        regime_code text COLLATE "C" NOT NULL,
        edition uuid NOT NULL,
        procedure text COLLATE "C" NOT NULL,
        application uuid,
        given text NOT NULL,
        answers text NOT NULL,
        opened_by uuid NOT NULL REFERENCES person (id),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        filed_at timestamptz,
        version integer NOT NULL,
        PRIMARY KEY (government, id),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id),
        FOREIGN KEY (government, edition) REFERENCES edition (government, id),
        FOREIGN KEY (government, application) REFERENCES application (government, id)
      );
      CREATE INDEX filing_draft_organisation ON filing_draft (government, organisation, updated_at, id) WHERE filed_at IS NULL;
      CREATE UNIQUE INDEX filing_draft_of_case ON filing_draft (government, application) WHERE filed_at IS NULL;
      ${protectTenant({ table: 'filing_draft', grant: 'SELECT, INSERT, UPDATE, DELETE' })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
