import type { CasesDocument, WorkedCase } from '../engine/model/worked-case';
import { casePath } from '../engine/proof/rule';
import type { ParameterDocument, Regime } from '../engine/model/regime';
import { caseWords } from './case-words';
import { diffAcceptance } from './diff-acceptance';
import { describeCase, diffCase, wordCase } from './diff-case';
import { diffClock, wordClock } from './diff-clock';
import { describeTree, diffTree } from './diff-evaluation';
import { diffForm } from './diff-form';
import { diffLedger } from './diff-ledger';
import { listDiffer } from './list-differ';
import { diffMatrix } from './diff-matrix';
import { describePaper, diffPaper } from './diff-paper';
import { diffProcedure } from './diff-procedure';
import { describeRecord, diffRecord } from './diff-record';
import {
  changed,
  compareByCode,
  compareOrder,
  compareProperties,
  place,
  type Pair,
  type Placed,
  type RegimeChange,
} from './regime-change';
import { regimeWords, wordParameter } from './regime-words';
import { propertyWords, type WordProperty } from './word-property';

const LISTS = [
  'clauses',
  'textGaps',
  'bodies',
  'facts',
  'checks',
  'windows',
  'deadlines',
  'records',
  'evaluation',
  'forms',
  'matrices',
  'procedures',
  'papers',
  'cases',
  'scope',
  'parameters',
  'ledger',
  'acceptance',
];

/**
 * What changes from one regime to another: by codes, so that reordering a file says nothing unless order has a meaning
 * (rows of a matrix, scope questions, a field's `x-index`).
 */
