import { acceptanceOf, type Acceptance } from '../engine/acceptance/acceptance';
import type { CompiledRegime } from '../engine/compiled-regime';
import { standingFacts } from '../engine/project/project-facts';
import type { World } from '../engine/project/world';
import type { JsonObject } from '../engine/value';
import { blocks, table } from './layout';

const STATES: Readonly<Record<Acceptance['state'], string>> = {
  'not-begun': '未开始',
  'under-way': '进行中',
  passed: '已通过',
  failed: '未通过',
  stopped: '没有走到',
};
const POINTS: Readonly<Record<Acceptance['points'][number]['state'], string>> = {
  met: '符合',
  open: '不符合',
  lifted: '准予例外',
  'not-judged': '未判定',
  'not-applicable': '不适用',
};
const SECURITY: Readonly<Record<Acceptance['security'][number]['state'], string>> = {
  missing: '尚无',
  known: '已有',
  met: '符合',
  'not-met': '不符合',
  'not-told': '无权查看',
};

/** Where the project of a story stands in its acceptance when the story ends; null where its regime does not say. */
export function tellAcceptance(
  compiled: CompiledRegime,
  world: World | undefined,
): { readonly json: JsonObject; readonly text: string } | null {
  const { main, rows } = world?.surroundings ?? {};
  if (!world || !main || !rows) return null;
  const facts = standingFacts(compiled, world.surroundings, main);
  const acceptance = acceptanceOf(compiled, { main, facts, answers: main.answers, rows });
  return acceptance && { json: asJson(acceptance), text: asText(acceptance) };
}

function asJson({ state, current, steps, points, security }: Acceptance): JsonObject {
  return {
    state,
    current,
    steps: steps.map(({ code, title, kind, state: of, times, on, article }) => ({
      code,
      title,
      kind,
      state: of,
      times,
      on,
      article,
    })),
    points: points.map(({ code, title, step, state: of, article }) => ({ code, title, step, state: of, article })),
    security: security.map(({ code, title, kind, state: of, words, on, article }) => ({
      code,
      title,
      kind,
      state: of,
      words,
      on,
      article,
    })),
  };
}

function asText({ state, steps, points, security }: Acceptance): string {
  return blocks(
    `验收：${STATES[state]}`,
    table(steps.map((step) => [step.title, STATES[step.state], step.on ?? '', `〔${step.article}〕`])),
    table(points.map((point) => [point.title, POINTS[point.state], `〔${point.article}〕`])),
    table(
      security.map((fact) => [
        fact.title,
        SECURITY[fact.state],
        [fact.words, fact.on].filter((word) => word !== null).join('，'),
        `〔${fact.article}〕`,
      ]),
    ),
  );
}
