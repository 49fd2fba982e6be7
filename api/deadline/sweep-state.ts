import type { Day } from '../../form-schemas/engine';
import type { Context } from '../platform/context';

/** Of `project-clocks`: when those of the projects were last looked at, and whatever has happened to them since was seen to. */
export type SweepKind = 'tasks' | 'clocks' | 'project-clocks';

/** How far the last sweep of a kind came. */
export interface SweepState {
  readonly day: Day;
  /** The revision of the calendar that it counted by. */
  readonly revision: number;
  /** The last one that was looked at; null: all have been. */
  readonly after: string | null;
  readonly ranAt: Date;
}

export async function readSweep(ctx: Context, kind: SweepKind): Promise<SweepState | null> {
  const [row] = await ctx.tx.query<SweepState[]>(
    `select day::text, revision, after_key as "after", ran_at as "ranAt" from sweep_state where government = $1 and kind = $2`,
    [ctx.government, kind],
  );
  return row ?? null;
}

/** Remembers how far a sweep has come, in the transaction of what it told. */
export async function writeSweep(
  ctx: Context,
  kind: SweepKind,
  { revision, after }: Pick<SweepState, 'revision' | 'after'>,
): Promise<void> {
  await ctx.tx.query(
    `insert into sweep_state (government, kind, day, revision, after_key, ran_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (government, kind) do update
       set day = excluded.day, revision = excluded.revision, after_key = excluded.after_key, ran_at = excluded.ran_at`,
    [ctx.government, kind, ctx.today, revision, after, ctx.now],
  );
}
