import { FileStore } from '../../api/attachment/file-store';
import { recountAllClocks } from '../../api/deadline/sweep-government';
import { asSystem } from '../../api/identity/act-as';
import { setCredential } from '../../api/identity/set-credential';
import type { Database } from '../../api/platform/database/database';
import type { DemoGovernment } from '../../seeds/demo';
import { DEMO_CITY } from '../../seeds/demo-city';
import { demoClock } from '../../seeds/demo-clock';
import { DEMO_COUNTY } from '../../seeds/demo-county';
import { loadBudget } from '../../seeds/load-budget';
import { loadCatalogue } from '../../seeds/load-catalogue';
import { loadEvaluations } from '../../seeds/load-evaluations';
import { loadGovernment, loadSharing } from '../../seeds/load-government';
import { loadLives } from '../../seeds/load-lives';
import { loadProjects } from '../../seeds/load-projects';
import { loadRegime } from '../../seeds/load-regime';
import { officeOf } from '../../seeds/office-of';
import type { Beginning } from '../support/database-template';
import { regimeFiles, withFewCases } from '../support/given-regime';

/** What journeys begin with: the demonstration, told of the time before now, which is the browser's as well. */

export const PASSWORD = 'Right-Horse-7';
/** When the city of a life began to go by its regime: the projects were filed after it. */
const SINCE = '2023-06-06T01:00:00Z';

/** The demonstration's city with its projects, catalogue, evaluations and budget. */
function demonstration(proven: boolean): Beginning {
  return {
    name: proven ? 'proven' : 'few_cases',
    async tell(database, data) {
      const clock = demoClock(new Date());
      const past = { database, clock };
      await tellGovernment(database, clock, DEMO_CITY);
      await loadRegime(past, DEMO_CITY, proven ? undefined : withFewCases(regimeFiles(DEMO_CITY.regime?.code ?? '')));
      await loadProjects(past, DEMO_CITY, new FileStore(data), clock);
      await loadCatalogue(past, DEMO_CITY);
      await loadEvaluations(past, DEMO_CITY);
      await loadBudget(past, DEMO_CITY);
      await recountAllClocks(past, DEMO_CITY.code);
    },
  };
}

/** The regime with a few of its worked cases, which are quickly proven, or with all of them. */
export const [FEW_CASES, PROVEN] = [demonstration(false), demonstration(true)];

/** Another city than the demonstration's: with its lives, without the demonstration's filings. */
export async function tellLives(database: Database, data: string, city: DemoGovernment): Promise<void> {
  const now = new Date();
  const clock = demoClock(now);
  await tellGovernment(database, clock, city);
  await loadRegime({ database, clock: () => new Date(SINCE) }, city);
  await loadLives({ database }, city, new FileStore(data), now.toISOString().slice(0, 10));
  await recountAllClocks({ database, clock: () => now }, city.code);
}

/** The county's people, with whom the city shares. */
export async function tellCounty(database: Database): Promise<void> {
  const clock = demoClock(new Date());
  await tellGovernment(database, clock, DEMO_COUNTY);
  await loadSharing({ database, clock }, DEMO_CITY);
}

/** With passwords of the tests' own: the demonstration's are for the embedded database only. */
async function tellGovernment(database: Database, clock: () => Date, government: DemoGovernment): Promise<void> {
  await loadGovernment({ database, clock }, government, null);
  await asSystem({ database, clock }, government.code, async (ctx) => {
    for (const { login } of government.officials) {
      const { person } = await officeOf(ctx, login);
      await setCredential(ctx, { person, login, password: PASSWORD });
    }
  });
}
