import { compileCondition } from '../check/condition';
import type { Finding } from '../finding';
import type { CompiledField } from '../form/compiled-form';
import type {
  AcceptanceDocument,
  AcceptancePointDocument,
  AcceptanceStepDocument,
  FieldPlace,
  ProblemsDocument,
  SaidDocument,
  SecurityFactDocument,
} from '../model/acceptance';
import type { FactKind } from '../model/fact';
import type { FormComponent } from '../model/form';
import type { RecordField } from '../model/record';
import type { CompiledRegime } from '../procedure/compiled';
import { formsOf } from '../procedure/forms-of';
import { checkCode, checksOf } from './stage-parts';
import { at, type ProofRule } from './rule';

const BASE = 'regime.json#/acceptance';

/**
 * What acceptance and security are read from is there and of its kind; every point of the checklist stands before some stage, and
 * every check of the stages of a step stands on the checklist.
 */
export const rule: ProofRule = {
  code: 'acceptance-is-whole',
  title:
    '验收与安全所引的环节、事实、栏目、台账、检查、时钟都存在且类型相符；清单的每一项都有环节把关，环节的每项检查都在清单上',
  needs: 'compiled',
  prove(regime) {
    const { acceptance } = regime.regime;
    if (!acceptance) return [];
    return [
      ...ofProcedures(regime, acceptance),
      ...acceptance.steps.flatMap((step, index) => ofStep(regime, acceptance, step, `steps/${index}`)),
      ...stagesOnce(acceptance),
      ...everyCheckHasAPoint(regime, acceptance),
      ...acceptance.points.flatMap((point, index) => ofPoint(regime, acceptance, point, `points/${index}`)),
      ...acceptance.security.flatMap((fact, index) => ofSecurity(regime, fact, `security/${index}`)),
      ...(['steps', 'points', 'security'] as const).flatMap((part) => twice(acceptance[part], part)),
    ];
  },
};

function say(path: string, code: string, message: string): readonly Finding[] {
  return [at(`${BASE}/${path}`, code, message)];
}

function twice(list: readonly { readonly code: string }[], part: string): readonly Finding[] {
  return list.flatMap(({ code }, index) =>
    list.findIndex((one) => one.code === code) < index
      ? say(`${part}/${index}/code`, 'acceptance-code-twice', `编码 ${code} 用了两次`)
      : [],
  );
}

function ofProcedures(
  { procedures }: CompiledRegime,
  { procedure, money = [] }: AcceptanceDocument,
): readonly Finding[] {
  return [
    ...(procedures.get(procedure)?.document.kind === 'main'
      ? []
      : say('procedure', 'procedure-unknown', `引用的主流程 ${procedure} 不存在`)),
    ...money.flatMap((code, index) =>
      procedures.get(code)?.document.kind === 'side'
        ? []
        : say(`money/${index}`, 'procedure-unknown', `引用的旁支流程 ${code} 不存在`),
    ),
  ];
}

function ofStep(
  regime: CompiledRegime,
  { procedure }: AcceptanceDocument,
  step: AcceptanceStepDocument,
  path: string,
): readonly Finding[] {
  const { stages, clause, when, failed, on, says = [], problems = [], clocks = [] } = step;
  const known = regime.procedures.get(procedure)?.stages;
  return [
    ...clauses(regime, clause, path),
    ...(stages.length === 0 ? say(`${path}/stages`, 'acceptance-source', `“${step.title}”没有写在哪个环节进行`) : []),
    ...stages.flatMap((stage, index) =>
      !known || known.has(stage)
        ? []
        : say(`${path}/stages/${index}`, 'stage-unknown', `流程 ${procedure} 没有环节 ${stage}`),
    ),
    ...condition(regime, when, `${path}/when`),
    ...condition(regime, failed, `${path}/failed`),
    ...(on === undefined ? [] : ofFact(regime, on, ['date'], `${path}/on`)),
    ...says.flatMap((said, index) => ofSaid(regime, said, null, `${path}/says/${index}`)),
    ...problems.flatMap((one, index) => ofProblems(regime, one, `${path}/problems/${index}`)),
    ...clocks.flatMap((clock, index) => ofClock(regime, clock, `${path}/clocks/${index}`)),
  ];
}

