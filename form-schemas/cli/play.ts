import { bodyTitle } from '../engine/model/body-titles';
import { withCalendar, type CompiledRegime } from '../engine/compiled-regime';
import { duesOf } from '../engine/deadline/stage-dues';
import { isFine, type Finding } from '../engine/finding';
import { openOnes } from '../engine/procedure/slots';
import { clocksIn, earliestIn } from '../engine/proof/story/observe';
import { playStory, type PlayedEvent } from '../engine/proof/story/play-story';
import type { JsonObject } from '../engine/value';
import { knownCalendar } from '../formats/calendars';
import { CLOCK_WORDS, caseWords } from '../formats/case-words';
import type { Answer, Call, Command } from './command';
import { cite, findingJson } from './finding-json';
import { choose, handIn } from './hand-in';
import { blocks, layFindings, table } from './layout';
import { loadCompiled, obstacles } from './load-regime';
import { oneStory, readStory, unknownCodes } from './read-story';
import { tellAcceptance } from './tell-acceptance';
import { bodiesJson } from './words';

/** Plays dated events on a project and says after each where it stands, who is to act, when that is due. */
export const play: Command = {
  verb: 'play',
  operands: ['<编码|文件夹>'],
  options: {
    story: { value: '<文件|->', required: true, about: '故事，JSON 对象：cases/*.json 中的一则 story，或者整个文件' },
    case: { value: '<编码>', about: '整个文件里的哪一则；只有一则的不必给' },
  },
  about: '依次演练一案的经过：每一步之后处于哪一环节、等谁办理、何日到期',
  run: (call: Call): Answer => {
    const given = oneStory(handIn(call, 'story'), call.options.get('case'));
    const loaded = loadCompiled(call.operands[0] ?? '');
    const head = { regime: loaded.name, edition: loaded.edition };
    if (!loaded.compiled) return refused(head, obstacles(loaded));
    const compiled = withCalendar(loaded.compiled, knownCalendar());
    const { value: story, findings } = readStory(given);
    if (!story) return refused(head, findings);
    choose('流程', story.procedure, compiled.procedures);
    const unknown = unknownCodes(compiled, story);
    if (unknown.length > 0) return refused(head, unknown);
    const played = playStory(compiled, story);
    const events = played.events.map((event, index) => tell(compiled, event, index));
    const left = story.events.length - events.length;
    const acceptance = tellAcceptance(compiled, played.events.at(-1)?.world);
    const all = [
      ...cite(played.notBegun, compiled.article),
      ...events.flatMap((event) => event.findings),
      ...(left > 0 && played.notBegun.length === 0 ? [halted(events.length, left)] : []),
    ];
    return {
      json: {
        ...head,
        procedure: story.procedure,
        events: events.map(({ json }) => json),
        ...(acceptance ? { acceptance: acceptance.json } : {}),
        findings: all.map(findingJson),
      },
      text: blocks(
        ...events.map(({ text }) => text),
        ...(acceptance ? [acceptance.text] : []),
        layFindings(all.filter((finding) => !events.some((event) => event.findings.includes(finding)))),
      ),
      findings: all,
    };
  },
};

interface Told {
  readonly json: JsonObject;
  readonly text: string;
  readonly findings: readonly Finding[];
}

