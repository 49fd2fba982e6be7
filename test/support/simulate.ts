import { addDays, parseDay, type Day } from '../../form-schemas/engine/day';
import type { Finding } from '../../form-schemas/engine/finding';
import type { CaseState } from '../../form-schemas/engine/procedure/case';
import type { CompiledRegime } from '../../form-schemas/engine/procedure/compiled';
import { caseIn, labelsOf, openWorld, toldMore, type World } from '../../form-schemas/engine/project/world';
import type { StoryCase } from '../../form-schemas/engine/model/worked-case';
import { earliestIn } from '../../form-schemas/engine/proof/story/observe';
import { playStory } from '../../form-schemas/engine/proof/story/play-story';
import type { JsonObject } from '../../form-schemas/engine/value';
import { drawFacts } from './draw-facts';
import { randomOf } from './random-answers';
import { acts, openings } from './simulated-acts';
import type { Walk } from './simulated-event';

/**
 * Walks a regime at random: opens a case, does what anybody could do about it or beside it, until it has ended or the steps
 * are used up. The same seed walks the same way. A walk is stuck where nobody can do anything more about a case that
 * has not ended, however long they wait.
 */

export interface SimulationAsked {
  readonly procedure: string;
  readonly seeds: readonly number[];
  /** Events at most in one walk; past them it is still under way, which is not stuck. */
  readonly steps?: number;
  readonly from?: string;
  /** Facts of the unit and scope answers that shall be so and not drawn, in JSON form. */
  readonly given?: JsonObject;
  /** Side cases opened in one walk at most. */
  readonly sides?: number;
  /** What must hold of each act: says what does not. Given is what it was before, and after. */
  readonly holds?: (before: World, after: World) => readonly string[];
  /** Stories of that procedure: each walk begins after as much of one of them as chance will have it, so that walks get far. */
  readonly after?: readonly StoryCase[];
}

export interface StuckWalk {
  readonly seed: number;
  readonly on: Day;
  /** Where the case stands that nothing can be done about. */
  readonly procedure: string;
  readonly stage: string;
  /** Why the last tries were refused. */
  readonly findings: readonly Finding[];
}

export interface Simulation {
  readonly stuck: readonly StuckWalk[];
  /** What did not hold, with the seed. */
  readonly broken: readonly string[];
  /** How the walked cases ended, by outcome; `under-way` where the steps were used up. */
  readonly ends: ReadonlyMap<string, number>;
  /** How often each stage was stood at, as `procedure/stage`. */
  readonly visited: ReadonlyMap<string, number>;
  /** Stages of the walked procedures (and of those opened beside them) at which no walk ever stood; gates are passed, not stood at. */
  readonly never: readonly string[];
}

export function simulate(regime: CompiledRegime, asked: SimulationAsked): Simulation {
  const [stuck, broken] = [[] as StuckWalk[], [] as string[]];
  const [ends, visited] = [new Map<string, number>(), new Map<string, number>()];
  for (const seed of asked.seeds) {
    const walk = walkOnce(regime, asked, seed, visited);
    broken.push(...walk.broken.map((words) => `${seed}: ${words}`));
    if (walk.stuck) stuck.push(walk.stuck);
    else ends.set(walk.end, (ends.get(walk.end) ?? 0) + 1);
  }
  const kinds = new Set([asked.procedure, ...[...visited.keys()].map((key) => key.split('/')[0] ?? '')]);
  const sides = regime.regime.procedures.filter(({ kind }) => kind === 'side' && (asked.sides ?? MOST_SIDES) > 0);
  const walked = regime.regime.procedures.filter((one) => kinds.has(one.code) || sides.includes(one));
  const never = walked.flatMap(({ code, stages }) =>
    stages
      .filter((stage) => stage.kind !== 'gate' && !visited.has(`${code}/${stage.code}`))
      .map((stage) => `${code}/${stage.code}`),
  );
  return { stuck, broken, ends, visited, never };
}

const MOST_SIDES = 6;
const MOST_STEPS = 120;
/** Acts beside a project that has ended: evaluations, running costs, audits. */
const AFTER_THE_END = 12;
/** After how many days more something must be possible. */
const LATER = [0, 0, 1, 40, 400] as const;