/** A stage belongs to one step: else it would be passed in one and under way in the other. */
function stagesOnce({ steps }: AcceptanceDocument): readonly Finding[] {
  const all = steps.flatMap(({ stages }, step) => stages.map((stage, index) => ({ stage, step, index })));
  return all.flatMap(({ stage, step, index }, place) =>
    all.findIndex((one) => one.stage === stage) < place
      ? say(`steps/${step}/stages/${index}`, 'acceptance-stage-twice', `环节 ${stage} 已属于另一步`)
      : [],
  );
}

/** What a stage of a step asks is on the checklist, be it at an earlier step: else somebody is stopped, or warned, by what no list shows. */
function everyCheckHasAPoint(
  regime: CompiledRegime,
  { procedure, steps, points }: AcceptanceDocument,
): readonly Finding[] {
  const stages = regime.procedures.get(procedure)?.stages;
  const listed = points.flatMap(({ check, table }) => [check, table?.check]);
  return steps.flatMap((step, index) =>
    step.stages.flatMap((code, place) => {
      const stage = stages?.get(code);
      const checks = stage ? checksOf(stage).map(({ item }) => checkCode(item)) : [];
      return checks
        .filter((check) => !listed.includes(check))
        .flatMap((check) =>
          say(
            `steps/${index}/stages/${place}`,
            'acceptance-check-unlisted',
            `“${step.title}”的环节“${stage?.title ?? code}”要做检查“${regime.checks.get(check)?.document.title ?? check}”（${check}），清单（points）里没有这一项`,
          ),
        );
    }),
  );
}

function ofProblems(
  regime: CompiledRegime,
  { rows, table, field }: ProblemsDocument,
  path: string,
): readonly Finding[] {
  return [
    ...([rows, table, field].filter((one) => one !== undefined).length === 1
      ? []
      : say(path, 'acceptance-source', '问题须记在台账（rows）、表格（table）或者一栏文字（field）里，三者居一')),
    ...(rows
      ? [
          ...ofRecordField(regime, rows.record, rows.text, ['text'], `${path}/rows/text`),
          ...(rows.due === undefined ? [] : ofRecordField(regime, rows.record, rows.due, ['date'], `${path}/rows/due`)),
          ...Object.entries(rows.where ?? {}).flatMap(([name, value]) =>
            ofChoice(regime, rows.record, name, value, `${path}/rows/where/${name}`),
          ),
          ...(regime.records.get(rows.record)?.document.of === 'project'
            ? []
            : say(`${path}/rows/record`, 'acceptance-record-owner', `台账 ${rows.record} 不记在项目名下`)),
        ]
      : []),
    ...(table
      ? [
          ...ofField(regime, table, ['Table'], `${path}/table`),
          ...ofColumn(regime, table, table.text, null, `${path}/table/text`),
          ...(table.due === undefined ? [] : ofColumn(regime, table, table.due, ['Date'], `${path}/table/due`)),
        ]
      : []),
    ...(field ? ofField(regime, field, ['Text', 'LongText'], `${path}/field`) : []),
  ];
}

function ofPoint(
  regime: CompiledRegime,
  { steps }: AcceptanceDocument,
  point: AcceptancePointDocument,
  path: string,
): readonly Finding[] {
  const { check, met, document, table, step, clause, title } = point;
  return [
    ...clauses(regime, clause, path),
    ...(steps.some(({ code }) => code === step)
      ? []
      : say(`${path}/step`, 'acceptance-step-unknown', `“${title}”所在的一步 ${step} 不存在`)),
    ...([check, document, table].filter((one) => one !== undefined).length === 1
      ? []
      : say(path, 'acceptance-source', `“${title}”须以检查（check）、文件（document）或者表格（table）为证，三者居一`)),
    ...(check === undefined ? [] : ofCheck(regime, check, `${path}/check`)),
    ...condition(regime, met, `${path}/met`),
    ...(met !== undefined && check === undefined
      ? say(`${path}/met`, 'acceptance-source', `“${title}”的条件（met）只能与检查（check）一起写`)
      : []),
    ...(document
      ? [
          ...ofField(regime, document, ['Attachment'], `${path}/document`),
          ...(isAsked(regime, document)
            ? []
            : say(`${path}/document`, 'acceptance-gates-nothing', `没有环节非交“${title}”不可，清单的这一项等于没有`)),
        ]
      : []),
    ...(table ? ofTable(regime, table, path) : []),
  ];
}

