import { parseDay, type Day } from '../../day';
import { found, isFine, type Finding, type Outcome } from '../../finding';
import { gradeOf } from '../../evaluation/compile';
import { readHundredths } from '../../evaluation/hundredths';
import type { EvaluationResult } from '../../evaluation/results';
import type { StoryCase, StoryEvaluation, StoryEvent } from '../../model/worked-case';
import type { CaseState } from '../../procedure/case';
import type { CompiledRegime } from '../../procedure/compiled';
import { caseIn, caseUnknown, openBeside, openWorld, playEvent, toldMore, type World } from '../../project/world';
import type { JsonObject } from '../../value';
import { eventOf } from './event-of';
import { judge } from './judge';

/** One event of a story as it was played. */
export interface PlayedEvent {
  readonly event: StoryEvent;
  /** The state that it met, and the one that it left, of the case that it happened to; the same where it was refused. */
  readonly before: CaseState;
  readonly after: CaseState;
  /** Everything after it: the main case, what stands beside it, all rows. */
  readonly world: World;
  readonly findings: readonly Finding[];
  /** What differs from what must hold after it, in words. */
  readonly problems: readonly string[];
}

export interface PlayedStory {
  /** Why it cannot even begin; empty where it can. */
  readonly notBegun: readonly Finding[];
  readonly events: readonly PlayedEvent[];
  /** Whether every event could be played: none was refused that had to go through. */
  readonly whole: boolean;
}

/**
 * Plays a story event by event and goes on where only the outcome differs; stops where an event is refused against the
 * story. Findings of the player itself: `event-out-of-order`, `case-label-missing`, `about-unknown` and those of the world.
 */
export function playStory(compiled: CompiledRegime, story: StoryCase): PlayedStory {
  const opened = openWorld(compiled, story.procedure, {
    title: story.title,
    unit: (story.given ?? {}) as JsonObject,
    ...(story.rows === undefined ? {} : { rows: story.rows }),
  });
  if (!opened.value) return { notBegun: opened.findings, events: [], whole: false };
  const unread = (story.evaluations ?? []).flatMap((one, index) => judgeEvaluation(compiled, one, index));
  if (unread.length > 0) return { notBegun: unread, events: [], whole: false };
  const events: PlayedEvent[] = [];
  let world: World = opened.value;
  const first = caseIn(world);
  if (!first) return { notBegun: opened.findings, events, whole: false };
  let last: string | null = null;
  for (const event of story.events) {
    world = evaluated(compiled, world, story, event.on);
    const tooEarly = last === null ? null : outOfOrder(event, last);
    const { value: next, findings } = tooEarly ? found(world, [tooEarly]) : play(compiled, world, story, event);
    const after = caseIn(next, event.case) ?? caseIn(next) ?? first;
    const before = caseIn(world, event.case) ?? after;
    const problems = judge(compiled, { event, after, world: next, findings, isSame: next === world });
    events.push({ event, before, after, world: next, findings, problems });
    if (event.expect.refused === undefined && !isFine(findings)) return { notBegun: [], events, whole: false };
    world = next;
    if (isFine(findings)) last = event.on;
  }
  return { notBegun: [], events, whole: true };
}

/** An evaluation of a kind that the regime has, with a score. */
function judgeEvaluation(
  { evaluation }: CompiledRegime,
  { kind, score }: StoryEvaluation,
  index: number,
): readonly Finding[] {
  const refuse = (code: string, message: string, path: string): readonly Finding[] => [
    { code, severity: 'error', message, path: `evaluations[${index}].${path}` },
  ];
  if (!evaluation?.kinds.has(kind)) return refuse('evaluation-unknown', `制度没有“${kind}”这种评价`, 'kind');
  return readHundredths(score) === null ? refuse('score-format', `得分至多两位小数，所给为“${score}”`, 'score') : [];
}

/** The world with the evaluations that have been confirmed by a day. */
function evaluated(compiled: CompiledRegime, world: World, { evaluations }: StoryCase, on: string): World {
  if (evaluations === undefined) return world;
  const results = evaluations.filter((one) => one.on <= on).map((one) => resultOf(compiled, one));
  return { ...world, surroundings: { ...world.surroundings, evaluations: results } };
}

function resultOf(
  { evaluation }: CompiledRegime,
  { kind, subject, year, on, score: text }: StoryEvaluation,
): EvaluationResult {
  const score = readHundredths(text) ?? 0;
  return {
    kind,
    subject: subject ?? '',
    relation: subject === undefined ? 'project' : 'unit',
    year,
    on: on as Day,
    score,
    grade: gradeOf(evaluation?.grades ?? [], score)?.document.value ?? '',
  };
}

function play(compiled: CompiledRegime, world: World, story: StoryCase, event: StoryEvent): Outcome<World> {
  const day = parseDay(event.on, 'on');
  if (day.value === null) return found(world, day.findings);
  const told = event.given === undefined ? world : toldMore(world, event.given as JsonObject);
  const played = playTold(compiled, told, story, event);
  return isFine(played.findings) ? played : found(world, played.findings);
}

function playTold(compiled: CompiledRegime, world: World, story: StoryCase, event: StoryEvent): Outcome<World> {
  if (event.do === 'look') return found(world, []);
  if (event.do === 'open') return open(compiled, world, event);
  const state = caseIn(world, event.case);
  if (!state) return found(world, [caseUnknown(compiled, world, event.case)]);
  const happens = eventOf(compiled, state, story, event);
  return happens === null ? found(world, []) : playEvent(compiled, world, event.case, happens);
}

function open(compiled: CompiledRegime, world: World, event: StoryEvent): Outcome<World> {
  const refuse = (code: string, message: string) => found(world, [{ code, message, severity: 'error' as const }]);
  if (event.case === undefined || event.procedure === undefined)
    return refuse('case-label-missing', '开启附属案件须写明它的标签（case）和程序（procedure）');
  const record = compiled.procedures.get(event.procedure)?.document.opens?.about;
  const rows = world.surroundings.rows.filter((row) => row.record === record && row.closedOn === null);
  const row = event.about === undefined ? undefined : rows[event.about - 1];
  if (event.about !== undefined && !row)
    return refuse('about-unknown', `没有第 ${event.about} 条可以针对的记录，现有 ${rows.length} 条`);
  return openBeside(compiled, world, event.case, event.procedure, {
    bodies: [event.by],
    about: row?.id ?? null,
    on: event.on as Day,
  });
}

function outOfOrder({ on }: StoryEvent, last: string): Finding | null {
  if (on >= last) return null;
  return {
    code: 'event-out-of-order',
    severity: 'error',
    path: 'on',
    message: `各事须按日期先后排列：上一件在 ${last}，所给为 ${on}`,
  };
}