function walkOnce(
  regime: CompiledRegime,
  {
    procedure,
    steps = MOST_STEPS,
    from = '2030-01-01',
    given = {},
    sides = MOST_SIDES,
    after: told = [],
    holds = () => [],
  }: SimulationAsked,
  seed: number,
  visited: Map<string, number>,
): { readonly stuck: StuckWalk | null; readonly end: string; readonly broken: readonly string[] } {
  const broken: string[] = [];
  const random = randomOf(seed);
  const unit = { ...drawFacts(regime, random, ['unit', 'unit-filings']), ...given };
  const begun = beginning(regime, random, told);
  const opened = begun?.world ?? openWorld(regime, procedure, { title: '模拟', unit }).value;
  // What is published is published beside the walk, where nobody of it can see to that.
  const entries = Object.fromEntries(
    regime.regime.facts.flatMap(({ name, owner }) => (owner.kind === 'catalogue' ? [[name, 1 + random(3)]] : [])),
  );
  if (!opened) throw new Error(`${procedure} cannot be opened`);
  let world: World = toldMore(opened, entries);
  let on = begun?.on ?? (parseDay(from).value as Day);
  const walk: Walk = { regime, random, given: unit, sides, findings: [] };
  const stand = () => {
    for (const label of labelsOf(world)) {
      const state = caseIn(world, label);
      if (state) visit(visited, state);
    }
  };
  stand();
  let after = AFTER_THE_END;
  for (let count = 0; count < steps; count += 1) {
    const main = caseIn(world);
    if (main?.ended && (after -= 1) < 0) return { stuck: null, end: main.ended.outcome, broken };
    on = addDays(on, random(4));
    const next = anything(walk, world, on);
    if (next === null) {
      if (main?.ended) return { stuck: null, end: main.ended.outcome, broken };
      const { procedure: at = '', stage = '' } = main ?? {};
      return { stuck: { seed, on, procedure: at, stage, findings: walk.findings.slice(-6) }, end: '', broken };
    }
    broken.push(...holds(world, next.world));
    ({ world, on } = next);
    stand();
  }
  return { stuck: null, end: caseIn(world)?.ended?.outcome ?? 'under-way', broken };
}

/** Where a part of a story has led; null: there is none to begin with. */
function beginning(
  regime: CompiledRegime,
  random: (below: number) => number,
  stories: readonly StoryCase[],
): { readonly world: World; readonly on: Day } | null {
  const story = stories[random(stories.length || 1)];
  if (!story) return null;
  const events = story.events.slice(0, 1 + random(story.events.length));
  const last = playStory(regime, { ...story, events }).events.at(-1);
  return last === undefined ? null : { world: last.world, on: last.event.on as Day };
}

function visit(visited: Map<string, number>, state: CaseState): void {
  // Stages that were passed within one act (a record that goes on to an end) are in the trail.
  for (const stage of new Set([...state.trail.map((entry) => entry.stage), state.stage])) {
    const key = `${state.procedure}/${stage}`;
    visited.set(key, (visited.get(key) ?? 0) + 1);
  }
}

/** Any act that goes through, now or after some time; null: there is none. */
function anything(walk: Walk, world: World, from: Day): { readonly world: World; readonly on: Day } | null {
  for (const [attempt, later] of LATER.entries()) {
    const on = addDays(from, later);
    const next = anyAct(walk, world, on, attempt > 0);
    if (next) return { world: next, on };
    const waited = labelsOf(world).flatMap((label) => {
      const state = caseIn(world, label);
      const earliest = state && !state.ended ? earliestIn(walk.regime, state)?.on : undefined;
      return earliest !== undefined && earliest > on ? [earliest] : [];
    });
    const [first] = waited.sort();
    const then = first === undefined ? null : anyAct(walk, world, first, attempt > 0);
    if (then && first !== undefined) return { world: then, on: first };
  }
  return null;
}

function anyAct(walk: Walk, world: World, on: Day, isForced: boolean): World | null {
  const choices = [...acts(walk, world, on), ...openings(walk, world, on, isForced)];
  if (!choices.some(({ moves }) => moves)) return null;
  const left = [...choices];
  while (left.some(({ moves }) => moves)) {
    let at = walk.random(left.reduce((sum, { weight }) => sum + weight, 0));
    const index = left.findIndex(({ weight }) => (at -= weight) < 0);
    const [choice] = left.splice(Math.max(0, index), 1);
    const next = choice?.act() ?? null;
    if (next === null) continue;
    if (choice?.moves) return next;
    // What moves nothing is done on the way, so that a case of which nothing else can be done is seen to be stuck.
    return anyMove(walk, next, on);
  }
  return null;
}

/** An act that moves something, after one that did not. */
function anyMove(walk: Walk, world: World, on: Day): World | null {
  const moves = [...acts(walk, world, on), ...openings(walk, world, on, true)].filter((choice) => choice.moves);
  while (moves.length > 0) {
    const [choice] = moves.splice(walk.random(moves.length), 1);
    const next = choice?.act() ?? null;
    if (next !== null) return next;
  }
  return null;
}