function ofTable(
  regime: CompiledRegime,
  table: NonNullable<AcceptancePointDocument['table']>,
  path: string,
): readonly Finding[] {
  const { asked } = table;
  return [
    ...ofField(regime, table, ['Table'], `${path}/table`),
    ...ofColumn(regime, table, table.text, ['Text', 'LongText'], `${path}/table/text`),
    ...ofColumn(regime, table, table.met, ['YesNo'], `${path}/table/met`),
    ...(table.note === undefined ? [] : ofColumn(regime, table, table.note, null, `${path}/table/note`)),
    ...(table.check === undefined ? [] : ofCheck(regime, table.check, `${path}/table/check`)),
    ...(asked
      ? [
          ...ofField(regime, asked, ['Table'], `${path}/table/asked`),
          ...ofColumn(regime, asked, asked.text, ['Text', 'LongText'], `${path}/table/asked/text`),
        ]
      : []),
  ];
}

function ofSecurity(regime: CompiledRegime, fact: SecurityFactDocument, path: string): readonly Finding[] {
  const { kind, title, clause, value, on, met, checks = [], clock } = fact;
  const isValued = kind === 'level' || kind === 'record-number';
  return [
    ...clauses(regime, clause, path),
    ...(value === undefined && on === undefined && met === undefined
      ? say(path, 'acceptance-source', `“${title}”没有写取自何处：值（value）、测评之日（on）、结论（met）至少有其一`)
      : []),
    ...(isValued && value === undefined ? say(path, 'acceptance-source', `“${title}”须写明值（value）取自何处`) : []),
    ...(value === undefined
      ? []
      : ofSaid(regime, value, kind === 'level' ? LEVELS : kind === 'record-number' ? NUMBERS : null, `${path}/value`)),
    ...(on === undefined ? [] : ofSaid(regime, on, DAYS, `${path}/on`)),
    ...condition(regime, met, `${path}/met`),
    ...checks.flatMap((check, index) => ofCheck(regime, check, `${path}/checks/${index}`)),
    ...(clock === undefined ? [] : ofClock(regime, clock, `${path}/clock`)),
  ];
}

interface Kinds {
  readonly facts: readonly FactKind[];
  readonly fields: readonly FormComponent[];
}

const LEVELS: Kinds = { facts: ['integer', 'enum'], fields: ['Integer', 'Select', 'Radio'] };
const NUMBERS: Kinds = { facts: ['text'], fields: ['Text'] };
const DAYS: Kinds = { facts: ['date'], fields: ['Date'] };

function ofSaid(regime: CompiledRegime, said: SaidDocument, kinds: Kinds | null, path: string): readonly Finding[] {
  const { fact, field } = said;
  return [
    ...((fact === undefined) === (field === undefined)
      ? say(path, 'acceptance-source', '须取自一项事实（fact）或者表单的一栏（field），二者居一')
      : []),
    ...(fact === undefined ? [] : ofFact(regime, fact, kinds?.facts ?? null, `${path}/fact`)),
    ...(field === undefined ? [] : ofField(regime, field, kinds?.fields ?? null, `${path}/field`)),
  ];
}

function ofFact(
  { vocabulary }: CompiledRegime,
  name: string,
  types: readonly FactKind[] | null,
  path: string,
): readonly Finding[] {
  const fact = vocabulary.facts.get(name);
  if (!fact) return say(path, 'fact-unknown', `引用的事实 ${name} 不存在`);
  return types === null || types.includes(fact.type)
    ? []
    : say(path, 'acceptance-type', `事实“${fact.title}”的类型须为 ${types.join('、')}`);
}

function ofField(
  regime: CompiledRegime,
  { form, key }: FieldPlace,
  components: readonly FormComponent[] | null,
  path: string,
): readonly Finding[] {
  const known = regime.forms.get(form);
  if (!known) return say(`${path}/form`, 'form-unknown', `引用的表单 ${form} 不存在`);
  const field = known.fields.find((one) => one.path === key && one.type !== null);
  if (!field) return say(`${path}/key`, 'field-unknown', `表单“${known.document.title}”没有字段 ${key}`);
  return ofComponent(field, components, `${path}/key`);
}

