import type { Day } from '../day';
import { isFine, type Finding } from '../finding';
import type { StoryCase, StoryEvent } from '../model/worked-case';
import type { Actor, CaseEvent, CaseState } from '../procedure/case';
import type { CompiledRegime } from '../procedure/compiled';
import { openCase, openList } from '../procedure/open-case';
import { openOnes } from '../procedure/slots';
import { step } from '../procedure/step';
import type { Json, JsonObject } from '../value';
import { writeFacts } from '../vocabulary/read-facts';

/** Plays a story event by event; what differs from what must hold after each, in words. Stops at the first that differs. */
export function runStory(compiled: CompiledRegime, story: StoryCase): readonly string[] {
  const list = compiled.procedures.get(story.procedure)?.document.kind === 'list';
  const opened = list
    ? openList(compiled, story.procedure, [{ code: 'line', title: story.title }])
    : openCase(compiled, story.procedure);
  if (!opened.value) return opened.findings.map((finding) => finding.message);
  let state: CaseState = opened.value;
  for (const [index, event] of story.events.entries()) {
    const outcome = step(compiled, state, eventOf(compiled, state, story, event));
    const problems = judge(compiled, state, outcome.value, outcome.findings, event);
    if (problems.length > 0)
      return problems.map((problem) => `第 ${index + 1} 步（${event.on} ${event.by} ${event.do}）${problem}`);
    state = outcome.value;
  }
  return [];
}

function eventOf(compiled: CompiledRegime, state: CaseState, story: StoryCase, event: StoryEvent): CaseEvent {
  const on = event.on as Day;
  const person = `person-of-${event.by}`;
  const actor: Actor = { person, bodies: [event.by] };
  const stage = compiled.procedures.get(state.procedure)?.stages.get(state.stage);
  const overrides = (event.overrides ?? []).map(({ check, ...written }) => ({ rule: check, ...written }));
  switch (event.do) {
    case 'file': {
      const previous = stage?.kind === 'file' ? state.answers[stage.form] : undefined;
      const given = { ...story.given, ...event.scope } as JsonObject;
      return {
        type: 'file',
        on,
        actor,
        answers: (event.answers as JsonObject | undefined) ?? previous ?? {},
        given: withoutKnown(given, state, compiled),
        overrides,
      };
    }
    case 'withdraw':
      return { type: 'withdraw', on, actor, reason: '算例' };
    case 'list-decided':
      return {
        type: 'list-decided',
        on,
        actor,
        list: stage?.kind === 'pool' ? stage.list : '',
        outcome: event.outcome ?? 'approve',
        minutes: event.minutes === undefined ? [] : [event.minutes],
      };
    default: {
      const slot =
        openOnes(state.slots).find((open) => open.body === event.by) ??
        state.slots.find((other) => other.step === state.step && other.body === event.by);
      return {
        type: 'decide',
        on,
        actor,
        slot: slot?.id ?? `${state.visit}.${state.step}.${event.by}`,
        verdict: event.do,
        // Stories tell what happens, not in which words; a refusal or return is never without any.
        ...(event.do === 'approve' ? {} : { opinion: `示例：${event.do === 'reject' ? '不同意' : '退回'}的理由` }),
        overrides,
        ...(event.to === undefined ? {} : { to: event.to }),
        ...(event.minutes === undefined ? {} : { minutes: event.minutes }),
        ...(event.answers === undefined ? {} : { answers: event.answers as JsonObject }),
      };
    }
  }
}

/** Of a list, nothing is known of a unit: what a story gives for main procedures is left out. */
function withoutKnown(given: JsonObject, state: CaseState, compiled: CompiledRegime): JsonObject {
  return compiled.procedures.get(state.procedure)?.document.kind === 'list' ? {} : given;
}

function judge(
  compiled: CompiledRegime,
  before: CaseState,
  after: CaseState,
  findings: readonly Finding[],
  { expect }: StoryEvent,
): readonly string[] {
  const problems: string[] = [];
  const errors = findings.filter((finding) => finding.severity === 'error');
  const said = (among: readonly Finding[], code: string) =>
    among.some((finding) => finding.code === code || finding.rule === code);
  const wordErrors = errors.map((finding) => `${finding.code}（${finding.message}）`).join('；');
  if (expect.refused) {
    if (isFine(findings)) problems.push(`应被拒绝（${expect.refused.join('、')}），实际办成了`);
    else
      for (const code of expect.refused)
        if (!said(errors, code)) problems.push(`应因 ${code} 被拒绝，实际因 ${wordErrors}`);
    if (after !== before) problems.push('被拒绝时案件不应变化');
  } else if (errors.length > 0) return [`被拒绝：${wordErrors}`];
  for (const code of expect.warned ?? []) {
    if (
      !said(
        findings.filter((finding) => finding.severity !== 'error'),
        code,
      )
    )
      problems.push(`应提示 ${code}，实际没有`);
  }
  if (expect.stage !== undefined && after.stage !== expect.stage)
    problems.push(`应处于环节 ${expect.stage}，实际为 ${after.stage}`);
  if (expect.waitingFor) {
    const waiting = openOnes(after.slots).map((slot) => slot.body);
    if (sorted(waiting) !== sorted(expect.waitingFor))
      problems.push(`应等待 ${sorted(expect.waitingFor)}，实际等待 ${sorted(waiting) || '（无）'}`);
  }
  if (expect.ended !== undefined && after.ended?.outcome !== expect.ended)
    problems.push(`应以 ${expect.ended} 办结，实际为 ${after.ended?.outcome ?? '尚未办结'}`);
  problems.push(...judgeFacts(compiled, after, expect.facts ?? {}));
  return problems;
}

function judgeFacts(
  compiled: CompiledRegime,
  state: CaseState,
  expected: Readonly<Record<string, unknown>>,
): readonly string[] {
  const names = Object.keys(expected);
  const read = compiled.vocabulary.reader(state.facts);
  const actual = writeFacts(compiled.vocabulary, Object.fromEntries(names.map((name) => [name, read(name)])));
  return names.flatMap((name) => {
    const value: Json = Object.hasOwn(actual, name) ? (actual[name] ?? null) : null;
    return JSON.stringify(value) === JSON.stringify(expected[name])
      ? []
      : [`事实 ${name} 应为 ${JSON.stringify(expected[name])}，实际为 ${JSON.stringify(value)}`];
  });
}

function sorted(bodies: readonly string[]): string {
  return [...bodies].sort().join('、');
}
