import type { Day } from '../../form-schemas/engine';
import { notifyAll } from '../notice/notify';
import type { Context } from '../platform/context';

/** What is told of: a task, a case in a pool, the clock of a project, a unit or the government, or what supervision asks for. */
export type Subject = 'task' | 'pool' | 'project' | 'unit' | 'government' | 'finding';
export type Telling = 'near' | 'late' | 'escalation' | 'reminder';

export interface Tell {
  readonly about: Subject;
  /** Unique among its kind. */
  readonly key: string;
  readonly kind: Telling;
  readonly dueOn: Day;
  /** Of a reminder: how many days before. */
  readonly days?: number;
  readonly people: readonly string[];
  readonly message: string;
  /** Database id of the case that it is about, or null. */
  readonly application: string | null;
  /** Database id of the problem of supervision that it is about. */
  readonly finding?: string;
}

/**
 * Tells people of a deadline, once: what has been told is written beside the notices, in their transaction. Another day
 * is another deadline. Where there is nobody to be told nothing is written, so that it is tried again.
 *
 * @returns whether it was told now
 */
export async function tellOnce(ctx: Context, { about, key, kind, dueOn, days = 0, ...tell }: Tell): Promise<boolean> {
  const people = [...new Set(tell.people)];
  if (people.length === 0) return false;
  const rows = await ctx.tx.query<unknown[]>(
    `insert into deadline_notice (government, about, key, kind, due_on, days, told, at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing returning 1`,
    [ctx.government, about, key, kind, dueOn, days, people.length, ctx.now],
  );
  if (rows.length === 0) return false;
  const { message, application, finding } = tell;
  await notifyAll(
    ctx,
    people.map((person) => ({
      person,
      kind: KINDS[ABOUT[about]][kind],
      message,
      application,
      ...(finding === undefined ? {} : { finding }),
    })),
  );
  return true;
}

type Told = 'case' | 'clock' | 'rectification';

const ABOUT: Readonly<Record<Subject, Told>> = {
  task: 'case',
  pool: 'case',
  project: 'clock',
  unit: 'clock',
  government: 'clock',
  finding: 'rectification',
};

const KINDS: Readonly<Record<Told, Readonly<Record<Telling, string>>>> = {
  case: { near: 'task-due-near', late: 'task-late', escalation: 'task-late-escalated', reminder: 'task-due-near' },
  rectification: {
    near: 'rectification-due-near',
    late: 'rectification-late',
    escalation: 'rectification-late-escalated',
    reminder: 'rectification-due-near',
  },
  clock: { near: 'clock-reminder', late: 'clock-late', escalation: 'clock-late-escalated', reminder: 'clock-reminder' },
};
