import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * Supervision: problems found with a unit or its project, what is asked of the unit by when, what it reports, and that
 * somebody else than who reported it has seen to it.
 */
export class Supervision implements MigrationInterface {
  readonly name = 'Supervision1763600050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE supervision_finding (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        regime_code text COLLATE "C" NOT NULL,
        edition uuid NOT NULL,
        -- The code of the problem query, where it is one of those that the regime names.
        kind text COLLATE "C",
        title text NOT NULL,
        article text NOT NULL,
        organisation uuid NOT NULL,
        project uuid,
        source text NOT NULL CHECK (source IN ('monitoring', 'evaluation', 'audit', 'query', 'inspection')),
        evaluation uuid,
        detail text NOT NULL,
        found_on date NOT NULL,
        status text NOT NULL CHECK (status IN ('open', 'rectifying', 'reported', 'closed')),
        demand text,
        due_on date,
        result text,
        reported_on date,
        -- What was asked for before, and what was reported of it: the first one first.
        rounds jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(rounds) = 'array'),
        conclusion text,
        closed_on date,
        found_by uuid NOT NULL REFERENCES person (id),
        reported_by uuid REFERENCES person (id),
        closed_by uuid REFERENCES person (id),
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, id),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id),
        FOREIGN KEY (government, project) REFERENCES project (government, id),
        FOREIGN KEY (government, evaluation) REFERENCES evaluation (government, id),
        CONSTRAINT four_eyes CHECK (closed_by <> reported_by),
        CONSTRAINT steps_in_order CHECK (
          (due_on IS NULL) = (demand IS NULL) AND (status <> 'rectifying' OR due_on IS NOT NULL)
          AND (reported_on IS NULL) = (result IS NULL) AND (reported_on IS NULL) = (reported_by IS NULL)
          AND (status <> 'reported' OR reported_on IS NOT NULL)
          AND (status = 'closed') = (closed_on IS NOT NULL) AND (closed_on IS NULL) = (conclusion IS NULL)
          AND (closed_on IS NULL) = (closed_by IS NULL))
      );
      CREATE INDEX supervision_finding_found ON supervision_finding (government, found_on, id);
      CREATE INDEX supervision_finding_organisation ON supervision_finding (government, organisation, status);
      CREATE INDEX supervision_finding_project ON supervision_finding (government, project) WHERE project IS NOT NULL;
      CREATE INDEX supervision_finding_due ON supervision_finding (government, due_on) WHERE status IN ('rectifying', 'reported');
      -- A problem that a query has found is taken up once while it is not closed.
      CREATE UNIQUE INDEX supervision_finding_once ON supervision_finding (government, regime_code, kind, project)
        WHERE source = 'query' AND status <> 'closed';
      ${protectTenant({ table: 'supervision_finding' })}

      ALTER FUNCTION audit_about(text, text, text) RENAME TO audit_about_before_supervision;
      CREATE FUNCTION audit_about(given_government text, kind text, given_subject text) RETURNS text LANGUAGE plpgsql AS $$
      BEGIN
        IF kind <> 'SupervisionFinding' THEN
          RETURN audit_about_before_supervision(given_government, kind, given_subject);
        END IF;
        RETURN (SELECT f.title || ' · ' || coalesce(p.title, o.title) FROM supervision_finding f
          JOIN organisation o ON o.government = f.government AND o.id = f.organisation
          LEFT JOIN project p ON p.government = f.government AND p.id = f.project
          WHERE f.government = given_government AND f.id::text = given_subject);
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
