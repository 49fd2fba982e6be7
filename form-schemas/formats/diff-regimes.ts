import type { CasesDocument, WorkedCase } from '../engine/model/worked-case';
import type { ProcedureDocument } from '../engine/model/procedure';
import type { Regime } from '../engine/model/regime';
import { diffForm } from './diff-form';
import { diffMatrix } from './diff-matrix';
import {
  compareByCode,
  compareOrder,
  compareProperties,
  place,
  type Pair,
  type Placed,
  type RegimeChange,
} from './regime-change';

const LISTS = [
  'clauses',
  'textGaps',
  'bodies',
  'facts',
  'checks',
  'windows',
  'forms',
  'matrices',
  'procedures',
  'cases',
  'scope',
  'parameters',
];

/**
 * What changes from one regime to another: by codes, so that reordering a file says nothing unless order has a meaning
 * (rows of a matrix, scope questions, a field's `x-index`).
 */
export function diffRegimes(before: Regime, after: Regime): readonly RegimeChange[] {
  const titles = new Map([...before.bodies, ...after.bodies].map((body) => [body.code, body.title]));
  const bodyTitle = (code: string): string => titles.get(code) ?? code;
  const by = listDiffer(before, after);
  return [
    ...compareProperties(
      '制度',
      { before: { item: before, path: 'regime.json#' }, after: { item: after, path: 'regime.json#' } },
      LISTS,
    ),
    ...by(
      (regime) => regime.scope.questions,
      'regime.json#/scope/questions',
      (one) => one.fact,
      (one) => `范围问题“${one.title}”`,
    ),
    ...compareOrder(
      '范围问题',
      'regime.json#/scope/questions',
      before.scope.questions.map((question) => question.fact),
      after.scope.questions.map((question) => question.fact),
    ),
    ...by(
      (regime) => regime.scope.rules,
      'regime.json#/scope/rules',
      (one) => one.code,
      (one) => `范围规则“${one.code}”`,
    ),
    ...by(
      (regime) => regime.parameters,
      'regime.json#/parameters',
      (one) => one.name,
      (one) => `参数“${one.title}”`,
    ),
    ...by(
      (regime) => regime.clauses,
      'clauses.json#/clauses',
      (one) => one.id,
      (one) => `条款 ${one.id}（${one.article}）`,
    ),
    ...by(
      (regime) => regime.textGaps,
      'clauses.json#/textGaps',
      (one) => one.id,
      (one) => `文本漏洞“${one.title}”`,
    ),
    ...by(
      (regime) => regime.bodies,
      'bodies.json#/bodies',
      (one) => one.code,
      (one) => `机构“${one.title}”`,
    ),
    ...by(
      (regime) => regime.facts,
      'facts.json#/facts',
      (one) => one.name,
      (one) => `事实“${one.title}”`,
    ),
    ...by(
      (regime) => regime.checks,
      'checks.json#/checks',
      (one) => one.code,
      (one) => `检查“${one.title}”`,
    ),
    ...by(
      (regime) => regime.windows,
      'windows.json#/windows',
      (one) => one.code,
      (one) => `申报窗口“${one.title}”`,
    ),
    ...compareByCode(
      filed(before.forms, 'forms'),
      filed(after.forms, 'forms'),
      (form) => `表单“${form.title}”`,
      diffForm,
    ),
    ...compareByCode(
      filed(before.matrices, 'matrices'),
      filed(after.matrices, 'matrices'),
      (matrix) => `审批矩阵“${matrix.title}”`,
      (pair) => diffMatrix(pair, bodyTitle),
    ),
    ...compareByCode(
      filed(before.procedures, 'procedures'),
      filed(after.procedures, 'procedures'),
      (procedure) => `流程“${procedure.title}”`,
      diffProcedure,
    ),
    ...compareByCode(worked(before.cases), worked(after.cases), wordCase, (pair) =>
      compareProperties(wordCase(pair.after.item), pair),
    ),
  ];
}

function listDiffer(before: Regime, after: Regime) {
  return <T extends object>(
    list: (regime: Regime) => readonly T[],
    base: string,
    codeOf: (item: T) => string,
    titleOf: (item: T) => string,
  ): readonly RegimeChange[] =>
    compareByCode(place(list(before), codeOf, base), place(list(after), codeOf, base), titleOf, (pair) =>
      compareProperties(titleOf(pair.after.item), pair),
    );
}

function diffProcedure(pair: Pair<ProcedureDocument>): readonly RegimeChange[] {
  const title = `流程“${pair.after.item.title}”`;
  return [
    ...compareProperties(title, pair, ['stages']),
    ...compareByCode(
      place(pair.before.item.stages, (stage) => stage.code, `${pair.before.path}/stages`),
      place(pair.after.item.stages, (stage) => stage.code, `${pair.after.path}/stages`),
      (stage) => `${title}环节“${stage.title}”`,
      (stages) => compareProperties(`${title}环节“${stages.after.item.title}”`, stages),
    ),
  ];
}

function filed<T extends { readonly code: string }>(
  documents: readonly T[],
  folder: string,
): ReadonlyMap<string, Placed<T>> {
  return new Map(documents.map((item) => [item.code, { item, path: `${folder}/${item.code}.json#` }]));
}

/** A regime in memory does not know the names of its files of cases, so their place is the code alone. */
function worked(documents: readonly CasesDocument[]): ReadonlyMap<string, Placed<WorkedCase>> {
  return new Map(
    documents.flatMap((document) =>
      document.cases.map((item) => [item.code, { item, path: `cases#/${item.code}` }] as const),
    ),
  );
}

function wordCase(one: WorkedCase): string {
  return `案例“${one.title}”`;
}
