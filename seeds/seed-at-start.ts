import { FileStore } from '../api/attachment/file-store';
import { recordAudit } from '../api/audit/record-audit';
import type { Config, SeedChoice } from '../api/config';
import { asSystem, type Runtime } from '../api/identity/act-as';
import { hashPassword } from '../api/identity/password';
import { DEMO_CITY } from './demo-city';
import { demoClock } from './demo-clock';
import { DEMO_COUNTY } from './demo-county';
import { loadGovernment } from './load-government';
import { loadProjects } from './load-projects';
import { loadRegime } from './load-regime';
import { DEMO_PASSWORD } from './set-demo-password';

const BEGUN = 'seed:begin';
const ENDED = 'seed:end';

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
  if (isDemo && runtime.database.kind !== 'embedded') throw new Error('seeds: known passwords are for the embedded database only');
  const passwordHash = isDemo ? await hashPassword(DEMO_PASSWORD) : null;
  const clock = demoClock(runtime.clock?.() ?? (await databaseNow(runtime)));
  const past: Runtime = { database: runtime.database, clock };
  await loadGovernment(past, DEMO_CITY, passwordHash);
  await mark(past, BEGUN, choice);
  await loadGovernment(past, DEMO_COUNTY, passwordHash);
  if (isDemo) {
    await loadRegime(past, DEMO_CITY);
    await loadProjects(past, DEMO_CITY, new FileStore(data), clock);
  }
  await mark(past, ENDED, choice);
}

/** Into an empty database, or where an earlier start was interrupted in the middle of it. */
async function isWanted({ database }: Runtime): Promise<boolean> {
  const governments = await database.source.query<{ code: string }[]>('select code from government');
  if (governments.length === 0) return true;
  if (!governments.some(({ code }) => code === DEMO_CITY.code)) return false;
  const marks = await asSystem({ database }, DEMO_CITY.code, (ctx) =>
    ctx.tx.query<{ verb: string }[]>('select verb from audit_event where government = $1 and verb in ($2, $3)', [DEMO_CITY.code, BEGUN, ENDED]),
  );
  return marks.some(({ verb }) => verb === BEGUN) && !marks.some(({ verb }) => verb === ENDED);
}

async function databaseNow({ database }: Runtime): Promise<Date> {
  const [row] = await database.source.query<{ now: Date }[]>('select now() as now');
  if (!row) throw new Error('the database gave no time');
  return row.now;
}

function mark(runtime: Runtime, verb: string, choice: SeedChoice): Promise<void> {
  return asSystem(runtime, DEMO_CITY.code, async (ctx) => {
    recordAudit(ctx, { verb, subject: { type: 'Government', id: ctx.government }, details: { choice } });
  });
}