export function diffRegimes(before: Regime, after: Regime): readonly RegimeChange[] {
  const words = regimeWords(before, after);
  const [wordsBefore, wordsAfter] = [regimeWords(before, before), regimeWords(after, after)];
  const word = propertyWords(words);
  const [casesBefore, casesAfter] = [caseWords(before), caseWords(after)];
  const by = listDiffer(before, after, word);
  const questions = new Map(
    [...before.scope.questions, ...after.scope.questions].map((question) => [question.fact, question.title]),
  );
  const asked = (regime: Regime): readonly string[] =>
    regime.scope.questions.map((question) => questions.get(question.fact) ?? question.fact);
  return [
    ...compareProperties(
      '制度',
      { before: { item: before, path: 'regime.json#' }, after: { item: after, path: 'regime.json#' } },
      LISTS,
      word,
    ),
    ...by('regime.json#/scope/questions', (regime) => regime.scope.questions, {
      code: (one) => one.fact,
      title: (one) => `范围问题“${one.title}”`,
    }),
    ...compareOrder('范围问题', 'regime.json#/scope/questions', asked(before), asked(after)),
    ...by('regime.json#/scope/rules', (regime) => regime.scope.rules, {
      code: (one) => one.code,
      title: (one) => `范围规则“${one.message}”`,
      describe: (one) => words.formula(one.require),
    }),
    ...compareByCode(
      place(before.parameters, (one) => one.name, 'regime.json#/parameters'),
      place(after.parameters, (one) => one.name, 'regime.json#/parameters'),
      wordParameterTitle,
      (pair) => diffParameter(pair, word),
      (one) => wordParameter(one),
    ),
    ...diffLedger(by),
    ...diffAcceptance(by),
    ...by('clauses.json#/clauses', (regime) => regime.clauses, {
      code: (one) => one.id,
      title: (one) => `条款 ${one.article}（${one.subject}）`,
      describe: (one) => one.rule,
    }),
    ...by('clauses.json#/textGaps', (regime) => regime.textGaps, {
      code: (one) => one.id,
      title: (one) => `文本漏洞“${one.title}”`,
      describe: (one) => one.question,
    }),
    ...by('bodies.json#/bodies', (regime) => regime.bodies, {
      code: (one) => one.code,
      title: (one) => `机构“${one.title}”`,
    }),
    ...by('facts.json#/facts', (regime) => regime.facts, {
      code: (one) => one.name,
      title: (one) => `事实“${one.title}”`,
      describe: (one) => String(word('type', one.type)),
    }),
    ...by('checks.json#/checks', (regime) => regime.checks, {
      code: (one) => one.code,
      title: (one) => `检查“${one.title}”`,
      describe: (one) => `${String(word('effect', one.effect))}：${one.message}`,
    }),
    ...by('windows.json#/windows', (regime) => regime.windows, {
      code: (one) => one.code,
      title: (one) => `申报窗口“${one.title}”`,
    }),
    ...compareByCode(
      place(before.deadlines, (one) => one.code, 'deadlines.json#/deadlines'),
      place(after.deadlines, (one) => one.code, 'deadlines.json#/deadlines'),
      (clock) => `时钟“${clock.title}”`,
      (pair) => diffClock(pair, words, word),
      (clock) => wordClock(clock, words),
    ),
    ...compareByCode(
      place(before.records, (one) => one.code, 'records.json#/records'),
      place(after.records, (one) => one.code, 'records.json#/records'),
      (record) => `台账“${record.title}”`,
      (pair) => diffRecord(pair, word),
      describeRecord,
    ),
    ...by('evaluation.json#/grades', (regime) => regime.evaluation?.grades ?? [], {
      code: (one) => one.value,
      title: (one) => `评价等次“${one.title}”`,
      describe: (one) => `自 ${words.formula(one.from)} 分起`,
    }),
    ...by('evaluation.json#/kinds', (regime) => regime.evaluation?.kinds ?? [], {
      code: (one) => one.code,
      title: (one) => `评价“${one.title}”`,
    }),
    ...compareByCode(
      place(before.evaluation?.trees ?? [], (one) => one.code, 'evaluation.json#/trees'),
      place(after.evaluation?.trees ?? [], (one) => one.code, 'evaluation.json#/trees'),
      (tree) => `指标体系“${tree.title}”`,
      (pair) => diffTree(pair, word),
      describeTree,
    ),
    ...compareByCode(
      filed(before.forms, 'forms'),
      filed(after.forms, 'forms'),
      (form) => `表单“${form.title}”`,
      (pair) => diffForm(pair, words),
    ),
    ...compareByCode(
      filed(before.matrices, 'matrices'),
      filed(after.matrices, 'matrices'),
      (matrix) => `审批矩阵“${matrix.title}”`,
      (pair) => diffMatrix(pair, wordsBefore, wordsAfter),
    ),
    ...compareByCode(
      filed(before.procedures, 'procedures'),
      filed(after.procedures, 'procedures'),
      (procedure) => `流程“${procedure.title}”`,
      (pair) => diffProcedure(pair, words),
    ),
    ...compareByCode(
      filed(before.papers, 'papers'),
      filed(after.papers, 'papers'),
      (paper) => `文书“${paper.title}”`,
      (pair) => diffPaper(pair, word),
      describePaper,
    ),
    ...compareByCode(
      worked(before.cases),
      worked(after.cases),
      wordCase,
      (pair) => diffCase(pair, casesBefore, casesAfter, word),
      (one) => describeCase(one, casesAfter),
      { titleOf: wordCase, describe: (one) => describeCase(one, casesBefore) },
    ),
  ];
}

function diffParameter(pair: Pair<ParameterDocument>, word: WordProperty): readonly RegimeChange[] {
  const [before, after] = [pair.before.item, pair.after.item];
  const title = wordParameterTitle(before);
  const isSame = JSON.stringify(before.value) === JSON.stringify(after.value);
  return [
    ...(isSame
      ? []
      : [changed(`${title} 取值`, `${pair.after.path}/value`, wordParameter(before), wordParameter(after))]),
    ...compareProperties(title, pair, ['value'], word),
  ];
}

function wordParameterTitle(one: ParameterDocument): string {
  return `参数“${one.title}”`;
}

function filed<T extends { readonly code: string }>(
  documents: readonly T[],
  folder: string,
): ReadonlyMap<string, Placed<T>> {
  return new Map(documents.map((item) => [item.code, { item, path: `${folder}/${item.code}.json#` }]));
}

function worked(documents: readonly CasesDocument[]): ReadonlyMap<string, Placed<WorkedCase>> {
  return new Map(
    documents.flatMap((document, at) =>
      document.cases.map((item, index) => [item.code, { item, path: casePath(document, at, index) }] as const),
    ),
  );
}
