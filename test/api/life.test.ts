import type { StoryCase } from '../../form-schemas/engine';
import { TEST_DATABASE } from '../support/database-template';
import { FUND_STORIES, wantedChain } from '../support/fund-stories';
import { givenServer, type GivenServer } from '../support/given';
import { regimeFiles } from '../support/given-regime';
import { ToldCity } from '../support/told-city';
import { expected, ToldStory } from '../support/told-story';

/**
 * Worked stories of the regimes, told to the API by the people of a city, event by event as they would do it: each stage,
 * refusal, row, clock and day is as the story says, which the engine is held to as well (`test/regimes`); at its end the chain of
 * the project's money has what its people filled in.
 */

/** The whole life of a project in each city; on both databases, of two of them. */
const LIVES = [
  ['dazhou', 'life-self-built'],
  ['changsha', 'pilot-project'],
  ['chenzhou', 'at-founding-whole-life'],
  ['nanyang', 'company-funded'],
] as const;

/** What happens beside projects: supplements, payments, suspension, sanctions, held filings, lanes. */
const BESIDE = [
  ['dazhou', 'dz-beside-project'],
  ['dazhou', 'dz-46-2-suspended'],
  ['dazhou', 'dz-53-2-ladder'],
  ['dazhou', 'mixed-parallel-review'],
  ['chenzhou', 'cz-17-failed-twice-and-held'],
] as const;

/** Before every edition's first day, so that each is in force as soon as its regulation is. */
const FIRST_DAY = '2020-01-02';

const CHAIN = 'query ($id: ID!) { project(id: $id) { fundChain { code amount } } }';
interface Chain {
  readonly project: { readonly fundChain: readonly { readonly code: string; readonly amount: string | null }[] };
}

let given: GivenServer;
beforeAll(async () => {
  given = await givenServer();
});
afterAll(() => given?.close());

async function tell(code: string, name: string, government: string): Promise<void> {
  const city = await ToldCity.found(given, government, FIRST_DAY, regimeFiles(code));
  const story = city.regime.cases
    .flatMap(({ cases }) => cases)
    .find((worked): worked is StoryCase => worked.kind === 'story' && worked.code === name);
  if (!story) throw new Error(`no story ${name}`);
  await city.recordedBefore(story.rows);
  const told = new ToldStory(city, story);
  for (const [index, event] of story.events.entries()) {
    const at = `${index + 1} ${event.on} ${event.by} ${event.do} ${event.case ?? ''}`;
    expect([at, await told.play(event)]).toEqual([at, expected(event)]);
  }
  const funds = FUND_STORIES.find(({ regime, story: of }) => regime === code && of === name);
  if (!funds) return;
  city.on(funds.today);
  const wanted = wantedChain(funds, story);
  const client = await city.filer.signedIn();
  const { project } = await client.data<Chain>(CHAIN, { id: told.project });
  const amounts = project.fundChain.filter((link) => Object.hasOwn(wanted, link.code));
  expect(Object.fromEntries(amounts.map(({ code: link, amount }) => [link, amount]))).toEqual(wanted);
}

describe('a whole life', () => {
  it.each(TEST_DATABASE === 'postgres' ? LIVES : LIVES.slice(0, 2))('of %s: %s', (code, name) =>
    tell(code, name, `91000${LIVES.findIndex(([of]) => of === code)}`),
  );
});

// The engine is the same on both; what the database has to hold beside projects is seen on the one that cities use.
const onPostgres = TEST_DATABASE === 'postgres' ? describe : describe.skip;
onPostgres('beside a project', () => {
  it.each(BESIDE)('of %s: %s', (code, name) => tell(code, name, `91100${BESIDE.findIndex(([, of]) => of === name)}`));
});
