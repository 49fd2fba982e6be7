import type { lockAround as realAround, lockCaseRows as realRows } from '../../api/application/lock-cases';
import type { writeRows as realWrite } from '../../api/record/record-rows';
import type { Json, JsonObject, StoryCase, StoryEvent } from '../../form-schemas/engine';
import { canonicalText } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import type { TestClient } from '../support/client';
import { TEST_DATABASE } from '../support/database-template';
import { givenServer, type GivenServer } from '../support/given';
import { regimeFiles } from '../support/given-regime';
import { meetingOf } from '../support/meeting';
import { ToldCity } from '../support/told-city';
import { ToldStory } from '../support/told-story';

/**
 * Money that several decide on at once, each alone within what the law allows, all together not: one goes through. What two may
 * not even have under way at once (supplements, payments in Dazhou) stands in `caps.test.ts`.
 */

/** The control takes the locks away: of the project, of the unit, of the government, of the cases. */
const mockLocks = { areOn: true };
jest.mock('../../api/application/lock-cases', () => {
  const actual = jest.requireActual<{ lockAround: typeof realAround; lockCaseRows: typeof realRows }>(
    '../../api/application/lock-cases',
  );
  return {
    lockAround: async (...given: Parameters<typeof realAround>) => {
      if (mockLocks.areOn) await actual.lockAround(...given);
    },
    lockCaseRows: async (...given: Parameters<typeof realRows>) => {
      if (mockLocks.areOn) await actual.lockCaseRows(...given);
    },
  };
});

/** The control has each wait, with all that it has read, until the other is as far: none is over before the other has looked. */
const mockMeeting = { wait: async (): Promise<void> => {} };
jest.mock('../../api/record/record-rows', () => {
  const actual = jest.requireActual<{ writeRows: typeof realWrite }>('../../api/record/record-rows');
  return {
    ...actual,
    writeRows: async (...given: Parameters<typeof realWrite>) => {
      await mockMeeting.wait();
      await actual.writeRows(...given);
    },
  };
});

/** On one connection nothing meets: there is nothing to be seen of a missing lock. */
const whereTheyMeet = TEST_DATABASE === 'postgres' ? it : it.skip;

let given: GivenServer;
beforeAll(async () => {
  given = await givenServer();
});
afterAll(() => given?.close());
beforeEach(() => {
  mockLocks.areOn = true;
  mockMeeting.wait = async () => {};
});

const TASKS =
  '{ myTasks(first: 50) { nodes { id version procedure: stageTitle application { id procedure createdAt } } } }';
const DECIDE = `mutation ($input: DecideTaskInput!) { decideTask(input: $input) {
  application { outcome } findings { rule severity article } errors { path message } } }`;
const FACTS = '{ projects(first: 1) { nodes { application { facts } } } }';

interface Task {
  readonly id: string;
  readonly version: number;
}
interface Decided {
  readonly outcome: string | null;
  /** Rules that stood against it, with their articles. */
  readonly against: readonly string[];
}

interface Race {
  readonly regime: string;
  /** A procedure of which several are under way here, so that it is the bound itself that stops them. */
  readonly procedure: string;
  readonly story: string;
  /** Position of the first event that is not played as it stands. */
  readonly until: number;
  /** A case of the story that is begun here otherwise. */
  readonly without?: string;
  /** Further events for each case, by its label. */
  readonly steps: (label: string, on: string, amount: string) => readonly StoryEvent[];
  /** When what is raced is begun, and when what the control takes. */
  readonly days: readonly [string, string];
  readonly decider: string;
  readonly answers?: (amount: string) => JsonObject;
  /** Each alone fits, any two do not. */
  readonly amount: string;
  /** Of two more: they fit alone beside the first, but not together. */
  readonly less: string;
  readonly check: string;
  readonly article: string;
  /** What it comes to: the fact, after the race, and with the control. */
  readonly fact: string;
  readonly rightly: string;
  readonly wrongly: string;
}

const RACES: readonly Race[] = [
  {
    // 第二十八条: not above the estimate; before there is one, not above what was founded, 1,800,000.00.
    regime: 'dazhou',
    procedure: 'allocation',
    story: 'dz-beside-project',
    until: 16,
    without: 'fund-0',
    days: ['2024-12-04', '2024-12-05'],
    steps: (label, on, amount) => [
      { on, by: 'applicant', do: 'open', case: label, procedure: 'allocation', expect: {} },
      {
        on,
        by: 'applicant',
        do: 'file',
        case: label,
        answers: { kind: 'preliminary', year: 2025, amount, source: 'city-budget' },
        expect: {},
      },
    ],
    decider: 'finance-bureau',
    amount: '1000000.00',
    less: '500000.00',
    check: 'allocation-ceiling',
    article: '第二十八条',
    fact: 'allocatedTotal',
    rightly: '1000000.00',
    wrongly: '2000000.00',
  },
  {
    // 第十五条: no more is taken back than was arranged, 600,000.00.
    regime: 'chenzhou',
    procedure: 'incident',
    story: 'cz-15-late-report',
    until: 13,
    days: ['2026-06-11', '2026-06-12'],
    steps: (label, on) => [
      { on, by: 'applicant', do: 'open', case: label, procedure: 'incident', expect: {} },
      {
        on,
        by: 'applicant',
        do: 'file',
        case: label,
        answers: { incidentKind: 'other', incidentOn: '2026-06-10', incidentText: '承建方退场' },
        expect: {},
      },
      {
        on,
        by: 'inspection-group',
        do: 'approve',
        case: label,
        answers: { order: 'rectify', orderText: '限期整改' },
        expect: {},
      },
    ],
    decider: 'funds-group',
    answers: (cutAmount) => ({ fundsAction: 'reduce', cutAmount }),
    amount: '400000.00',
    less: '150000.00',
    check: 'cut-within-funds',
    article: '第十五条',
    fact: 'availableFunds',
    rightly: '200000.00',
    wrongly: '-100000.00',
  },
  {
    // 第二十六条: not above the contracts, 5,000,000.00.
    regime: 'nanyang',
    procedure: 'payment',
    story: 'ny-26-2-payments-and-contract',
    until: 18,
    days: ['2026-05-01', '2026-05-02'],
    steps: (label, on, payAmount) => [
      { on, by: 'soe', do: 'open', case: label, procedure: 'payment', expect: {} },
      {
        on,
        by: 'soe',
        do: 'file',
        case: label,
        answers: {
          payAmount,
          paySource: 'other-fiscal',
          payPurpose: '设备款',
          separateAccount: false,
          ownRules: false,
        },
        expect: {},
      },
      {
        on,
        by: 'data-bureau',
        do: 'approve',
        case: label,
        answers: { purposeOpinion: '用途相符' },
        expect: {},
      },
    ],
    decider: 'finance',
    amount: '3000000.00',
    less: '1500000.00',
    check: 'payment-within-contract',
    article: '第二十六条',
    fact: 'fiscalPaid',
    rightly: '3000000.00',
    wrongly: '6000000.00',
  },
];

