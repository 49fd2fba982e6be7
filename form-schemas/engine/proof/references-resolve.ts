import type { Finding } from '../finding';
import type { ProcedureDocument, StageDocument } from '../model/procedure';
import type { Regime } from '../model/regime';
import { edgesOf, stagePath } from '../procedure/graph';
import { at, type ProofRule } from './rule';
import {
  bodiesOf,
  checkCode,
  checksOf,
  deadlinesOf,
  each,
  lanesOf,
  ownForms,
  signersOf,
  type Placed,
} from './stage-parts';

/** Whatever is named exists; a pool and its list name each other. */
export const rule: ProofRule = {
  code: 'references-resolve',
  title: '引用的机构、表单、矩阵、检查、期限、环节都存在',
  needs: 'document',
  prove(regime) {
    const names = {
      body: new Set(regime.bodies.map((body) => body.code)),
      form: new Set(regime.forms.map((form) => form.code)),
      matrix: new Set(regime.matrices.map((matrix) => matrix.code)),
      check: new Set(regime.checks.map((check) => check.code)),
      window: new Set(regime.windows.map((window) => window.code)),
      fact: new Set(regime.facts.map((fact) => fact.name)),
    };
    const titles = {
      body: '机构',
      form: '表单',
      matrix: '矩阵',
      check: '检查',
      window: '申报期',
      fact: '事实',
    } as const;
    const findings: Finding[] = [];
    const need = (kind: keyof typeof names, code: string | undefined, path: string) => {
      if (code !== undefined && !names[kind].has(code))
        findings.push(at(path, `${kind}-unknown`, `引用的${titles[kind]} ${code} 不存在`));
    };
    regime.checks.forEach((check, index) => {
      check.override?.by.forEach((body, number) =>
        need('body', body, `checks.json#/checks/${index}/override/by/${number}`),
      );
      need('body', check.answeredBy, `checks.json#/checks/${index}/answeredBy`);
      need('matrix', check.sameRow?.matrix, `checks.json#/checks/${index}/sameRow/matrix`);
    });
    regime.windows.forEach((window, index) => {
      need('fact', window.sets, `windows.json#/windows/${index}/sets`);
      const sets = regime.facts.find((fact) => fact.name === window.sets);
      if (sets && (sets.owner.kind !== 'case' || sets.type !== 'integer')) {
        findings.push(
          at(
            `windows.json#/windows/${index}/sets`,
            'window-fact',
            `申报期设定的事实 ${window.sets} 须为由办理过程记录的整数`,
          ),
        );
      }
      window.late?.override.by.forEach((body, number) =>
        need('body', body, `windows.json#/windows/${index}/late/override/by/${number}`),
      );
      const mark = window.late?.sets;
      need('fact', mark, `windows.json#/windows/${index}/late/sets`);
      const marked = regime.facts.find((fact) => fact.name === mark);
      if (marked && (marked.owner.kind !== 'case' || marked.type !== 'boolean')) {
        const message = `写明是否补报的事实 ${marked.name} 须为由办理过程记录的是否`;
        findings.push(at(`windows.json#/windows/${index}/late/sets`, 'window-fact', message));
      }
    });
    const procedures = new Set(regime.procedures.map((procedure) => procedure.code));
    regime.facts.forEach(({ owner }, index) => {
      if (owner.kind === 'procedure' && !procedures.has(owner.procedure)) {
        const path = `facts.json#/facts/${index}/owner/procedure`;
        findings.push(at(path, 'procedure-unknown', `引用的程序 ${owner.procedure} 不存在`));
      }
      if (owner.kind === 'unit-filings') need('fact', owner.of, `facts.json#/facts/${index}/owner/of`);
    });
    need('form', regime.catalogue?.form, 'regime.json#/catalogue/form');
    regime.catalogue?.publishers?.forEach((body, index) =>
      need('body', body, `regime.json#/catalogue/publishers/${index}`),
    );
    regime.supervision?.supervisors.forEach((body, index) =>
      need('body', body, `regime.json#/supervision/supervisors/${index}`),
    );
    regime.scope.questions.forEach((question, index) =>
      need('fact', question.fact, `regime.json#/scope/questions/${index}/fact`),
    );
    for (const matrix of regime.matrices) {
      matrix.rows.forEach((row, index) =>
        row.chain.forEach((step, number) => {
          const path = `matrices/${matrix.code}.json#/rows/${index}/chain/${number}`;
          step.bodies.forEach((body, place) => need('body', body, `${path}/bodies/${place}`));
          step.must?.forEach((body, place) => need('body', body, `${path}/must/${place}`));
          need('form', step.form, `${path}/form`);
          step.deadline?.escalate?.to.forEach((body, place) =>
            need('body', body, `${path}/deadline/escalate/to/${place}`),
          );
        }),
      );
    }
    for (const procedure of regime.procedures) {
      const stages = new Set(procedure.stages.map((stage) => stage.code));
      if (!stages.has(procedure.start))
        findings.push(
          at(`procedures/${procedure.code}.json#/start`, 'stage-unknown', `起点 ${procedure.start} 不是本程序的环节`),
        );
      procedure.stages.forEach((stage, index) => {
        const path = stagePath(procedure, index);
        for (const edge of edgesOf(stage)) {
          if (!stages.has(edge.to))
            findings.push(
              at(`${path}${edge.pointer}`, 'stage-unknown', `“${stage.title}”通往的环节 ${edge.to} 不存在`, {
                rule: stage.code,
              }),
            );
        }
        for (const { item, pointer } of [...bodiesOf(stage), ...signersOf(stage), ...mustOf(stage), ...toldOf(stage)])
          need('body', item, `${path}${pointer}`);
        for (const { item, pointer } of ownForms(stage)) need('form', item, `${path}${pointer}`);
        for (const { item, pointer } of checksOf(stage)) need('check', checkCode(item), `${path}${pointer}`);
        if (stage.kind === 'file') need('window', stage.window, `${path}/window`);
        if (stage.kind === 'route') need('matrix', stage.matrix, `${path}/matrix`);
        if (stage.kind === 'wait') {
          need('fact', stage.atLeast.from, `${path}/atLeast/from`);
          stage.atLeast.override?.by.forEach((body, place) =>
            need('body', body, `${path}/atLeast/override/by/${place}`),
          );
        }
        findings.push(...poolFindings(regime, procedure, stage, path));
      });
      findings.push(...listFindings(regime, procedure));
    }
    return findings;
  },
};

