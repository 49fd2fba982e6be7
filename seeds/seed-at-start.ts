import { FileStore } from '../api/attachment/file-store';
import type { Config, SeedChoice } from '../api/config';
import { asSystem, type Runtime } from '../api/identity/act-as';
import { DEMO_CITY } from './demo-city';
import { demoClock } from './demo-clock';
import { DEMO_COUNTY } from './demo-county';
import { loadGovernment, recordSeeding } from './load-government';
import { loadProjects } from './load-projects';
import { loadRegime } from './load-regime';
import { DemoPassword } from './set-demo-password';

/** What the start does before anybody is served: the configured seeds, into an empty database only. */
export function seedAtStart(config: Config): (runtime: Runtime) => Promise<void> {
  return async (runtime) => {
    const choice = config.seedOnStart ?? null;
    if (choice !== null && (await isWanted(runtime))) await seed(runtime, choice, config.data);
  };
}

/**
 * Enters the demonstration; again, it only adds what is missing.
 *
 * @param data folder for uploaded files
 * @throws Error for known passwords on anything but the embedded database
 */
export async function seed(runtime: Runtime, choice: SeedChoice, data: string): Promise<void> {
  const isDemo = choice === 'demo';
  const password = isDemo ? await DemoPassword.of(runtime.database) : null;
  const clock = demoClock(runtime.clock?.() ?? (await databaseNow(runtime)));
  const past: Runtime = { database: runtime.database, clock };
  await loadGovernment(past, DEMO_CITY, password);
  await loadGovernment(past, DEMO_COUNTY, password);
  if (isDemo) {
    await loadRegime(past, DEMO_CITY);
    await loadProjects(past, DEMO_CITY, new FileStore(data), clock);
  }
  await asSystem(past, DEMO_CITY.code, async (ctx) => recordSeeding(ctx, 'seed:end'));
}

/** Into an empty database, or where an earlier start was interrupted in the middle of it. */
async function isWanted({ database }: Runtime): Promise<boolean> {
  const governments = await database.source.query<{ code: string }[]>('select code from government');
  if (governments.length === 0) return true;
  if (!governments.some(({ code }) => code === DEMO_CITY.code)) return false;
  const [row] = await asSystem({ database }, DEMO_CITY.code, (ctx) =>
    ctx.tx.query<{ begun: boolean | null; ended: boolean | null }[]>(
      `select bool_or(verb = 'seed:begin') as begun, bool_or(verb = 'seed:end') as ended from audit_event where government = $1`,
      [DEMO_CITY.code],
    ),
  );
  return row?.begun === true && row.ended !== true;
}

async function databaseNow({ database }: Runtime): Promise<Date> {
  const [row] = await database.source.query<{ now: Date }[]>('select now() as now');
  if (!row) throw new Error('the database gave no time');
  return row.now;
}
