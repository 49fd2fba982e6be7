import type { Fact } from '../engine/model/fact';
import type { FormNode } from '../engine/model/form';
import type { Regime } from '../engine/model/regime';
import type { MatrixCase, StoryCase, StoryEvent, WorkedCase } from '../engine/model/worked-case';
import { typeOfFact } from '../engine/vocabulary/fact-type';
import { readValue } from '../engine/vocabulary/read-value';
import { wordValue } from '../engine/vocabulary/word-value';

/** Worked cases for people, in the words of one regime; codes that it does not know stay as they are. */
export interface CaseWords {
  /** Title of a fact. */
  fact(name: string): string;
  /** A fact's value from its JSON form: amounts in 万元, choices by their titles. */
  value(name: string, json: unknown): string;
  /** Title of a form's field by its key. */
  field(key: string): string;
  /** What a case without a story is expected to give. */
  expected(worked: Exclude<WorkedCase, StoryCase>): string;
  /** Who does what, e.g. `2026-10-31 申报单位 申报`. */
  event(event: StoryEvent): string;
  /** What must hold after an event. */
  after(procedure: string, expect: StoryEvent['expect']): string;
}

export function caseWords(regime: Regime): CaseWords {
  const facts = new Map<string, Fact>(regime.facts.map((fact) => [fact.name, fact]));
  const bodies = new Map(regime.bodies.map(({ code, title }) => [code, title]));
  const rules = new Map([...regime.checks, ...regime.windows].map(({ code, title }) => [code, title]));
  for (const { code, message } of regime.scope.rules) rules.set(code, message);
  const procedures = new Map(regime.procedures.map(({ code, title }) => [code, title]));
  const documents = new Map([...regime.records, ...regime.deadlines].map(({ code, title }) => [code, title]));
  const fields = new Map(regime.forms.flatMap((form) => fieldTitles(form.schema.properties)));
  const body = (code: string): string => bodies.get(code) ?? code;
  const factTitle = (name: string): string => facts.get(name)?.title ?? name;
  const value = (name: string, json: unknown): string => wordJson(facts.get(name), json);
  const said = (code: string): string =>
    rules.get(code) ?? (facts.has(code) ? `“${factTitle(code)}”` : (CODE_WORDS[code] ?? code));

  function wordRow({ matrix: code }: MatrixCase, rows: string): string {
    const matrix = regime.matrices.find((one) => one.code === code);
    return rows
      .split('、')
      .map((id) => {
        const index = matrix?.rows.findIndex((row) => row.id === id) ?? -1;
        const row = matrix?.rows[index];
        if (!row) return `行“${id}”`;
        const words = Object.values(row.words ?? {}).join('，') || row.note;
        return `第 ${index + 1} 行${words ? `（${words}）` : ''}`;
      })
      .join('、');
  }

  return {
    fact: factTitle,
    value,
    field: (key) => fields.get(key) ?? key,
    expected: (worked) => {
      switch (worked.kind) {
        case 'check':
          return VERDICT_WORDS[worked.expect];
        case 'scope':
          return worked.expect.inScope ? '适用' : `不适用：${said(worked.expect.rule)}`;
        case 'matrix': {
          const { expect } = worked;
          if ('finding' in expect) return `没有结论：${said(expect.finding)}`;
          const chain = expect.chain.map((step) => step.map(body).join('、')).join(' → ');
          return `${wordRow(worked, expect.row)}：${chain}`;
        }
        case 'form': {
          const wrong = Object.entries(worked.expect.errors).map(
            ([path, code]) => `“${fields.get(path.split(/[.[]/)[0] ?? '') ?? path}”${said(code)}`,
          );
          const set = Object.entries(worked.expect.facts ?? {}).map(
            ([name, json]) => `${factTitle(name)}为 ${value(name, json)}`,
          );
          return [wrong.length === 0 ? '可以提交' : wrong.join('、'), ...set].join('；');
        }
        case 'due': {
          const { due, provisional, opens } = worked.expect;
          const first = opens === undefined ? '' : `${opens} 起可办，`;
          return `${first}${due} 到期${provisional === true ? '（放假安排未公布）' : ''}`;
        }
      }
    },
    event: ({ on, by, do: act, case: side, procedure, outcome, to }) =>
      [
        on,
        body(by),
        ACT_WORDS[act],
        procedure === undefined ? '' : `“${procedures.get(procedure) ?? procedure}”`,
        side === undefined ? '' : `（${side}）`,
        outcome === undefined ? '' : ACT_WORDS[outcome],
        to === undefined ? '' : `→ ${to}`,
      ]
        .filter((word) => word !== '')
        .join(' '),
    after: (procedure, expect) => {
      const { stage, waitingFor, refused, warned, facts: set, ended } = expect;
      const own = regime.procedures.find(({ code }) => code === procedure)?.stages ?? [];
      const stages = [...own, ...regime.procedures.flatMap((one) => one.stages)];
      const stageTitle = (code: string): string => stages.find((one) => one.code === code)?.title ?? code;
      const end = stages.find((one) => one.kind === 'end' && one.outcome === ended);
      return [
        ...(refused === undefined ? [] : [`被拒绝：${refused.map(said).join('、')}`]),
        ...(stage === undefined ? [] : [`处于“${stageTitle(stage)}”`]),
        ...(waitingFor === undefined ? [] : [`等待${waitingFor.map(body).join('、') || '（无）'}`]),
        ...(ended === undefined ? [] : [`办结：${end?.title ?? ended}`]),
        ...(warned === undefined ? [] : [`提示：${warned.map(said).join('、')}`]),
        ...Object.entries(set ?? {}).map(([name, json]) => `${factTitle(name)}为 ${value(name, json)}`),
        ...(expect.suspended === undefined ? [] : [expect.suspended ? '主案暂停' : '主案未暂停']),
        ...(expect.main === undefined ? [] : [`主案处于“${stageTitle(expect.main)}”`]),
        ...(expect.due === undefined ? [] : [`${expect.due} 到期`]),
        ...(expect.earliest === undefined ? [] : [`最早 ${expect.earliest} 可办`]),
        ...Object.entries(expect.records ?? {}).map(([code, count]) => `“${documents.get(code) ?? code}”${count} 条`),
        ...Object.entries(expect.clocks ?? {}).map(
          ([code, state]) => `“${documents.get(code) ?? code}”${CLOCK_WORDS[state] ?? state}`,
        ),
        ...(expect.couldOpen === undefined
          ? []
          : [`可发起${expect.couldOpen.map((code) => procedures.get(code) ?? code).join('、') || '（无）'}`]),
      ].join('；');
    },
  };
}

