import type { StoryCase } from '../../form-schemas/engine';
import { regimeFiles } from '../support/given-regime';
import { ToldCity } from '../support/told-city';
import { expected, ToldStory } from '../support/told-story';
import { describeInBrowser, GivenConsole } from './given';
import { ByHand } from './life-by-hand';

/**
 * A project through its whole life in the browser, in each city, on the days of the regime's own story: every form of its main
 * procedure is filled in and every decision given on the console's pages by whoever's turn it is. What the story says is
 * refused, and what happens beside the project, is told to the API (`life.test.ts` does those in the browser).
 */
const LIVES = [
  ['dazhou', 'life-self-built'],
  ['chenzhou', 'at-founding-whole-life'],
  ['nanyang', 'company-funded'],
  ['changsha', 'pilot-project'],
] as const;

/** Ten minutes of clicking: a run of everything leaves them out. `TONGCHOU_LIVES=all`, or the code of a regime. */
const ASKED = process.env['TONGCHOU_LIVES'] ?? '';
const TOLD = LIVES.filter(([code]) => ASKED === 'all' || ASKED === code);

const describeAsked: jest.Describe = TOLD.length > 0 ? describeInBrowser : describe.skip;

describeAsked('a project through its whole life', () => {
  let given: GivenConsole;
  beforeAll(async () => {
    given = await GivenConsole.empty();
  });
  afterAll(() => given?.close());
  afterEach(() => {
    expect(given.problems.splice(0)).toEqual([]);
  });

  it.each(TOLD.length > 0 ? TOLD : LIVES)(
    'in %s: %s',
    async (code, name) => {
      const government = `92000${LIVES.findIndex(([of]) => of === code)}`;
      const city = await ToldCity.found(given.given, government, '2020-01-02', regimeFiles(code));
      const story = city.regime.cases
        .flatMap(({ cases }) => cases)
        .find((worked): worked is StoryCase => worked.kind === 'story' && worked.code === name);
      if (!story) throw new Error(`no story ${name}`);
      await city.recordedBefore(story.rows);
      const hands = ByHand.of(given, city);
      const told = new ToldStory(city, story, hands);
      for (const [index, event] of story.events.entries()) {
        const at = `${index + 1} ${event.on} ${event.by} ${event.do} ${event.case ?? ''}`;
        expect([at, await told.play(event)]).toEqual([at, expected(event)]);
      }
      expect(hands.barriers).toEqual([]);
    },
    600_000,
  );
});
