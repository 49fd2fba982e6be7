import type { CompiledRegime } from '../engine/compiled-regime';
import type { Fact, FactOwner } from '../engine/model/fact';
import type { JsonObject } from '../engine/value';
import type { Answer, Call, Command } from './command';
import { findingJson } from './finding-json';
import { blocks, layFindings, table } from './layout';
import { loadCompiled, obstacles } from './load-regime';

/** Lists what one may ask with: facts, parameters, and the codes of matrices, forms and procedures. */
export const facts: Command = {
  verb: 'facts',
  operands: ['<编码|文件夹>'],
  options: {},
  about: '列出事实（名称、类型、单位、来源）、参数，以及矩阵、表单、流程的编码',
  run: (call: Call): Answer => {
    const loaded = loadCompiled(call.operands[0] ?? '');
    const { compiled } = loaded;
    const findings = obstacles(loaded);
    const head = { regime: loaded.name, edition: loaded.edition };
    if (!compiled) {
      const empty = {
        facts: [],
        parameters: [],
        matrices: [],
        forms: [],
        procedures: [],
        findings: findings.map(findingJson),
      };
      return { json: { ...head, ...empty }, text: layFindings(findings), findings };
    }
    const { regime } = compiled;
    return {
      json: {
        ...head,
        facts: regime.facts.map((fact) => factJson(fact, compiled)),
        parameters: regime.parameters.map(({ name, title, type, value, clause }) => ({
          name,
          title,
          type,
          value,
          clause,
        })),
        matrices: regime.matrices.map(({ code, title, inputs }) => ({
          code,
          title,
          inputs: inputs.map((input) => ({
            code: input.code,
            title: input.title,
            expression: input.expression,
            domain: input.domain ?? null,
          })),
        })),
        forms: regime.forms.map(({ code, title }) => ({ code, title })),
        procedures: regime.procedures.map(({ code, title, kind }) => ({ code, title, kind })),
      },
      text: layRegime(compiled),
      findings: [],
    };
  },
};

function factJson(fact: Fact, regime: CompiledRegime): JsonObject {
  return {
    name: fact.name,
    type: fact.type,
    unit: fact.unit ?? null,
    title: fact.title,
    owner: { ...fact.owner },
    provenance: fact.provenance,
    options: (fact.options ?? []).map(({ value, title }) => ({ value, title })),
    domain: fact.domain ?? null,
    clause: fact.clause ?? [],
    article: fact.clause ? regime.article(fact.clause) : null,
  };
}

function layRegime(compiled: CompiledRegime): string {
  const { regime } = compiled;
  const rows = regime.facts.map((fact) => [
    fact.name,
    fact.type,
    fact.unit ?? '',
    fact.title,
    wordOwner(fact.owner),
    fact.owner.kind === 'computed'
      ? fact.owner.expression
      : (fact.options ?? []).map((option) => `${option.value} ${option.title}`).join('、'),
  ]);
  const parameters = regime.parameters.map(({ name, type, title, value }) => [
    `parameters.${name}`,
    type,
    title,
    value === null ? '未定' : String(value),
  ]);
  const matrices = regime.matrices.map(({ code, title, inputs }) => [
    code,
    title,
    inputs.map((input) => input.expression).join('、'),
  ]);
  return blocks(
    `${regime.title}（${regime.code}）`,
    `事实\n${table([['名称', '类型', '单位', '中文', '来源', '选项或算式'], ...rows])}`,
    parameters.length === 0 ? '' : `参数\n${table(parameters)}`,
    matrices.length === 0 ? '' : `审批矩阵\n${table(matrices)}`,
    regime.forms.length === 0 ? '' : `表单\n${table(regime.forms.map(({ code, title }) => [code, title]))}`,
    regime.procedures.length === 0
      ? ''
      : `流程\n${table(regime.procedures.map(({ code, title, kind }) => [code, title, KIND_WORDS[kind]]))}`,
  );
}

function wordOwner(owner: FactOwner): string {
  switch (owner.kind) {
    case 'form':
      return `表单 ${owner.form}`;
    case 'scope':
      return '范围问题';
    case 'computed':
      return '计算';
    case 'case':
      return '流程写入';
    case 'procedure':
      return `程序 ${owner.procedure} 的案件`;
    case 'unit':
      return `单位属性 ${owner.attribute}`;
    case 'stage':
      return `${owner.moment === 'entered' ? '进入' : '离开'}环节 ${owner.procedure}/${owner.stage} 之日`;
    case 'effect':
      return `流程 ${owner.procedure} 的作用`;
    case 'records':
      return `台账 ${owner.record}${RECORD_OPERATIONS[owner.operation]}${owner.of === undefined ? '' : ` ${owner.of}`}`;
    case 'about':
      return `所涉 ${owner.record} 的 ${owner.field}`;
    case 'side-cases':
      return `流程 ${owner.procedure} ${owner.state === 'under-way' ? '在办' : '已办结'}件数`;
    case 'catalogue':
      return `项目所关联的已发布目录条目数${
        owner.where === undefined ? '' : `：${owner.where.shareKind.map((kind) => SHARED[kind]).join('、')}`
      }`;
    case 'evaluation':
      return `${EVALUATED[owner.of]}已确认的评价${owner.evaluation === undefined ? '' : ` ${owner.evaluation}`}：${RESULTS[owner.result]}${(owner.grades ?? []).map((grade) => ` ${grade}`).join('')}`;
    case 'unit-filings':
      return `本单位 ${owner.withinMonths} 个月内其他申报${OPERATIONS[owner.operation]}${owner.of === undefined ? '' : ` ${owner.of}`}`;
  }
}

const KIND_WORDS = { main: '主流程', list: '清单', side: '旁支' } as const;

const RECORD_OPERATIONS = {
  sum: '合计',
  count: '条数',
  exists: '有无',
  first: '最早',
  latest: '最近',
  min: '最小',
  max: '最大',
  list: '逐条',
} as const;

const EVALUATED = { project: '本项目', unit: '本单位', government: '全市' } as const;

const RESULTS = {
  grade: '最近的等次',
  score: '最近的得分',
  year: '最近的年度',
  count: '件数',
  years: '各年度',
} as const;

const SHARED = { universal: '无条件共享', conditional: '有条件共享', none: '不予共享' } as const;

const OPERATIONS = { sum: '合计', count: '件数', list: '逐件' } as const;