function tell(compiled: CompiledRegime, played: PlayedEvent, index: number): Told {
  const { event, after, world, problems } = played;
  const { main } = world.surroundings;
  const words = caseWords(compiled.regime);
  const stage = compiled.procedures.get(after.procedure)?.stages.get(after.stage);
  const waiting = openOnes(after.slots).map(({ body }) => body);
  const dues = duesOf(compiled, after, knownCalendar());
  const isRefused = event.expect.refused === undefined && !isFine(played.findings);
  const findings = [
    ...cite(
      played.findings.map((finding) => placed(toldBy(event.expect.refused, finding), index)),
      compiled.article,
    ),
    // That it was refused against the story is said by why it was.
    ...(isRefused ? [] : problems).map((message): Finding => ({
      code: 'story-differs',
      severity: 'error',
      message,
      path: `story#/events/${index}/expect`,
    })),
  ];
  const earliest = earliestIn(compiled, after);
  const clocks = clocksIn(compiled, played).filter(({ status }) => RUNNING.includes(status));
  const rows = [
    ['环节', `${stage?.title ?? after.stage}（${after.stage}）`],
    ...(after.ended
      ? [['办结', after.ended.outcome]]
      : [
          [
            '等待',
            bodiesJson(waiting, compiled)
              .map(({ title }) => String(title))
              .join('、') || '（无）',
          ],
        ]),
    ...(after.suspended ? [['暂停', `自 ${after.suspended.on} 起`]] : []),
    ...(main !== null && main !== after ? [['主案', main.stage, main.suspended ? '已暂停' : '']] : []),
    ...(earliest === null
      ? []
      : [['最早', `${earliest.on}${earliest.provisional ? '（暂定）' : ''}`, '', earliest.words]]),
    ...dues.map(({ body, due }) => [
      '到期',
      `${due.on}${due.provisional ? '（暂定）' : ''}`,
      body === null ? '' : bodyTitle(compiled, body),
      `${due.limit.words}〔${due.limit.article}〕`,
    ]),
    ...clocks.map(({ title, due, provisional, status, article }) => [
      '时钟',
      `${due ?? ''}${provisional ? '（暂定）' : ''}`,
      CLOCK_WORDS[status] ?? status,
      `${title}〔${article}〕`,
    ]),
  ];
  return {
    json: {
      on: event.on,
      by: event.by,
      do: event.do,
      case: event.case ?? null,
      procedure: after.procedure,
      stage: { code: after.stage, title: stage?.title ?? null },
      waitingFor: bodiesJson(waiting, compiled),
      due: dues.map(({ body, opened, due }) => ({
        body,
        opened,
        on: due.on,
        provisional: due.provisional,
        words: due.limit.words,
        clause: due.limit.clause,
        article: due.limit.article,
      })),
      earliest:
        earliest === null ? null : { on: earliest.on, provisional: earliest.provisional, words: earliest.words },
      clocks: clocks.map(({ code, title, year, status, due, opens, provisional, article }) => ({
        code,
        title,
        year,
        status,
        opens,
        due,
        provisional,
        article,
      })),
      main: main === null ? null : { stage: main.stage, suspended: main.suspended !== null },
      suspended: after.suspended !== null,
      ended: after.ended?.outcome ?? null,
      findings: findings.map(findingJson),
    },
    text: blocks(`${index + 1}. ${words.event(event)}\n${table(rows)}`, layFindings(findings)),
    findings,
  };
}

/** Clocks that wait for somebody; those that are met or have not begun say nothing. */
const RUNNING: readonly string[] = ['not-open', 'open', 'near', 'late'];

/** A refusal that the story foretells is only said. */
function toldBy(refused: readonly string[] | undefined, finding: Finding): Finding {
  const isTold = refused?.some((code) => code === finding.code || code === finding.rule) === true;
  return isTold && finding.severity === 'error' ? { ...finding, severity: 'info' } : finding;
}

/** What is said of an event as a whole stands at its place in the story; of an answer, at its field. */
function placed(finding: Finding, index: number): Finding {
  if (finding.path === undefined) return { ...finding, path: `story#/events/${index}` };
  return finding.path === 'on' ? { ...finding, path: `story#/events/${index}/on` } : finding;
}

function halted(played: number, left: number): Finding {
  const message = `第 ${played} 步被拒绝，案件未变；其后 ${left} 步未演练`;
  return { code: 'story-halted', severity: 'error', message, path: `story#/events/${played - 1}` };
}

function refused(head: { readonly [key: string]: string | null }, findings: readonly Finding[]): Answer {
  return { json: { ...head, events: [], findings: findings.map(findingJson) }, text: layFindings(findings), findings };
}
