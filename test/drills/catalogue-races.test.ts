import type { CatalogueEntry as Entry } from '../../api/catalogue/catalogue-entry.entity';
import type { lockEntry as realLock } from '../../api/catalogue/seen-entries';
import type { Context } from '../../api/platform/context';
import type { updateVersion as realUpdate } from '../../api/platform/version';
import type { JsonObject } from '../../form-schemas/engine';
import { CREATE, ONE, PUBLISH, REVISE, WITHDRAW, type Answer } from '../support/ask-catalogue';
import { FILE_ENTRY } from '../support/catalogue-answers';
import type { TestClient } from '../support/client';
import { TEST_DATABASE } from '../support/database-template';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';
import { meetingOf } from '../support/meeting';

/**
 * Two act on one entry of the catalogue at once: one of them is first, the other is told that it has changed. The entry has one
 * step more, and says what that step says.
 */

/** The control takes away what the entry is guarded by: its lock, and the version that it must still have. */
const mockGuard = { locks: true, versions: true };
/** Where both are at the entry, before either has it (guarded), or with all that it has read (unguarded). */
const mockMeeting = { wait: async (): Promise<void> => {} };

jest.mock('../../api/catalogue/seen-entries', () => {
  const actual = jest.requireActual<{ lockEntry: typeof realLock }>('../../api/catalogue/seen-entries');
  const { CatalogueEntry } = jest.requireActual<{ CatalogueEntry: typeof Entry }>(
    '../../api/catalogue/catalogue-entry.entity',
  );
  return {
    ...actual,
    lockEntry: async (ctx: Context, which: Parameters<typeof realLock>[1]) => {
      if (mockGuard.locks) {
        await mockMeeting.wait();
        return actual.lockEntry(ctx, which);
      }
      const entry = await ctx.tx.findOneByOrFail(CatalogueEntry, { government: ctx.government, id: which.id });
      await mockMeeting.wait();
      return entry;
    },
  };
});

jest.mock('../../api/platform/version', () => {
  const actual = jest.requireActual<{ updateVersion: typeof realUpdate }>('../../api/platform/version');
  return {
    ...actual,
    updateVersion: async (...given: Parameters<typeof realUpdate>) => {
      if (mockGuard.versions) return actual.updateVersion(...given);
      const [ctx, entity, { id }, changes] = given;
      const where = { government: ctx.government, id };
      await ctx.tx.update(entity, where, { ...changes, version: () => 'version + 1' } as typeof changes);
      return (await ctx.tx.findOneByOrFail(entity, where)).version;
    },
  };
});

/** On one connection nothing meets: there is nothing to be seen of a missing guard. */
const whereTheyMeet = TEST_DATABASE === 'postgres' ? it : it.skip;

let given: GivenServer;
let city: GivenCity;
let publishers: readonly TestClient[];
let unit: TestClient;
let numbers = 0;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  const second = await city.government.official(city.desk, ['decider'], ['digital-bureau']);
  publishers = [await city.client(city.people.digital), await city.client(second)];
  unit = await city.client(city.filers.education);
});
afterAll(() => given?.close());
beforeEach(() => {
  Object.assign(mockGuard, { locks: true, versions: true });
  mockMeeting.wait = async () => {};
});

interface Standing {
  readonly id: string;
  readonly version: number;
}

async function does(who: TestClient, document: string, input: JsonObject): Promise<Standing> {
  const [answer] = Object.values(await who.data<Readonly<Record<string, Answer>>>(document, { input }));
  if (!answer?.entry) throw new Error(JSON.stringify(answer));
  return answer.entry;
}

const named = ({ id, version }: Standing): JsonObject => ({ id, expectedVersion: version, note: '同时办理' });

/** An entry that has come so far: written, published, under revision. */
async function standing(as: 'draft' | 'published' | 'revised'): Promise<Standing> {
  numbers += 1;
  const answers = { ...FILE_ENTRY, code: `201003/${numbers}` };
  let entry = await does(unit, CREATE, { answers, extension: { collected: false } });
  if (as !== 'draft') entry = await does(await first(), PUBLISH, named(entry));
  if (as === 'revised') entry = await does(unit, REVISE, named(entry));
  return entry;
}

