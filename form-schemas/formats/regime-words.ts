import { parseYuan, wordMoney } from '../engine/money';
import type { Fact } from '../engine/model/fact';
import type { TextFormat } from '../engine/model/form';
import type { ChainAction, ChainMode } from '../engine/model/matrix';
import type { ParameterDocument, Regime } from '../engine/model/regime';
import { typeOfFact, typeOfParameter } from '../engine/vocabulary/fact-type';
import type { Valued } from './word-cell';

/** The names that people know for the codes of two regimes: what only one of them has is named as there. */
export interface RegimeWords {
  body(code: string): string;
  /** What a column with this expression is about; undefined where it is calculated. */
  column(expression: string): Valued | undefined;
  check(code: string): string;
  /** Title of a stage of any procedure. */
  stage(code: string): string;
  /** Title of a record's field. */
  field(record: string, name: string): string;
  document(code: string): string;
  /** Clauses by the words of their articles. */
  clauses(ids: readonly string[]): string;
  /** A condition or formula with the titles of facts and parameters for their names, without `{{…}}`. */
  formula(text: string): string;
}

export function regimeWords(before: Regime, after: Regime): RegimeWords {
  const both = [before, after];
  const titles = (of: (regime: Regime) => readonly { readonly code: string; readonly title: string }[]) =>
    new Map(both.flatMap((regime) => of(regime).map(({ code, title }) => [code, title] as const)));
  const bodies = titles((regime) => regime.bodies);
  const checks = titles((regime) => regime.checks);
  const documents = titles((regime) => [
    ...regime.windows,
    ...regime.forms,
    ...regime.matrices,
    ...regime.procedures,
    ...regime.papers,
    ...regime.records,
    ...regime.deadlines,
    ...regime.facts.map(({ name, title }) => ({ code: name, title })),
  ]);
  const stages = titles((regime) => regime.procedures.flatMap((procedure) => procedure.stages));
  const fields = new Map(
    both.flatMap((regime) =>
      regime.records.flatMap(({ code, fields: own }) =>
        own.map(({ name, title }) => [`${code}.${name}`, title] as const),
      ),
    ),
  );
  const facts = new Map(both.flatMap((regime) => regime.facts.map((fact) => [fact.name, fact] as const)));
  const articles = new Map(both.flatMap((regime) => regime.clauses.map(({ id, article }) => [id, article] as const)));
  const given = new Map<string, ParameterDocument>(
    both.flatMap((regime) => regime.parameters.map((one) => [`parameters.${one.name}`, one] as const)),
  );
  const parameters = new Map([...given.values()].map(({ name, title }) => [name, title]));
  return {
    body: (code) => bodies.get(code) ?? code,
    column: (expression) => valued(facts.get(expression) ?? given.get(expression), after.bounds),
    check: (code) => checks.get(code) ?? code,
    stage: (code) => stages.get(code) ?? code,
    field: (record, name) => fields.get(`${record}.${name}`) ?? name,
    document: (code) => documents.get(code) ?? code,
    clauses: (ids) => [...new Set(ids.map((id) => articles.get(id) ?? id))].join('、') || '（空）',
    formula: (text) => wordFormula(text, facts, parameters),
  };
}

function valued(of: Fact | ParameterDocument | undefined, bounds: Valued['bounds']): Valued | undefined {
  if (of === undefined) return undefined;
  const type = 'owner' in of ? typeOfFact(of) : typeOfParameter(of);
  return typeof type === 'string'
    ? undefined
    : { type, options: of.options, unit: 'unit' in of ? of.unit : undefined, bounds };
}

const TOKEN = /"(?:[^"\\]|\\.)*"|parameters\.([A-Za-z][A-Za-z0-9]*)|[A-Za-z][A-Za-z0-9]*/g;
const BARE = /^\{\{([\s\S]*)\}\}$/;
const LOGIC: Readonly<Record<string, string>> = { and: '且', or: '或', true: '是', false: '否' };

function wordFormula(text: string, facts: ReadonlyMap<string, Fact>, parameters: ReadonlyMap<string, string>): string {
  const bare = BARE.exec(text)?.[1] ?? text;
  return bare.trim().replace(TOKEN, (token: string, parameter: string | undefined) => {
    if (token.startsWith('"')) return token;
    if (parameter !== undefined) return `“${parameters.get(parameter) ?? parameter}”`;
    return facts.get(token)?.title ?? (Object.hasOwn(LOGIC, token) ? (LOGIC[token] ?? token) : token);
  });
}

/** A parameter's value as people read it: amounts in 万元, choices by their titles. */
export function wordParameter({ type, value, options }: ParameterDocument): string {
  if (value === null) return '未定';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const amount = type === 'money' ? parseYuan(value).value : null;
  if (amount !== null) return wordMoney(amount);
  return options?.find((option) => option.value === value)?.title ?? String(value);
}

export const ACTION_WORDS: Readonly<Record<ChainAction, string>> = {
  check: '审核',
  countersign: '审签',
  deliberate: '审议',
  decide: '审定',
  issue: '批复',
  record: '备案',
};

export const MODE_WORDS: Readonly<Record<ChainMode, string>> = {
  one: '单签',
  all: '会签',
  any: '或签',
  sequence: '依次',
  ratio: '票签',
};

export const COMPONENT_WORDS: Readonly<Record<string, string>> = {
  Section: '分节',
  Text: '单行文字',
  LongText: '多行文字',
  Money: '金额',
  Integer: '整数',
  Number: '数值',
  Date: '日期',
  Select: '下拉单选',
  MultiSelect: '多选',
  Radio: '单选',
  YesNo: '是否',
  Attachment: '附件',
  Table: '表格',
  Organisation: '单位',
};

export const FORMAT_WORDS: Readonly<Record<TextFormat, string>> = {
  digits: '半角数字',
  uscc: '统一社会信用代码',
  phone: '电话号码',
  email: '电子邮箱',
  postcode: '邮政编码',
  'resource-code': '政务信息资源代码',
};

export const STAGE_WORDS: Readonly<Record<string, string>> = {
  file: '申报',
  record: '登记',
  wait: '期满',
  review: '办理',
  route: '按矩阵审定',
  parallel: '并行办理',
  gate: '自动分流',
  pool: '等候清单',
  end: '终点',
};
