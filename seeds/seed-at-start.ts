import { FileStore } from '../api/attachment/file-store';
import type { Config, SeedChoice } from '../api/config';
import { asSystem, type Runtime } from '../api/identity/act-as';
import type { Following } from '../api/server';
import { dayOf } from '../api/platform/scalars/time';
import type { DemoGovernment } from './demo';
import { DEMO_CITY } from './demo-city';
import { DEMO_CITIES } from './demo-cities';
import { demoClock } from './demo-clock';
import { DEMO_COUNTY } from './demo-county';
import { DEMO_PROJECTS } from './demo-projects';
import { loadBudget } from './load-budget';
import { loadEvaluations } from './load-evaluations';
import { loadGovernment, loadSharing, recordSeeding } from './load-government';
import { loadCatalogue } from './load-catalogue';
import { loadLives } from './load-lives';
import { loadPapers } from './load-papers';
import { loadProjects } from './load-projects';
import { confirmRegimeOf, loadRegime } from './load-regime';
import { loadRegimeDraft } from './load-regime-draft';
import { DemoPassword } from './set-demo-password';

/** Before anything that is told. */
const FOUNDED = '2022-01-04';

/**
 * What the start does before anybody is served: the configured seeds, into an empty database only. The first city's own
 * projects are there then; the longer lives and the other cities follow.
 *
 * @returns the longer lives and the other cities, which are being told from now on; null: there is nothing to tell
 */
export async function seedFirstAtStart(config: Config, runtime: Runtime): Promise<Following | null> {
  const choice = config.seedOnStart ?? null;
  if (choice === null || !(await isWanted(runtime))) return null;
  const rest = await seedFirst(runtime, choice, FileStore.of(config));
  return { rest: rest() };
}

/** All of it before anybody is served. */
export function seedAtStart(config: Config): (runtime: Runtime) => Promise<void> {
  return async (runtime) => (await seedFirstAtStart(config, runtime))?.rest;
}

/**
 * Enters the demonstration; again, it only adds what is missing.
 *
 * @param data folder for uploaded files
 * @throws Error for known passwords on anything but the embedded database
 */
export async function seed(runtime: Runtime, choice: SeedChoice, data: string): Promise<void> {
  const rest = await seedFirst(runtime, choice, new FileStore(data));
  await rest();
}

/** Enters everybody and the first city's projects. @returns what tells the rest */
async function seedFirst(runtime: Runtime, choice: SeedChoice, store: FileStore): Promise<() => Promise<void>> {
  const isDemo = choice === 'demo';
  const password = isDemo ? await DemoPassword.of(runtime.database) : null;
  const now = runtime.clock?.() ?? (await databaseNow(runtime));
  const clock = demoClock(now);
  const past: Runtime = { database: runtime.database, clock };
  const on = (day: string): Runtime => ({ ...past, clock: () => new Date(`${day}T09:00:00+08:00`) });
  const publish = async (demo: DemoGovernment): Promise<void> => {
    await loadRegime(on(demo.regime?.since ?? FOUNDED), demo);
    await confirmRegimeOf(past, demo);
  };
  for (const demo of [...DEMO_CITIES, DEMO_COUNTY]) await loadGovernment(on(FOUNDED), demo, password);
  await loadSharing(past, DEMO_CITY);
  if (isDemo) {
    await publish(DEMO_CITY);
    await loadProjects(past, DEMO_CITY, store, clock);
    await loadCatalogue(past, DEMO_CITY);
    await loadRegimeDraft(past, DEMO_CITY);
  }
  return async () => {
    if (isDemo) await loadPapers(past, DEMO_CITY, DEMO_PROJECTS);
    for (const demo of isDemo ? DEMO_CITIES : []) {
      if (demo !== DEMO_CITY) await publish(demo);
      await loadLives(past, demo, store, dayOf(now));
      await loadPapers(past, demo, demo.lives ?? []);
      await loadEvaluations(past, demo);
      await loadBudget(past, demo);
    }
    await asSystem(past, DEMO_CITY.code, async (ctx) => recordSeeding(ctx, 'seed:end'));
  };
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