const first = async (): Promise<TestClient> => publishers[0] as TestClient;

/** Both at once; how each came out, in the order in which they are told. */
async function race(entry: Standing, acts: readonly (readonly [TestClient, string])[]): Promise<readonly string[]> {
  const answers = await Promise.all(
    acts.map(([who, document]) => who.ask<Readonly<Record<string, Answer>>>(document, { input: named(entry) })),
  );
  return answers.map(({ data, errors }) => {
    const code = errors[0]?.extensions?.['code'];
    const [answer] = Object.values(data ?? {});
    return code === undefined ? (answer?.entry?.state ?? JSON.stringify(answer)) : String(code);
  });
}

async function told({ id }: Standing): Promise<{ readonly state: string; readonly steps: readonly string[] }> {
  const { catalogueEntry } = await (
    await first()
  ).data<{ catalogueEntry: { state: string; steps: readonly { number: number; act: string }[] } }>(ONE, { id });
  const steps = [...catalogueEntry.steps].sort((a, b) => a.number - b.number).map(({ act }) => act);
  return { state: catalogueEntry.state, steps };
}

type Act = readonly [who: 'publisher' | 'other' | 'unit', document: string, step: string, state: string];
const RACES: readonly (readonly [string, 'draft' | 'published' | 'revised', Act, Act])[] = [
  [
    'two publish a draft',
    'draft',
    ['publisher', PUBLISH, 'PUBLISH', 'PUBLISHED'],
    ['other', PUBLISH, 'PUBLISH', 'PUBLISHED'],
  ],
  [
    'one publishes a revision, one withdraws',
    'revised',
    ['publisher', PUBLISH, 'PUBLISH', 'PUBLISHED'],
    ['other', WITHDRAW, 'WITHDRAW', 'WITHDRAWN'],
  ],
  [
    'the unit begins a revision, one withdraws',
    'published',
    ['unit', REVISE, 'REVISE', 'REVISED'],
    ['publisher', WITHDRAW, 'WITHDRAW', 'WITHDRAWN'],
  ],
];
const BEFORE = { draft: ['CREATE'], published: ['CREATE', 'PUBLISH'], revised: ['CREATE', 'PUBLISH', 'REVISE'] };

const clientOf = (who: Act[0]): TestClient =>
  who === 'unit' ? unit : (publishers[who === 'publisher' ? 0 : 1] as TestClient);

async function raceOf([, as, one, two]: (typeof RACES)[number]) {
  const entry = await standing(as);
  if (TEST_DATABASE === 'postgres') mockMeeting.wait = meetingOf(2);
  const came = await race(
    entry,
    [one, two].map(([who, document]) => [clientOf(who), document] as const),
  );
  mockMeeting.wait = async () => {};
  return { came, after: await told(entry) };
}

it.each(RACES)('%s: one is first, the other is told that it has changed', async (...row) => {
  const [, as, one, two] = row;
  const { came, after } = await raceOf(row);
  const won = came[0] === 'CONFLICT' ? two : one;
  expect([...came].sort()).toEqual(['CONFLICT', won[3]].sort());
  expect(after).toEqual({ state: won[3], steps: [...BEFORE[as], won[2]] });
});

whereTheyMeet('without its lock the version alone lets one through', async () => {
  mockGuard.locks = false;
  const { came, after } = await raceOf(RACES[0] as (typeof RACES)[number]);
  expect([...came].sort()).toEqual(['CONFLICT', 'PUBLISHED']);
  expect(after.steps).toEqual(['CREATE', 'PUBLISH']);
});

whereTheyMeet.each(RACES)('control, without either guard: %s, and both go through', async (...row) => {
  Object.assign(mockGuard, { locks: false, versions: false });
  const [, as, one, two] = row;
  const { came, after } = await raceOf(row);
  expect(came).toEqual([one[3], two[3]]);
  expect(after.steps.slice(0, -2)).toEqual(BEFORE[as]);
  expect([...after.steps.slice(-2)].sort()).toEqual([one[2], two[2]].sort());
});
