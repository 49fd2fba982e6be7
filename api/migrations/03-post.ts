import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/** Posts (职务、席位): what a person is appointed to; roles hang on the post, never on the person. */
export class Post implements MigrationInterface {
  readonly name = 'Post1763600003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE post (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        organisation uuid NOT NULL,
        code text COLLATE "C" NOT NULL,
        title text NOT NULL,
        roles text[] NOT NULL,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, id),
        UNIQUE (government, code),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id)
      );
      CREATE INDEX post_organisation ON post (government, organisation);
      ${protectTenant({ table: 'post', shared: true })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