function wordJson(fact: Fact | undefined, json: unknown): string {
  if (json === null || json === undefined) return '未填';
  const type = fact && typeOfFact(fact);
  if (!fact || typeof type !== 'object') return JSON.stringify(json);
  const { value } = readValue(type, json, fact.name);
  return value === null ? JSON.stringify(json) : wordValue(type, fact.options, value, fact.unit);
}

function fieldTitles(properties: FormNode['properties']): readonly (readonly [string, string])[] {
  return Object.entries(properties ?? {}).flatMap(([key, node]): readonly (readonly [string, string])[] => [
    [key, node.title ?? key],
    ...fieldTitles(node.properties),
  ]);
}

const VERDICT_WORDS = { pass: '通过', fail: '不通过', 'not-applicable': '不适用', undecided: '未定' } as const;

/** How clocks stand. */
export const CLOCK_WORDS: Readonly<Record<string, string>> = {
  'not-running': '未走',
  'not-open': '未到办理之时',
  open: '在期内',
  near: '将到期',
  late: '逾期',
  met: '已办',
};

const ACT_WORDS = {
  file: '申报',
  approve: '同意',
  reject: '不同意',
  return: '退回',
  withdraw: '撤回',
  'list-decided': '清单审定',
  open: '发起',
  transfer: '转办',
  'add-signer': '加签',
  'remove-signer': '减签',
  remind: '催办',
  copy: '抄送',
  look: '查看',
} as const;

/** Codes of the engine's own findings that cases speak of. */
const CODE_WORDS: Readonly<Record<string, string>> = {
  'matrix-input-missing': '缺少判断所需的事实',
  'matrix-input-out-of-domain': '不在取值范围内',
  'fact-out-of-domain': '不在取值范围内',
  'matrix-no-row': '没有一行适用',
  'matrix-several-rows': '有几行同时适用',
  'check-failed': '检查不通过',
  'rule-failed': '表单的规则不通过',
  'required-missing': '必填项未填',
  'override-incomplete': '例外放行的理由或依据不全',
  'out-of-scope': '不适用本办法',
  'minutes-needed': '须有会议纪要',
  'window-late': '逾期申报',
  'window-not-late': '未逾期，不须说明',
  'slot-unknown': '此时不由其办理',
  'not-your-body': '不由其办理',
  'case-ended': '已办结',
};
