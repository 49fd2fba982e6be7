import { openList, replay, replayFrom, writeState, type CaseState } from '../../form-schemas/engine';
import { Application } from '../../api/application/application.entity';
import { readEvent } from '../../api/application/event-view';
import type { Context } from '../../api/platform/context';
import { compiledEdition } from '../../api/regime/compiled-edition';

export interface Replayed {
  readonly count: number;
  /** Cases whose events, applied again, do not come to what is stored, with both. */
  readonly differing: readonly unknown[];
}

/** Applies the events of every case of a government again, and compares what they come to with what is stored. */
export async function replayedCases(ctx: Context): Promise<Replayed> {
  const cases = await ctx.tx.find(Application, { where: { government: ctx.government } });
  const differing: unknown[] = [];
  for (const one of cases) {
    const regime = await compiledEdition(ctx, one.edition);
    const rows = await ctx.tx.query<{ event: string }[]>(
      'select event from application_event where government = $1 and application = $2 order by seq',
      [ctx.government, one.id],
    );
    const events = rows.map((row) => readEvent(row.event));
    const lines = Object.entries(one.snapshot['lines'] as unknown as CaseState['lines']).map(([code, { title }]) => ({
      code,
      title,
    }));
    const opened = lines.length > 0 ? openList(regime, one.procedure, lines).value : null;
    const { value } = opened ? replayFrom(regime, opened, events) : replay(regime, one.procedure, events);
    const state = value && writeState(regime, value);
    if (JSON.stringify(sorted(state)) !== JSON.stringify(sorted(one.snapshot)))
      differing.push([one.id, state, one.snapshot]);
    if (rows.length !== one.version) differing.push([one.id, rows.length, one.version]);
  }
  return { count: cases.length, differing };
}

/** The same value with the keys of every object in order, as jsonb does not keep theirs. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
