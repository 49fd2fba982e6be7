import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * What has been told of which deadline, written in the transaction of the notices: whoever sweeps again, after a crash or beside
 * another, tells nothing twice. And how far a sweep has come.
 */
export class DeadlineSweep implements MigrationInterface {
  readonly name = 'DeadlineSweep1763600042000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE deadline_notice (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        about text COLLATE "C" NOT NULL CHECK (about IN ('task', 'pool', 'project', 'unit', 'government')),
        -- What is due, within its kind: the task, the case, or whose clock and which.
        key text COLLATE "C" NOT NULL,
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('near', 'late', 'escalation', 'reminder')),
        due_on date NOT NULL,
        -- Of a reminder: how many days before.
        days integer NOT NULL,
        told integer NOT NULL CHECK (told > 0),
        at timestamptz NOT NULL,
        PRIMARY KEY (government, about, key, kind, due_on, days)
      );
      ${protectTenant({ table: 'deadline_notice', grant: 'SELECT, INSERT' })}

      CREATE TABLE sweep_state (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('tasks', 'clocks')),
        day date NOT NULL,
        revision integer NOT NULL,
        -- The last one that was looked at; null: all of that day have been.
        after_key text COLLATE "C",
        ran_at timestamptz NOT NULL,
        PRIMARY KEY (government, kind)
      );
      ${protectTenant({ table: 'sweep_state' })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
