import type { StoryCase } from '../../form-schemas/engine/model/worked-case';
import type { JsonObject } from '../../form-schemas/engine/value';
import { askedOf, regimeOf } from '../support/regime-of';
import { simulate } from '../support/simulate';
import { capOf } from './caps';

/**
 * Each regime walked at random: whatever people do, in whatever order, nobody gets stuck, nothing throws, no cap is passed.
 * Half of the walks begin afresh, half after as much of a worked story as chance will have it, so that all of a project's life is
 * met. A few walks each time; TONGCHOU_WALKS=10000 walks that many per regime, and then every stage must have been stood at.
 * TONGCHOU_WALKS_FROM=601 begins at that seed, so that many walks can be done in parts.
 */

const walks = Number(process.env['TONGCHOU_WALKS'] ?? 8);
const firstSeed = Number(process.env['TONGCHOU_WALKS_FROM'] ?? 1);
/** From so many on, chance has no excuse for a stage at which nobody ever stood. */
const ENOUGH = 2000;

/** Answers by which a project is in scope; the rest is drawn. */
const GIVEN: Readonly<Record<string, JsonObject>> = {
  chenzhou: {
    secret: false,
    cityFunds: 'part',
    projectCategory: 'business-system',
    buildKind: 'new',
    recentFilings: 0,
  },
  changsha: {
    secret: false,
    cityLevel: true,
    documentKind: true,
    projectYear: 2023,
    onPilotList: false,
    staysOutside: false,
    specialSubsidy: false,
    cityEnterprise: false,
  },
};

/** Stages to which the parameters, as the city has set them, lead nobody. */
const NEVER: readonly string[] = ['changsha change/change-city-approval'];

const seeds = (count: number, from = firstSeed) => Array.from({ length: count }, (_, at) => from + at);
const storiesOf = (code: string, procedure: string) =>
  regimeOf(code).cases.flatMap((document) =>
    document.cases.filter((one): one is StoryCase => one.kind === 'story' && one.procedure === procedure),
  );

describe.each(['dazhou', 'chenzhou', 'nanyang', 'changsha'])('%s walked at random', (code) => {
  const given = GIVEN[code] ?? {};
  const from = code === 'changsha' ? '2023-01-02' : '2025-12-01';
  const asked = { procedure: 'project', given, from, steps: 200, holds: capOf(code) };

  it(
    'no project gets stuck and no cap is passed',
    () => {
      const half = Math.ceil(walks / 2);
      const fresh = simulate(askedOf(code), { ...asked, seeds: seeds(half) });
      const later = simulate(askedOf(code), {
        ...asked,
        seeds: seeds(half, firstSeed + half),
        after: storiesOf(code, 'project'),
      });
      expect([...fresh.stuck, ...later.stuck]).toEqual([]);
      expect([...fresh.broken, ...later.broken]).toEqual([]);
      if (walks < ENOUGH) return;
      const never = later.never.filter((stage) => fresh.never.includes(stage));
      expect(never.filter((stage) => !NEVER.includes(`${code} ${stage}`))).toEqual([]);
    },
    60_000 + walks * 1_000,
  );

  const alone = regimeOf(code).procedures.filter(
    ({ kind, opens }) => kind === 'list' || (opens && opens.of !== 'project' && !opens.about),
  );
  it.each(alone.map((procedure) => procedure.code))('%s comes to an end', (procedure) => {
    const walked = simulate(askedOf(code), { procedure, seeds: seeds(Math.max(2, walks / 10)), given, from });
    expect(walked.stuck).toEqual([]);
  });
});
