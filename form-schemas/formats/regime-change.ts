import { pointerStep } from './read-json';

/** One difference between two regimes, found by code and never by position. */
export interface RegimeChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** Where: `file.json#/pointer` in the later regime; in the earlier one for what was removed. */
  readonly path: string;
  /** What it is about, e.g. `审批矩阵“立项审定”第 band-2 行 总投资`. */
  readonly title: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The whole change for people, Chinese. */
  readonly message: string;
}

/** Something with properties at a place, as one of the two regimes has it. */
export interface Placed<T> {
  readonly item: T;
  readonly path: string;
}

export interface Pair<T> {
  readonly before: Placed<T>;
  readonly after: Placed<T>;
}

export function changed(
  title: string,
  path: string,
  before: unknown,
  after: unknown,
  kind: 'changed' | 'moved' = 'changed',
): RegimeChange {
  const [from, to] = [word(before), word(after)];
  return { kind, path, title, before: from, after: to, message: `${title}：${from ?? '（无）'} → ${to ?? '（无）'}` };
}

export function added(title: string, path: string, after: string | null = null): RegimeChange {
  return {
    kind: 'added',
    path,
    title,
    before: null,
    after,
    message: `新增${title}${after === null ? '' : `：${after}`}`,
  };
}

export function removed(title: string, path: string, before: string | null = null): RegimeChange {
  return {
    kind: 'removed',
    path,
    title,
    before,
    after: null,
    message: `删除${title}${before === null ? '' : `：${before}`}`,
  };
}

/** What two lists share by code, and what only one of them has; the pairs go on to `compare`. */
export function compareByCode<T>(
  before: ReadonlyMap<string, Placed<T>>,
  after: ReadonlyMap<string, Placed<T>>,
  titleOf: (item: T) => string,
  compare: (pair: Pair<T>) => readonly RegimeChange[],
): readonly RegimeChange[] {
  const changes: RegimeChange[] = [];
  for (const [code, placed] of before) {
    if (!after.has(code)) changes.push(removed(titleOf(placed.item), placed.path));
  }
  for (const [code, placed] of after) {
    const earlier = before.get(code);
    changes.push(
      ...(earlier ? compare({ before: earlier, after: placed }) : [added(titleOf(placed.item), placed.path)]),
    );
  }
  return changes;
}

/** A list as a map by code, each item with its path. */
export function place<T>(
  items: readonly T[],
  codeOf: (item: T) => string,
  base: string,
): ReadonlyMap<string, Placed<T>> {
  return new Map(items.map((item, index) => [codeOf(item), { item, path: `${base}/${index}` }]));
}

/** One change for each property whose value differs; records are entered, lists compared as a whole. */
export function compareProperties(
  title: string,
  pair: Pair<object>,
  skip: readonly string[] = [],
  wordOf: (key: string, value: unknown) => unknown = (_, value) => value,
): readonly RegimeChange[] {
  const [before, after] = [asRecord(pair.before.item), asRecord(pair.after.item)];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key): readonly RegimeChange[] => {
    if (skip.includes(key)) return [];
    const [from, to] = [before[key], after[key]];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    const label = `${title} ${PROPERTY_WORDS[key] ?? key}`;
    const [fromPath, toPath] = [pair.before.path + pointerStep(key), pair.after.path + pointerStep(key)];
    if (isRecord(from) && isRecord(to)) {
      return compareProperties(
        label,
        { before: { item: from, path: fromPath }, after: { item: to, path: toPath } },
        [],
        wordOf,
      );
    }
    return [changed(label, to === undefined ? pair.after.path : toPath, wordOf(key, from), wordOf(key, to))];
  });
}

/** The order of what both lists hold, where order has a meaning. */
export function compareOrder(
  title: string,
  path: string,
  before: readonly string[],
  after: readonly string[],
): readonly RegimeChange[] {
  const shared = new Set(before.filter((code) => after.includes(code)));
  const [from, to] = [before.filter((code) => shared.has(code)), after.filter((code) => shared.has(code))];
  return from.join('\n') === to.join('\n')
    ? []
    : [changed(`${title}的次序`, path, from.join('、'), to.join('、'), 'moved')];
}

function word(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.length === 0 ? '（空）' : value.join('、');
  return JSON.stringify(value);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asRecord(value: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value));
}

const PROPERTY_WORDS: Readonly<Record<string, string>> = {
  title: '名称',
  note: '说明',
  clause: '条款',
  'x-clause': '条款',
  message: '提示',
  kind: '种类',
  type: '类型',
  value: '取值',
  required: '必填',
  options: '选项',
  enum: '选项',
  domain: '取值范围',
  owner: '来源',
  provenance: '来历',
  unit: '单位',
  expression: '表达式',
  resolve: '确定方式',
  article: '条目',
  subject: '事项',
  rule: '规定',
  effect: '效力',
  reason: '理由',
  applies: '适用条件',
  require: '条件',
  override: '例外放行',
  by: '办理者',
  needs: '须写明',
  form: '表单',
  matrix: '矩阵',
  window: '申报窗口',
  checks: '检查',
  next: '下一环节',
  outcomes: '去向',
  approve: '同意后',
  reject: '不同意后',
  return: '移出后',
  returns: '可退回',
  action: '动作',
  mode: '签批方式',
  ratio: '票签比例',
  must: '必须同意者',
  branches: '分支',
  otherwise: '其余',
  start: '起始环节',
  outcome: '决定',
  positive: '肯定结果',
  chain: '审批链',
  settles: '所解决的文本漏洞',
  hit: '命中方式',
  from: '首日',
  to: '末日',
  sets: '写入',
  yearOffset: '年差',
  late: '逾期补报',
  until: '截止日',
  basis: '依据',
  number: '文号',
  issuer: '发文机关',
  issued: '印发日期',
  effectiveFrom: '施行日期',
  effectiveTo: '失效日期',
  status: '效力状态',
  edition: '版本性质',
  jurisdiction: '辖区',
  bounds: '界限含义',
  above: '“以上”',
  below: '“以下”',
  facts: '事实',
  expect: '应有结果',
  inScope: '适用',
  row: '行',
  finding: '结论',
  events: '经过',
  description: '填写说明',
  minimum: '下限',
  maximum: '上限',
  minLength: '最少字数',
  maxLength: '最多字数',
  minItems: '最少项数',
  maxItems: '最多项数',
  default: '缺省值',
  'x-component': '组件',
  'x-fact': '事实',
  'x-visible': '显示条件',
  'x-computed': '计算式',
  'x-rules': '规则',
  'x-roles': '权限',
  see: '可看',
  fill: '可填',
  question: '问题',
  witness: '例点',
  parameter: '参数',
  help: '说明',
};
