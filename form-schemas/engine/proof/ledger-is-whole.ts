import type { Finding } from '../finding';
import type { FactKind } from '../model/fact';
import type { AmountOfRows, LedgerDocument, SaidInForm, YearAmount } from '../model/ledger';
import type { Regime } from '../model/regime';
import type { RecordDocument, RecordField } from '../model/record';
import { ofSources } from './ledger-sources';
import { writesOf } from './stage-parts';
import { at, type ProofRule } from './rule';

const BASE = 'regime.json#/ledger';

/** What is added up is there and of its kind, so that no page ever shows a column of nothing. */
export const rule: ProofRule = {
  code: 'ledger-is-whole',
  title: '口径所引的台账、栏目、事实、检查、清单、表单都存在，金额是金额，年度是年度',
  needs: 'document',
  prove(regime) {
    const { ledger } = regime;
    if (!ledger) return [];
    return [
      ...ofFunds(regime, ledger),
      ...ofExecution(regime, ledger),
      ...ofBudget(regime, ledger),
      ...ofPlan(regime, ledger),
      ...ofSystems(regime, ledger),
      ...ofTallies(regime, ledger),
      ...ofSimilar(regime, ledger),
      ...twice(ledger.funds, 'funds'),
      ...twice(ledger.execution, 'execution'),
      ...twice(ledger.tallies, 'tallies'),
    ];
  },
};

function say(path: string, code: string, message: string): readonly Finding[] {
  return [at(`${BASE}/${path}`, code, message)];
}

function twice(list: readonly { readonly code: string; readonly title: string }[], name: string): readonly Finding[] {
  return list.flatMap(({ code }, index) =>
    list.findIndex((one) => one.code === code) < index
      ? say(`${name}/${index}/code`, 'ledger-code-twice', `编码 ${code} 用了两次`)
      : [],
  );
}

function ofFunds(regime: Regime, { funds }: LedgerDocument): readonly Finding[] {
  return funds.flatMap(({ title, fact, rows, carry, silent, deadline, checks = [] }, index): readonly Finding[] => {
    const path = `funds/${index}`;
    return [
      ...([fact, rows, carry, silent].filter((one) => one !== undefined).length === 1
        ? []
        : say(
            path,
            'ledger-source',
            `“${title}”须取自一项事实（fact）、台账（rows）、上年结转（carry），或者写明制度没有（silent），四者居一`,
          )),
      ...(['arranged', 'spent'] as const).flatMap((side) =>
        (carry?.[side] ?? []).flatMap((amount, number) => ofYear(regime, amount, `${path}/carry/${side}/${number}`)),
      ),
      ...(fact === undefined ? [] : ofFact(regime, fact, ['money'], `${path}/fact`)),
      ...(rows === undefined ? [] : ofRows(regime, rows, `${path}/rows`)),
      ...(rows !== undefined && regime.records.some(({ code, of }) => code === rows.record && of !== 'project')
        ? say(
            `${path}/rows/record`,
            'ledger-record-owner',
            `“${title}”是项目的资金，台账 ${rows.record} 不记在项目名下`,
          )
        : []),
      ...(deadline === undefined || regime.deadlines.some(({ code, of }) => code === deadline && of === 'project')
        ? []
        : say(`${path}/deadline`, 'deadline-unknown', `引用的项目时限 ${deadline} 不存在`)),
      ...checks.flatMap((check, number) =>
        regime.checks.some(({ code }) => code === check)
          ? []
          : say(`${path}/checks/${number}`, 'check-unknown', `引用的检查 ${check} 不存在`),
      ),
    ];
  });
}

function ofExecution(regime: Regime, { execution }: LedgerDocument): readonly Finding[] {
  return execution.flatMap(({ title, clause, executed, budgeted, lines = false }, index) => [
    ...clauses(regime, clause, `execution/${index}/clause`),
    ...(['executed', 'budgeted'] as const).flatMap((side) => {
      const amounts = side === 'executed' ? executed : budgeted;
      const path = `execution/${index}/${side}`;
      return [
        ...(amounts.length === 0 && !(side === 'budgeted' && lines)
          ? say(path, 'ledger-source', `“${title}”没有说明取自何处（${side}）`)
          : []),
        ...amounts.flatMap((amount, number) => ofYear(regime, amount, `${path}/${number}`)),
      ];
    }),
  ]);
}