describe.each(RACES)('$procedure in $regime', (race) => {
  const { regime, procedure, decider, amount, less, check, article, fact } = race;
  let city: ToldCity;
  let clients: readonly TestClient[];
  let tasks: readonly Task[];

  beforeAll(async () => {
    const code = `91800${RACES.indexOf(race)}`;
    city = await ToldCity.found(given, code, '2020-01-02', severalAtOnce(regimeFiles(regime), procedure));
    const story = storyOf(city, race.story);
    const told = new ToldStory(city, story);
    for (const event of story.events.slice(0, race.until))
      if (event.expect.refused === undefined) await told.play(event);
    for (const [label, on, asked] of [
      ['a', race.days[0], amount],
      ['b', race.days[0], amount],
      ['c', race.days[0], amount],
      ['d', race.days[1], less],
      ['e', race.days[1], less],
    ] as const)
      for (const event of race.steps(label, on, asked)) await told.play(event);
    const holder = await city.holder(decider);
    clients = await Promise.all([1, 2, 3].map(() => holder.signedIn()));
    const mine = await clients[0]?.data<{
      myTasks: { nodes: (Task & { application: { procedure: string; createdAt: string } })[] };
    }>(TASKS);
    tasks = (mine?.myTasks.nodes ?? [])
      .filter(({ application }) => application.procedure === procedure)
      .sort((one, other) => one.application.createdAt.localeCompare(other.application.createdAt));
  });

  it(`of three that are decided at once one goes through; the others are told why not, by ${article}`, async () => {
    expect(tasks).toHaveLength(5);
    const came = await atOnce(tasks.slice(0, 3), amount);
    const refused = came.filter(({ outcome }) => outcome === null);
    expect(refused.map(({ against }) => against)).toEqual([[`${check} ${article}`], [`${check} ${article}`]]);
    expect(await comesTo()).toBe(race.rightly);
  });

  whereTheyMeet('control: without the locks two more go through that are together over the bound', async () => {
    mockLocks.areOn = false;
    mockMeeting.wait = meetingOf(2);
    const came = await atOnce(tasks.slice(3), less);
    expect(came.filter(({ outcome }) => outcome !== null)).toHaveLength(2);
    expect(await comesTo()).toBe(race.wrongly);
  });

  function atOnce(of: readonly Task[], asked: string): Promise<readonly Decided[]> {
    return Promise.all(
      of.map(async ({ id, version }, index) => {
        const client = clients[index];
        if (!client) throw new Error('nobody decides');
        const { decideTask } = await client.data<{
          decideTask: {
            application: { outcome: string | null } | null;
            findings: { rule: string | null; severity: string; article: string | null }[];
          };
        }>(DECIDE, {
          input: {
            taskId: id,
            expectedVersion: version,
            verdict: 'APPROVE',
            opinion: '已核',
            ...(race.answers ? { answers: race.answers(asked) } : {}),
          },
        });
        return {
          outcome: decideTask.application?.outcome ?? null,
          against: decideTask.findings
            .filter(({ severity }) => severity === 'ERROR')
            .map((finding) => `${finding.rule ?? ''} ${(finding.article ?? '').slice(0, article.length)}`),
        };
      }),
    );
  }

  async function comesTo(): Promise<unknown> {
    const answer = await clients[0]?.data<{ projects: { nodes: { application: { facts: JsonObject } }[] } }>(FACTS);
    return answer?.projects.nodes[0]?.application.facts[fact];
  }
});

function storyOf(city: ToldCity, code: string): StoryCase {
  const story = city.regime.cases
    .flatMap(({ cases }) => cases)
    .find((worked): worked is StoryCase => worked.kind === 'story' && worked.code === code);
  if (!story) throw new Error(`no story ${code}`);
  return story;
}

/** A regime of which a procedure may be under way several times. */
function severalAtOnce(files: RegimeFiles, code: string): RegimeFiles {
  const path = `procedures/${code}.json`;
  const procedure = JSON.parse(files.get(path) ?? '') as { opens: JsonObject };
  return new Map(files).set(
    path,
    canonicalText({ ...procedure, opens: { ...procedure.opens, several: true } } as unknown as Json),
  );
}
