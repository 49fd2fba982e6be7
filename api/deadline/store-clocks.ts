import { createHash } from 'node:crypto';
import { bodyTitles, type ClockState } from '../../form-schemas/engine';
import { clocksWithout, hiddenFacts } from '../application/hidden-facts';
import type { Context } from '../platform/context';
import type { Project } from '../project/project.entity';
import type { ClocksNow } from './clocks-now';

/** Keeps the clocks of a project that run and have not been met, so that they can be listed; whatever else was kept of it goes. */
export async function storeClocks(ctx: Context, project: Project, now: ClocksNow | null): Promise<void> {
  const rows = now === null ? [] : rowsOf(project, now);
  await ctx.tx.query(
    'delete from project_clock where government = $1 and project = $2 and not (id = any ($3::uuid[]))',
    [ctx.government, project.id, rows.map(({ id }) => id)],
  );
  if (rows.length === 0) return;
  await ctx.tx.query(
    `insert into project_clock (government, project, swept_on, ${COLUMNS.join(', ')})
     select $1, $2, $3, ${COLUMNS.map((column) => `r.${column}`).join(', ')}
     from jsonb_to_recordset($4::jsonb) as r (id uuid, application uuid, organisation uuid, edition uuid, regime_code text,
       code text, year integer, title text, words text, article text, strength text, who text[], opens_on date, due_on date,
       provisional boolean, confined boolean)
     on conflict (government, id) do update set swept_on = excluded.swept_on,
       ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [ctx.government, project.id, ctx.today, JSON.stringify(rows)],
  );
}

const COLUMNS = [
  'id',
  'application',
  'organisation',
  'edition',
  'regime_code',
  'code',
  'year',
  'title',
  'words',
  'article',
  'strength',
  'who',
  'opens_on',
  'due_on',
  'provisional',
  'confined',
] as const;

type StoredClock = Readonly<Record<(typeof COLUMNS)[number], unknown>> & { readonly id: string };

function rowsOf(project: Project, { loaded: { application, regime }, clocks }: ClocksNow): readonly StoredClock[] {
  // Whoever holds no body sees least: what even they are told of nobody has to be kept from.
  const told = clocksWithout(regime, hiddenFacts(regime, []));
  return clocks.filter(isRunning).map((clock) => ({
    id: idOf(project, clock),
    application: application.id,
    organisation: application.organisation,
    edition: application.edition,
    regime_code: regime.regime.code,
    code: clock.code,
    year: clock.year,
    title: clock.title,
    words: clock.words,
    article: clock.article,
    strength: clock.strength,
    who: bodyTitles(regime, clock.who),
    opens_on: clock.opens,
    due_on: clock.due,
    provisional: clock.provisional,
    confined: !told.has(clock.code),
  }));
}

function isRunning({ status, due }: ClockState): boolean {
  return status !== 'not-running' && status !== 'met' && due !== null;
}

/** The same one for the same clock, sweep after sweep: pages and addresses go by it. */
function idOf(project: Project, { code, year }: ClockState): string {
  const digest = createHash('sha256')
    .update(`${project.id}/${code}/${year ?? ''}`)
    .digest('hex');
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
    digest.slice(20, 32),
  ].join('-');
}
