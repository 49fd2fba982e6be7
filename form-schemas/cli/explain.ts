import type { CompiledRegime } from '../engine/compiled-regime';
import { isFine, type Finding } from '../engine/finding';
import { previewRoute, type PreviewStage } from '../engine/procedure/preview-route';
import { judgeScope } from '../engine/procedure/scope';
import type { JsonObject } from '../engine/value';
import { readFacts } from '../engine/vocabulary/read-facts';
import { Unusable, type Answer, type Call, type Command } from './command';
import { cite, findingJson } from './finding-json';
import { choose, handIn } from './hand-in';
import { blocks, layFindings, table } from './layout';
import { loadCompiled, obstacles } from './load-regime';
import { bodiesJson, stepCells, stepJson } from './words';

/** Says which way a project with these facts goes. */
export const explain: Command = {
  verb: 'explain',
  operands: ['<编码|文件夹>'],
  options: {
    facts: { value: '<文件|->', required: true, about: '事实，JSON 对象' },
    procedure: { value: '<流程>', about: '流程编码；缺省为唯一的主流程' },
  },
  about: '说明具备这些事实的项目要经过哪些环节、由谁办理、依据哪一条',
  run: (call: Call): Answer => {
    const given = handIn(call, 'facts');
    const loaded = loadCompiled(call.operands[0] ?? '');
    const { compiled } = loaded;
    const wanted = call.options.get('procedure');
    if (!compiled) return answer(loaded.name, wanted ?? null, [], obstacles(loaded), null);
    const procedure = chooseProcedure(compiled, wanted);
    const facts = readFacts(compiled.vocabulary, given);
    if (!isFine(facts.findings))
      return answer(loaded.name, procedure, [], cite(facts.findings, compiled.article), compiled);
    const scope = judgeScope(compiled, facts.value);
    if (scope.refused.length > 0) {
      return answer(
        loaded.name,
        procedure,
        [],
        cite([...facts.findings, ...scope.refused], compiled.article),
        compiled,
      );
    }
    const route = previewRoute(compiled, procedure, facts.value);
    // Scope is asked of a project before it is filed; a list is made of projects that are in it.
    const isList = compiled.procedures.get(procedure)?.document.kind === 'list';
    const findings = cite(
      [...facts.findings, ...(isList ? [] : openScope(scope.undecided, compiled)), ...route.findings],
      compiled.article,
    );
    return answer(loaded.name, procedure, route.value, findings, compiled);
  },
};

/** A question about an unfinished project is fair: what is not yet known of its scope is said in one note, not refused. */
function openScope(undecided: readonly Finding[], regime: CompiledRegime): readonly Finding[] {
  const missing = new Set(
    undecided
      .flatMap((finding) => finding.parameters?.['missing'] ?? [])
      .map((name) => regime.vocabulary.titleOf(String(name))),
  );
  if (undecided.length === 0) return [];
  const message = `尚不能判断是否适用本办法，以下按适用说明；未给出：${[...missing].join('、')}`;
  return [
    {
      code: 'scope-undecided',
      severity: 'info',
      message,
      clause: [...new Set(undecided.flatMap((finding) => finding.clause ?? []))],
    },
  ];
}

function chooseProcedure(regime: CompiledRegime, wanted: string | undefined): string {
  if (wanted !== undefined) return choose('流程', wanted, regime.procedures).document.code;
  const main = [...regime.procedures.values()].filter((procedure) => procedure.document.kind === 'main');
  const [only] = main;
  if (main.length === 1 && only) return only.document.code;
  const codes = [...regime.procedures.keys()].join('、') || '无';
  throw new Unusable('option-missing', `主流程不唯一，须以 --procedure 指明；现有流程：${codes}`);
}

function answer(
  name: string,
  procedure: string | null,
  stages: readonly PreviewStage[],
  findings: readonly Finding[],
  regime: CompiledRegime | null,
): Answer {
  const title = (procedure !== null && regime?.procedures.get(procedure)?.document.title) || procedure;
  return {
    json: {
      regime: name,
      procedure,
      stages: regime ? stages.map((stage) => stageJson(stage, regime)) : [],
      findings: findings.map(findingJson),
    },
    text: blocks(
      title === null ? '' : `流程“${title}”`,
      regime ? table(stageRows(stages, regime, '')) : '',
      layFindings(findings),
    ),
    findings,
  };
}

/** `action` and `bodies` sum the stage up (its last step, everyone who acts); `steps` holds the detail. */
function stageJson(stage: PreviewStage, regime: CompiledRegime): JsonObject {
  const everyone = [...new Set(stage.steps.flatMap((step) => step.bodies))];
  return {
    code: stage.stage,
    title: stage.title,
    kind: stage.kind,
    action: stage.steps.at(-1)?.action ?? null,
    bodies: bodiesJson(everyone, regime),
    clause: stage.clause,
    article: stage.article,
    steps: stage.steps.map((step) => stepJson(step, regime)),
    rows: stage.route?.rows ?? [],
    list: stage.list.map((one) => stageJson(one, regime)),
    outcome: stage.ended?.outcome ?? null,
  };
}

function stageRows(
  stages: readonly PreviewStage[],
  regime: CompiledRegime,
  indent: string,
): readonly (readonly string[])[] {
  return stages.flatMap((stage, index) => {
    const [first, ...more] =
      stage.steps.length === 0 ? [['', '', '']] : stage.steps.map((step) => stepCells(step, regime));
    return [
      [`${indent}${index + 1}.`, stage.title, ...(first ?? []), stage.article],
      ...more.map((cells) => ['', '', ...cells, '']),
      ...stageRows(stage.list, regime, `${indent}  `),
    ];
  });
}
