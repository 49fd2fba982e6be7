import { compileExpression, type CompiledExpression } from '../expression/compile';
import type { Scope } from '../expression/scope';
import { didYouMean } from '../expression/suggest';
import { parseUnary, type UnaryTests } from '../expression/unary';
import type { Finding } from '../finding';
import type { Type } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { typeOfNode } from './component';
import type { CompiledField, CompiledRule, Level } from './compiled-form';
import { factMismatch } from './fact-match';
import { limitsOf } from './limits';
import type { OutlineEntry } from './outline';
import { ruleExpression } from './rule-text';

export interface FieldSurroundings {
  /** `forms/<code>.json` */
  readonly file: string;
  readonly form: string;
  readonly scope: Scope;
  readonly vocabulary: Vocabulary;
  readonly table: string | null;
  readonly findings: Finding[];
}

const CONDITION: Type = { kind: 'boolean' };

/** Compiles the rules of one node. What is wrong goes to `around.findings` with its place in the document. */
export function compileField(entry: OutlineEntry, columns: Level | null, around: FieldSurroundings): CompiledField {
  const { key, node } = entry;
  const type = typeOfNode(node);
  const clause = node['x-clause'] ?? [];
  const compile = (text: string | undefined, at: string, expected: Type): CompiledExpression | null =>
    text === undefined ? null : compileRule(text, `${entry.pointer}/${at}`, expected, key, around);
  const rules: CompiledRule[] = [];
  (node['x-rules'] ?? []).forEach((rule, index) => {
    const test = compile(rule.test, `x-rules/${index}/test`, CONDITION);
    if (test === null) return;
    rules.push({
      test,
      message: rule.message,
      severity: rule.severity ?? 'error',
      clause: rule.clause ?? clause,
      document: rule,
    });
  });
  const required = node.required ?? false;
  return {
    key,
    path: around.table === null ? key : `${around.table}[].${key}`,
    pointer: entry.pointer,
    title: node.title ?? key,
    component: node['x-component'],
    node,
    type,
    table: around.table,
    clause,
    fact: node['x-fact'] ?? null,
    visible: compile(node['x-visible'], 'x-visible', CONDITION),
    required: typeof required === 'boolean' ? required : (compile(required, 'required', CONDITION) ?? false),
    computed: type === null ? null : compile(node['x-computed'], 'x-computed', type),
    rules,
    limits: limitsOf(node),
    domain: domainOf(entry, type, around),
    see: entry.see,
    fill: entry.fill,
    columns,
  };
}

function compileRule(
  text: string,
  pointer: string,
  expected: Type,
  key: string,
  around: FieldSurroundings,
): CompiledExpression | null {
  const expression = ruleExpression(text);
  if (expression === null) return null;
  const outcome = compileExpression(expression, around.scope, expected);
  for (const finding of outcome.findings)
    around.findings.push({ ...finding, path: `${around.file}#${pointer}`, rule: key });
  return outcome.value;
}

/** Whether the field may set its fact, and the tests of that fact's domain. */
function domainOf(entry: OutlineEntry, type: Type | null, around: FieldSurroundings): UnaryTests | null {
  const name = entry.node['x-fact'];
  if (name === undefined || type === null) return null;
  const refuse = (code: string, message: string): null => {
    around.findings.push({
      code,
      severity: 'error',
      message,
      path: `${around.file}#${entry.pointer}/x-fact`,
      rule: entry.key,
    });
    return null;
  };
  if (around.table !== null) {
    return refuse(
      'form-fact-in-table',
      `明细表的列不能直接写入事实“${name}”，请另设计算字段，如 sum(${around.table}.${entry.key})`,
    );
  }
  const fact = around.vocabulary.facts.get(name);
  if (fact === undefined) {
    return refuse('form-fact-unknown', `没有名为“${name}”的事实${didYouMean(name, around.vocabulary.facts.keys())}`);
  }
  if (fact.owner.kind !== 'form' || fact.owner.form !== around.form) {
    const owner = fact.owner.kind === 'form' ? `表单 ${fact.owner.form}` : `来源 ${fact.owner.kind}`;
    return refuse(
      'form-fact-not-owned',
      `事实“${fact.title}”（${name}）归${owner}，本表单不得写入；只读请用 x-computed`,
    );
  }
  const mismatch = factMismatch(fact, entry.node, type);
  if (mismatch !== null) return refuse('form-fact-type', mismatch);
  if (fact.domain === undefined || fact.type === 'list') return null;
  return parseUnary(fact.domain, around.vocabulary.typeOf(name) ?? type).value;
}
