import {
  acceptanceOf,
  clocksOf,
  NO_CALENDAR,
  standingFacts,
  type Acceptance,
  type AcceptancePoint,
  type AcceptanceStep,
  type Day,
  type SecurityFact,
  type StoryCase,
} from '../../../form-schemas/engine';
import { playStory, type PlayedStory } from '../../../form-schemas/engine/proof/story/play-story';
import { askedOf, regimeOf } from '../../support/regime-of';

const played = new Map<string, PlayedStory>();

function play(code: string, story: string): PlayedStory {
  const known = played.get(`${code} ${story}`);
  if (known) return known;
  const told = regimeOf(code)
    .cases.flatMap(({ cases }) => cases)
    .find((one): one is StoryCase => one.kind === 'story' && one.code === story);
  if (!told) throw new Error(`no story ${story}`);
  const found = playStory(askedOf(code), told);
  if (!found.whole) throw new Error(`${story} does not go through`);
  played.set(`${code} ${story}`, found);
  return found;
}

/**
 * The acceptance of the project of a worked story at the end of a day.
 *
 * @param hidden facts that whoever asks may not know
 */
export function standAt(code: string, story: string, on: string, hidden: readonly string[] = []): Acceptance {
  const regime = askedOf(code);
  const last = play(code, story).events.findLast(({ event }) => event.on <= on);
  const surroundings = last?.world.surroundings;
  if (!surroundings?.main) throw new Error('the project has not begun');
  const { main, rows } = surroundings;
  const facts = standingFacts(regime, surroundings, { on: on as Day });
  const clocks = clocksOf(regime, facts, regime.calendar ?? NO_CALENDAR, on as Day, { of: 'project', main });
  const found = acceptanceOf(regime, { main, facts, hidden: new Set(hidden), answers: main.answers, rows, clocks });
  if (!found) throw new Error('the regime says nothing of acceptance');
  return found;
}

export const stepsOf = ({ steps }: Acceptance) => steps.map(({ code, state, on }) => [code, state, on]);

export function stepIn({ steps }: Acceptance, code: string): AcceptanceStep {
  const step = steps.find((one) => one.code === code);
  if (!step) throw new Error(`no step ${code}`);
  return step;
}

export function pointIn({ points }: Acceptance, code: string): AcceptancePoint {
  const point = points.find((one) => one.code === code);
  if (!point) throw new Error(`no point ${code}`);
  return point;
}

export function factIn({ security }: Acceptance, code: string): SecurityFact {
  const fact = security.find((one) => one.code === code);
  if (!fact) throw new Error(`no fact ${code}`);
  return fact;
}

/** What it holds up now: `procedure.stage`, with money marked. */
export const held = ({ gates }: SecurityFact): readonly string[] =>
  gates
    .filter(({ verdict, here }) => verdict === 'fail' && here)
    .map(({ procedure, stage, money }) => `${procedure}.${stage}${money ? ' money' : ''}`);