function ofColumn(
  regime: CompiledRegime,
  { form, key }: FieldPlace,
  column: string,
  components: readonly FormComponent[] | null,
  path: string,
): readonly Finding[] {
  const known = regime.forms.get(form);
  if (!known?.fields.some((one) => one.path === key && one.component === 'Table')) return [];
  const field = known.fields.find((one) => one.table === key && one.key === column);
  if (!field) return say(path, 'field-unknown', `表格 ${key} 没有列 ${column}`);
  return ofComponent(field, components, path);
}

function ofComponent(
  field: CompiledField,
  components: readonly FormComponent[] | null,
  path: string,
): readonly Finding[] {
  return components === null || components.includes(field.component)
    ? []
    : say(path, 'acceptance-type', `栏目“${field.title}”须为 ${components.join('、')}`);
}

function ofRecordField(
  { records }: CompiledRegime,
  record: string,
  name: string,
  types: readonly RecordField['type'][],
  path: string,
): readonly Finding[] {
  const known = records.get(record);
  if (!known) return say(path, 'record-unknown', `引用的台账 ${record} 不存在`);
  const field = known.fields.get(name)?.field;
  if (!field) return say(path, 'record-field-unknown', `台账“${known.document.title}”没有栏目 ${name}`);
  return types.includes(field.type)
    ? []
    : say(path, 'acceptance-type', `台账“${known.document.title}”的栏目“${field.title}”的类型须为 ${types.join('、')}`);
}

function ofChoice(
  { records }: CompiledRegime,
  record: string,
  name: string,
  value: unknown,
  path: string,
): readonly Finding[] {
  const known = records.get(record);
  if (!known) return [];
  const field = known.fields.get(name)?.field;
  if (!field) return say(path, 'record-field-unknown', `台账“${known.document.title}”没有栏目 ${name}`);
  const options = field.options?.map((option) => option.value);
  const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return options && values.some((one) => !options.includes(String(one)))
    ? say(path, 'record-option-unknown', `栏目“${field.title}”没有选项 ${values.join('、')}`)
    : [];
}

/** A check of the law that some stage runs: what only looks for problems gates nothing. */
function ofCheck(regime: CompiledRegime, code: string, path: string): readonly Finding[] {
  const check = regime.checks.get(code);
  if (!check) return say(path, 'check-unknown', `引用的检查 ${code} 不存在`);
  const isRun = regime.regime.procedures.some(({ stages }) =>
    stages.some((stage) => checksOf(stage).some(({ item }) => checkCode(item) === code)),
  );
  return isRun && check.document.effect !== 'report'
    ? []
    : say(path, 'acceptance-gates-nothing', `没有环节去做检查“${check.document.title}”，把不住关`);
}

function isAsked(regime: CompiledRegime, { form, key }: FieldPlace): boolean {
  const field = regime.forms.get(form)?.fields.find(({ path }) => path === key);
  const isFilled = regime.regime.procedures.some(({ stages }) =>
    stages.some((stage) => formsOf(regime, stage).includes(form)),
  );
  return !field || (field.required !== false && isFilled);
}

function ofClock({ regime }: CompiledRegime, code: string, path: string): readonly Finding[] {
  return regime.deadlines.some((clock) => clock.code === code && clock.of === 'project')
    ? []
    : say(path, 'clock-unknown', `引用的项目时钟 ${code} 不存在`);
}

function condition({ vocabulary }: CompiledRegime, text: string | undefined, path: string): readonly Finding[] {
  if (text === undefined) return [];
  return compileCondition(text, vocabulary).findings.map((finding) => ({ ...finding, path: `${BASE}/${path}` }));
}

function clauses({ regime }: CompiledRegime, clause: readonly string[], path: string): readonly Finding[] {
  return clause.flatMap((id, index) =>
    regime.clauses.some((one) => one.id === id)
      ? []
      : say(`${path}/clause/${index}`, 'clause-unknown', `引用的条款 ${id} 不存在`),
  );
}
