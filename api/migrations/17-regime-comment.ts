import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** Remarks on a draft or on an edition, at a place in its files; they can be settled, not changed. */
export class RegimeComment implements MigrationInterface {
  readonly name = 'RegimeComment1763600017000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE regime_comment (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        draft uuid,
        edition uuid,
        place text NOT NULL,
        text text NOT NULL,
        author uuid NOT NULL REFERENCES person (id),
        created_at timestamptz NOT NULL,
        resolved_at timestamptz,
        resolved_by uuid REFERENCES person (id),
        version integer NOT NULL,
        PRIMARY KEY (government, id),
        FOREIGN KEY (government, draft) REFERENCES regime_draft (government, id),
        FOREIGN KEY (government, edition) REFERENCES edition (government, id),
        CONSTRAINT on_one_thing CHECK ((draft IS NULL) <> (edition IS NULL)),
        CONSTRAINT resolved_by_somebody CHECK ((resolved_at IS NULL) = (resolved_by IS NULL))
      );
      CREATE INDEX regime_comment_draft ON regime_comment (government, draft, created_at, id);
      CREATE INDEX regime_comment_edition ON regime_comment (government, edition, created_at, id);
      ${protectTenant({ table: 'regime_comment' })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
