import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * The yearly budget (年度资金预算), line by line: what one person proposes (a line, another amount, its withdrawal) stands beside
 * what is in force until somebody else confirms it. Each step is kept.
 */
export class Budget implements MigrationInterface {
  readonly name = 'Budget1763600054000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE budget_line (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        year integer NOT NULL CHECK (year BETWEEN 2000 AND 2999),
        source text COLLATE "C" NOT NULL,
        -- For whom; null: for no unit in particular.
        organisation uuid,
        project uuid,
        -- Number of the paper by which it was given.
        number text COLLATE "C" NOT NULL,
        -- In fen; null until it is in force.
        amount bigint CHECK (amount > 0 AND amount <= 100000000000000),
        state text COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'in-force', 'withdrawn')),
        -- What waits for somebody else: act, amount (of yuan, as text), reason, person, at.
        pending jsonb CHECK (jsonb_typeof(pending) = 'object'),
        created_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, id),
        FOREIGN KEY (government, organisation) REFERENCES organisation (government, id),
        FOREIGN KEY (government, project) REFERENCES project (government, id),
        CONSTRAINT in_force_has_amount CHECK (state <> 'in-force' OR amount IS NOT NULL),
        CONSTRAINT proposed_waits CHECK (state <> 'proposed' OR (pending IS NOT NULL AND amount IS NULL)),
        CONSTRAINT withdrawn_rests CHECK (state <> 'withdrawn' OR pending IS NULL)
      );
      CREATE INDEX budget_line_year ON budget_line (government, year, id);
      CREATE INDEX budget_line_organisation ON budget_line (government, organisation, year);
      CREATE INDEX budget_line_project ON budget_line (government, project) WHERE project IS NOT NULL;
      CREATE UNIQUE INDEX budget_line_once ON budget_line
        (government, year, source, coalesce(organisation::text, ''), coalesce(project::text, ''), number)
        WHERE state <> 'withdrawn';
      ${protectTenant({ table: 'budget_line' })}

      CREATE TABLE budget_step (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        line uuid NOT NULL,
        number integer NOT NULL CHECK (number >= 1),
        act text COLLATE "C" NOT NULL CHECK (act IN ('propose', 'correct', 'withdraw', 'import', 'confirm', 'dismiss')),
        person uuid REFERENCES person (id),
        -- Whose proposal was confirmed or dismissed.
        proposer uuid REFERENCES person (id),
        at timestamptz NOT NULL,
        reason text NOT NULL,
        -- In fen: what was proposed, or is in force from then on; null: nothing is.
        amount bigint,
        PRIMARY KEY (government, id),
        UNIQUE (government, line, number),
        FOREIGN KEY (government, line) REFERENCES budget_line (government, id),
        CONSTRAINT four_eyes CHECK (act <> 'confirm' OR person <> proposer)
      );
      ${protectTenant({ table: 'budget_step', grant: 'SELECT, INSERT' })}

      ALTER FUNCTION audit_about(text, text, text) RENAME TO audit_about_before_budget;
      CREATE FUNCTION audit_about(given_government text, kind text, given_subject text) RETURNS text LANGUAGE plpgsql AS $$
      BEGIN
        IF kind <> 'BudgetLine' THEN
          RETURN audit_about_before_budget(given_government, kind, given_subject);
        END IF;
        RETURN (SELECT l.year || ' · ' || l.source || coalesce(' · ' || o.title, '') FROM budget_line l
          LEFT JOIN organisation o ON o.government = l.government AND o.id = l.organisation
          WHERE l.government = given_government AND l.id::text = given_subject);
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