function mustOf(stage: StageDocument): readonly Placed<string>[] {
  return [
    ...(stage.kind === 'review' ? each(stage.must ?? [], '/must') : []),
    ...lanesOf(stage).flatMap(({ item, pointer }) => each(item.must ?? [], `${pointer}/must`)),
  ];
}

/** Bodies that are told of what is late. */
function toldOf(stage: StageDocument): readonly Placed<string>[] {
  return deadlinesOf(stage).flatMap(({ item, pointer }) => each(item.escalate?.to ?? [], `${pointer}/escalate/to`));
}

function poolFindings(
  regime: Regime,
  procedure: ProcedureDocument,
  stage: StageDocument,
  path: string,
): readonly Finding[] {
  if (stage.kind !== 'pool') return [];
  const list = regime.procedures.find((candidate) => candidate.code === stage.list);
  if (list?.kind !== 'list')
    return [
      at(`${path}/list`, 'list-unknown', `“${stage.title}”等待的清单程序 ${stage.list} 不存在`, { rule: stage.code }),
    ];
  const back = list.pool?.procedure === procedure.code && list.pool.stage === stage.code;
  return back
    ? []
    : [
        at(`${path}/list`, 'list-of-other-pool', `清单程序“${list.title}”没有指明它决定的是“${stage.title}”`, {
          rule: stage.code,
        }),
      ];
}

function listFindings(regime: Regime, procedure: ProcedureDocument): readonly Finding[] {
  const path = `procedures/${procedure.code}.json#/pool`;
  if (procedure.kind !== 'list') return procedure.pool ? [at(path, 'pool-of-main', '只有清单程序可以指明等待库')] : [];
  if (!procedure.pool)
    return [at(path, 'pool-missing', `清单程序“${procedure.title}”须指明它决定哪个程序的哪个等待环节`)];
  const { procedure: code, stage: stageCode } = procedure.pool;
  const stage = regime.procedures
    .find((candidate) => candidate.code === code)
    ?.stages.find((candidate) => candidate.code === stageCode);
  return stage?.kind === 'pool' && stage.list === procedure.code
    ? []
    : [at(path, 'pool-unknown', `程序 ${code} 没有等待“${procedure.title}”的环节 ${stageCode}`)];
}