/** Who keeps the budget is there, and what it bounds says its year and its source. */
function ofBudget(regime: Regime, { budget, execution }: LedgerDocument): readonly Finding[] {
  if (!budget)
    return execution.flatMap(({ title, lines }, index) =>
      lines
        ? say(`execution/${index}/lines`, 'ledger-source', `“${title}”计年度预算，而制度没有写年度预算（budget）`)
        : [],
    );
  return [
    ...clauses(regime, budget.clause, 'budget/clause'),
    ...ofSources(regime, budget, execution),
    ...(['keepers', 'confirmers'] as const).flatMap((who) =>
      budget[who].flatMap((code, index) =>
        regime.bodies.some((body) => body.code === code)
          ? []
          : say(`budget/${who}/${index}`, 'body-unknown', `引用的主体 ${code} 不存在`),
      ),
    ),
    ...(budget.bounds ?? []).flatMap((bound, index) => [
      ...clauses(regime, bound.clause, `budget/bounds/${index}/clause`),
      ...ofRows(regime, bound, `budget/bounds/${index}`),
      ...ofField(regime, bound.record, bound.year, ['integer'], `budget/bounds/${index}/year`),
      ...(bound.source === undefined
        ? []
        : ofField(regime, bound.record, bound.source, ['enum', 'text'], `budget/bounds/${index}/source`)),
    ]),
  ];
}

function ofYear(regime: Regime, amount: YearAmount, path: string): readonly Finding[] {
  const { record, year, aboutYear, body, source } = amount;
  return [
    ...ofRows(regime, amount, path),
    ...(year !== undefined && aboutYear !== undefined
      ? say(path, 'ledger-source', '年度在本记录（year）或者所涉的记录（aboutYear）里，二者居一')
      : []),
    ...(year === undefined ? [] : ofField(regime, record, year, ['integer'], `${path}/year`)),
    ...(aboutYear === undefined
      ? []
      : ofField(regime, aboutYear.record, aboutYear.field, ['integer'], `${path}/aboutYear/field`)),
    ...(body === undefined ? [] : ofField(regime, record, body, ['enum'], `${path}/body`)),
    ...(source === undefined ? [] : ofField(regime, record, source, ['enum', 'text'], `${path}/source`)),
  ];
}

function ofPlan(regime: Regime, { plan }: LedgerDocument): readonly Finding[] {
  if (!plan) return [];
  return [
    ...clauses(regime, plan.clause, 'plan/clause'),
    ...plan.lists.flatMap(({ procedure }, index) =>
      regime.procedures.some(({ code, kind }) => code === procedure && kind === 'list')
        ? []
        : say(`plan/lists/${index}/procedure`, 'procedure-unknown', `引用的清单流程 ${procedure} 不存在`),
    ),
    ...ofFact(regime, plan.amount, ['money'], 'plan/amount'),
    ...(plan.mode === undefined ? [] : ofFact(regime, plan.mode, ['enum', 'boolean'], 'plan/mode')),
    ...(plan.tags === undefined ? [] : ofFact(regime, plan.tags, ['list'], 'plan/tags')),
  ];
}

function ofSystems(regime: Regime, { systems }: LedgerDocument): readonly Finding[] {
  return systems.flatMap(({ record, name, number, state, where }, index) => [
    ...(name === undefined ? ofNamed(regime, record, `systems/${index}`) : []),
    ...(name === undefined ? [] : ofField(regime, record, name, ['text'], `systems/${index}/name`)),
    ...ofWhere(regime, record, where, `systems/${index}/where`),
    ...(number === undefined ? [] : ofField(regime, record, number, ['text'], `systems/${index}/number`)),
    ...(state === undefined ? [] : ofField(regime, record, state, ['enum'], `systems/${index}/state`)),
  ]);
}

function ofTallies(regime: Regime, { tallies }: LedgerDocument): readonly Finding[] {
  return tallies.flatMap(({ record, by, amount, where }, index) => [
    ...ofField(regime, record, by, ['enum', 'text'], `tallies/${index}/by`),
    ...(amount === undefined ? [] : ofField(regime, record, amount, ['money'], `tallies/${index}/amount`)),
    ...ofWhere(regime, record, where, `tallies/${index}/where`),
  ]);
}

function ofSimilar(regime: Regime, { similar }: LedgerDocument): readonly Finding[] {
  if (!similar) return [];
  return [
    ...ofFact(regime, similar.name, ['text'], 'similar/name'),
    ...(similar.atLeast > 100 ? say('similar/atLeast', 'ledger-share', '至多百分之百（100）') : []),
    ...ofForms(regime, similar.functions, 'similar/functions'),
    ...ofForms(regime, similar.catalogue ?? [], 'similar/catalogue'),
  ];
}

