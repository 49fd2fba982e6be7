import type { CompiledRegime } from '../engine/compiled-regime';
import { parseDay } from '../engine/day';
import { didYouMean } from '../engine/expression/suggest';
import { isFine, type Finding, type Outcome } from '../engine/finding';
import type { StoryCase } from '../engine/model/worked-case';
import type { Json, JsonObject } from '../engine/value';
import { checkShape } from '../formats/check-shape';
import { schemaReference } from '../formats/document-kind';
import { Unusable } from './command';
import { choose } from './hand-in';

const PATH = 'cases/story.json';
const FIRST = `${PATH}#/cases/0`;
const NOTHING_TOLD: Finding = {
  code: 'story-empty',
  severity: 'error',
  message: '故事须有至少一件事（events）；所给为空列表',
  path: 'story#/events',
};

/**
 * The story of a file of worked cases that a code names; what is one story already stays as it is.
 *
 * @throws Unusable with what there is, where none or several could be meant
 */
export function oneStory(given: JsonObject, code: string | undefined): JsonObject {
  const { cases } = given;
  if (!Array.isArray(cases)) return given;
  const stories = new Map(
    cases.flatMap((one): [string, JsonObject][] => (isStory(one) ? [[String(one['code']), one]] : [])),
  );
  if (code !== undefined) return choose('故事', code, stories);
  const [only, ...others] = stories.values();
  if (only && others.length === 0) return only;
  const known = [...stories.keys()].join('、') || '无';
  throw new Unusable('story-not-chosen', `所给文件有 ${stories.size} 则故事，请用 --case 指明一则；现有：${known}`);
}

function isStory(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && Reflect.get(value, 'kind') === 'story';
}

/**
 * A story as it is handed in: that of `cases/*.json`, where code, title, clauses and what is expected may be left out. Its
 * findings have their place in the story: `story#/events/2/on`. Days must exist (`day-…`); their order is for the engine.
 */
export function readStory(given: JsonObject): Outcome<StoryCase | null> {
  const { events } = given;
  const filled = {
    kind: 'story',
    code: 'story',
    title: '所给故事',
    clause: [],
    ...given,
    events: Array.isArray(events) ? events.map(withExpect) : (events ?? null),
  };
  const document = { $schema: schemaReference(PATH, 'cases'), title: '故事', cases: [filled] } as Json;
  const shape = checkShape('cases', document, PATH);
  if (shape.length > 0) return { value: null, findings: shape.map(inStory) };
  if (Array.isArray(events) && events.length === 0) return { value: null, findings: [NOTHING_TOLD] };
  // The shape has just been proven to be that of a worked case, and its kind that of a story.
  const story = filled as unknown as StoryCase;
  if (story.kind !== 'story') return { value: null, findings: [notAStory(story)] };
  const days = story.events.flatMap(({ on }, index) => judgeDay(on, `story#/events/${index}/on`));
  const before = (story.rows ?? []).flatMap(({ on }, index) => judgeDay(on, `story#/rows/${index}/on`));
  const findings = [...before, ...days];
  return { value: isFine(findings) ? story : null, findings };
}

/** Codes in a story that the regime does not have: bodies, side procedures, records. Each with what there is, and what was probably meant. */
export function unknownCodes({ regime }: CompiledRegime, { events, rows = [] }: StoryCase): readonly Finding[] {
  const bodies = regime.bodies.map(({ code }) => code);
  const sides = regime.procedures.filter(({ kind }) => kind === 'side').map(({ code }) => code);
  const records = regime.records.map(({ code }) => code);
  const known = (noun: string, code: string | undefined, all: readonly string[], path: string): readonly Finding[] =>
    code === undefined || all.includes(code)
      ? []
      : [
          {
            code: 'code-unknown',
            severity: 'error',
            message: `没有编码为“${code.slice(0, 60)}”的${noun}${didYouMean(code, all)}；现有：${all.join('、') || '无'}`,
            path,
          },
        ];
  return [
    ...rows.flatMap(({ record }, index) => known('台账', record, records, `story#/rows/${index}/record`)),
    ...events.flatMap((event, index) => [
      ...known('机构或岗位', event.by, bodies, `story#/events/${index}/by`),
      ...known('机构或岗位', event.proxyOf, bodies, `story#/events/${index}/proxyOf`),
      ...(event.do === 'open' ? known('附属流程', event.procedure, sides, `story#/events/${index}/procedure`) : []),
    ]),
  ];
}

function withExpect(event: Json): Json {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return event;
  return { expect: {}, ...(event as JsonObject) };
}

function judgeDay(day: string, path: string): readonly Finding[] {
  return parseDay(day).findings.map((finding) => ({ ...finding, path }));
}

function inStory(finding: Finding): Finding {
  const path = finding.path ?? '';
  return { ...finding, path: path.startsWith(FIRST) ? `story#${path.slice(FIRST.length)}` : path };
}

function notAStory({ kind }: { readonly kind: string }): Finding {
  return {
    code: 'story-kind',
    severity: 'error',
    message: `所给为 ${kind} 案例，须为 story（一案始末）`,
    path: 'story#/kind',
  };
}
