import type { RegimeOrigin } from '../engine/model/regime';
import { PROPERTY_WORDS } from './property-words';
import { ACTION_WORDS, COMPONENT_WORDS, FORMAT_WORDS, MODE_WORDS, STAGE_WORDS, type RegimeWords } from './regime-words';

/** Words the value of a property for people; what it does not know stays as it is. */
export type WordProperty = (key: string, value: unknown) => unknown;

const CLAUSES = new Set(['clause', 'x-clause', 'supersedes']);
const BODIES = new Set([
  'by',
  'bodies',
  'must',
  'see',
  'fill',
  'signers',
  'who',
  'publishers',
  'supervisors',
  'confirmers',
  'answeredBy',
]);
const DOCUMENTS = new Set([
  'form',
  'matrix',
  'window',
  'procedure',
  'list',
  'x-fact',
  'fact',
  'of',
  'facts',
  'record',
  'about',
]);
const FORMULAS = new Set([
  'required',
  'x-visible',
  'x-computed',
  'applies',
  'require',
  'expression',
  'if',
  'test',
  'while',
  'done',
  'when',
]);

/** The closed vocabularies of the formats, by the property in which they stand. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  action: ACTION_WORDS,
  mode: MODE_WORDS,
  'x-component': COMPONENT_WORDS,
  'x-format': FORMAT_WORDS,
  kind: {
    ...STAGE_WORDS,
    main: '项目流程',
    list: '清单流程',
    side: '旁支流程',
    sheet: '审批表',
    decision: '决定文书',
    unit: '单位',
    person: '岗位',
    meeting: '会议',
    form: '表单',
    scope: '范围问题',
    computed: '计算',
    case: '办理',
    stage: '环节的日期',
    effect: '旁支流程的作用',
    records: '台账',
    about: '所涉记录',
    'side-cases': '旁支案件',
    'unit-filings': '单位的其他申报',
    catalogue: '项目的目录条目',
    evaluation: '已确认的绩效评价',
    gap: '遗漏',
    overlap: '重叠',
    open: '未定',
  },
  type: {
    money: '金额',
    integer: '整数',
    number: '数值',
    boolean: '是否',
    date: '日期',
    text: '文字',
    enum: '选项',
    list: '列表',
    string: '文字',
    array: '列表',
    object: '一组',
    void: '不存值',
  },
  effect: {
    block: '拒绝',
    override: '拒绝，可例外放行',
    warn: '提醒',
    scope: '划定范围',
    route: '确定审批',
    compute: '计算',
    record: '登记',
    remind: '提醒',
    report: '报告',
    advisory: '倡导',
    waived: '不适用',
    'not-modelled': '未落实',
    suspend: '暂停主案',
    resume: '恢复主案',
    restart: '主案回到环节',
    end: '主案办结',
    set: '改定事实',
  },
  resolve: { fixed: '固定', 'of-unit': '随申报单位', applicant: '申报单位' },
  provenance: {
    declared: '申报',
    argued: '论证',
    approved: '审定',
    recorded: '登记',
    computed: '计算',
    given: '给定',
  },
  status: { 'in-force': '现行', 'draft-for-comments': '征求意见', lapsed: '失效', repealed: '废止' },
  edition: { pilot: '试行版', full: '完整版' },
  level: { province: '省级', city: '市级', county: '县级' },
  above: { included: '含本数', excluded: '不含本数' },
  below: { included: '含本数', excluded: '不含本数' },
  hit: {
    unique: '唯一',
    first: '自上而下第一行',
    any: '同链多行',
    priority: '次序在先的一行',
    'rule-order': '各行依次',
    'output-order': '按次序的各行',
    collect: '全部各行',
    'collect-sum': '全部各行，计合计',
    'collect-min': '数最小的各行',
    'collect-max': '数最大的各行',
    'collect-count': '全部各行，计行数',
  },
  strength: { must: '应当', should: '原则上' },
  moment: { entered: '进入之日', left: '离开之日' },
  state: { open: '未了结', closed: '已了结', 'under-way': '在办', ended: '已办结' },
  result: { grade: '等次', score: '得分', year: '年度', count: '件数', years: '各年度' },
  formBy: { lead: '牵头者填写', each: '各自填写' },
  as: { warn: '提醒' },
};

/** Whose it is. */
const OF_WORDS: Readonly<Record<string, string>> = { project: '项目', unit: '单位', government: '政府' };

export function propertyWords(words: RegimeWords, stage: (code: string) => string = words.stage): WordProperty {
  const word: WordProperty = (key, value) => {
    if (Array.isArray(value)) return value.length === 0 ? '（空）' : wordList(key, value);
    if (typeof value === 'object' && value !== null) return isOrigin(value) ? wordOrigin(value) : wordRecord(value);
    if (typeof value !== 'string') return value;
    if (CLAUSES.has(key)) return words.clauses([value]);
    if (BODIES.has(key)) return words.body(value);
    if (key === 'of' && Object.hasOwn(OF_WORDS, value) && words.document(value) === value) return OF_WORDS[value];
    if (DOCUMENTS.has(key)) return words.document(value);
    if (FORMULAS.has(key)) return words.formula(value);
    if (STAGES.has(key)) return stage(value);
    const choice = CHOICES[key];
    return choice && Object.hasOwn(choice, value) ? choice[value] : value;
  };
  const wordList = (key: string, items: readonly unknown[]): string => {
    if (CLAUSES.has(key)) return words.clauses(items.map(String));
    if (key === 'checks') return items.map((item) => wordCheck(item, words)).join('、');
    return items.map((item) => String(word(key, item))).join('、');
  };
  /** Something with a title is said by it; anything else property by property. */
  const wordRecord = (record: object): string => {
    const { title, label, message, name, ...rest } = Object.fromEntries(Object.entries(record)) as Record<
      string,
      unknown
    >;
    const said = [title, label, message, name].find((text) => typeof text === 'string');
    if (typeof said === 'string' && !('if' in rest)) return said;
    return Object.entries(record)
      .map(([key, value]) => `${PROPERTY_WORDS[key] ?? key}：${String(word(key, value))}`)
      .join('，');
  };
  return word;
}

function isOrigin(value: object): value is RegimeOrigin {
  return 'government' in value && 'hash' in value;
}

function wordOrigin({ government, code, number, hash }: RegimeOrigin): string {
  return `${government} 的制度“${code}”第 ${number} 版（摘要 ${hash.slice(0, 12)}）`;
}

const STAGES = new Set([
  'next',
  'approve',
  'reject',
  'return',
  'otherwise',
  'start',
  'to',
  'returns',
  'stage',
  'issuedAfter',
  'stages',
]);

function wordCheck(item: unknown, words: RegimeWords): string {
  if (typeof item === 'string') return words.check(item);
  const code = typeof item === 'object' && item !== null && 'check' in item ? String(item.check) : '';
  return `${words.check(code)}（只提醒）`;
}