function ofForms(regime: Regime, said: readonly SaidInForm[], base: string): readonly Finding[] {
  return said.flatMap(({ form, fields }, index) => {
    const path = `${base}/${index}`;
    const known = regime.forms.find(({ code }) => code === form);
    if (!known) return say(`${path}/form`, 'form-unknown', `引用的表单 ${form} 不存在`);
    const keys = new Set(keysOf(known.schema.properties));
    return fields.flatMap((field, number) =>
      keys.has(field) ? [] : say(`${path}/fields/${number}`, 'field-unknown', `表单“${known.title}”没有字段 ${field}`),
    );
  });
}

type Nodes = Readonly<Record<string, Regime['forms'][number]['schema']['properties'][string]>>;

/** Keys under which answers stand: those of sections are none. */
function keysOf(nodes: Nodes): readonly string[] {
  return Object.entries(nodes).flatMap(([key, node]) => (node.type === 'void' ? keysOf(node.properties ?? {}) : [key]));
}

function ofRows(regime: Regime, { record, amount, where }: AmountOfRows, path: string): readonly Finding[] {
  const document = regime.records.find(({ code }) => code === record);
  if (!document) return say(`${path}/record`, 'record-unknown', `引用的台账 ${record} 不存在`);
  return [
    ...ofField(regime, record, amount, ['money'], `${path}/amount`),
    ...(isWritten(regime, record, amount)
      ? []
      : say(`${path}/amount`, 'ledger-never-written', `没有环节写入台账“${document.title}”的 ${amount}`)),
    ...ofWhere(regime, record, where, `${path}/where`),
  ];
}

/** What has no name of its own is called as its project is, so it has to be a project's. */
function ofNamed(regime: Regime, record: string, path: string): readonly Finding[] {
  const document = regime.records.find(({ code }) => code === record);
  if (!document) return say(`${path}/record`, 'record-unknown', `引用的台账 ${record} 不存在`);
  return document.of === 'project'
    ? []
    : say(path, 'ledger-record-owner', `台账“${document.title}”不记在项目名下，须写明名称所在的栏目（name）`);
}

function ofWhere(regime: Regime, record: string, where: AmountOfRows['where'], path: string): readonly Finding[] {
  const document = regime.records.find(({ code }) => code === record);
  return document
    ? Object.entries(where ?? {}).flatMap(([name, value]) => ofChoice(document, name, value, `${path}/${name}`))
    : [];
}

function ofChoice(record: RecordDocument, name: string, value: unknown, path: string): readonly Finding[] {
  const field = record.fields.find((one) => one.name === name);
  if (!field) return say(path, 'record-field-unknown', `台账“${record.title}”没有栏目 ${name}`);
  const options = field.options?.map((option) => option.value);
  const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return options && values.some((one) => !options.includes(String(one)))
    ? say(path, 'record-option-unknown', `栏目“${field.title}”没有选项 ${values.join('、')}`)
    : [];
}

function ofField(
  regime: Regime,
  record: string,
  name: string,
  types: readonly RecordField['type'][],
  path: string,
): readonly Finding[] {
  const document = regime.records.find(({ code }) => code === record);
  if (!document) return say(path, 'record-unknown', `引用的台账 ${record} 不存在`);
  const field = document.fields.find((one) => one.name === name);
  if (!field) return say(path, 'record-field-unknown', `台账“${document.title}”没有栏目 ${name}`);
  return types.includes(field.type)
    ? []
    : say(path, 'ledger-type', `台账“${document.title}”的栏目“${field.title}”的类型须为 ${types.join('、')}`);
}

function ofFact(regime: Regime, name: string, types: readonly FactKind[], path: string): readonly Finding[] {
  const fact = regime.facts.find((one) => one.name === name);
  if (!fact) return say(path, 'fact-unknown', `引用的事实 ${name} 不存在`);
  return types.includes(fact.type) ? [] : say(path, 'ledger-type', `事实“${fact.title}”的类型须为 ${types.join('、')}`);
}

function clauses(regime: Regime, clause: readonly string[], path: string): readonly Finding[] {
  return clause.flatMap((id, index) =>
    regime.clauses.some((one) => one.id === id)
      ? []
      : say(`${path}/${index}`, 'clause-unknown', `引用的条款 ${id} 不存在`),
  );
}

function isWritten(regime: Regime, record: string, field: string): boolean {
  return regime.procedures.some(({ stages }) =>
    stages.some((stage) =>
      writesOf(stage).some(({ item }) => item.record === record && Object.hasOwn(item.fields ?? {}, field)),
    ),
  );
}
