import { compileExpression } from '../expression/compile';
import type { Finding } from '../finding';
import type { ProcedureDocument, StageDocument } from '../model/procedure';
import type { RecordDocument, RecordField, WriteDocument } from '../model/record';
import type { Regime } from '../model/regime';
import type { CompiledRegime } from '../procedure/compiled';
import type { Type } from '../value';
import { stagePath } from '../procedure/graph';
import { at, type ProofRule } from './rule';
import { writesOf } from './stage-parts';

/** What is written into a record has its fields with their types, and every one that is required; a row that is closed is the one it is about. */
export const rule: ProofRule = {
  code: 'records-are-whole',
  title: '写入台账的栏目存在、类型相符、必填齐全；了结的是本案所涉的那一条；每种台账都有环节写入',
  needs: 'document',
  prove(regime) {
    const written = new Set<string>();
    const findings: Finding[] = [];
    for (const procedure of regime.procedures) {
      procedure.stages.forEach((stage, index) => {
        for (const { item, pointer } of writesOf(stage)) {
          if (item.close !== true) written.add(item.record);
          findings.push(...judge(regime, procedure, stage, item, `${stagePath(procedure, index)}${pointer}`));
        }
      });
    }
    regime.records.forEach(({ code, title, clause, fields }, index) => {
      const path = `records.json#/records/${index}`;
      const more = { rule: code, clause };
      if (!written.has(code))
        findings.push(at(path, 'record-never-written', `没有任何环节写入台账“${title}”，读它的事实永远为空`, more));
      fields.forEach((field, place) => {
        if (typeof typeOfField(field) === 'string')
          findings.push(
            at(`${path}/fields/${place}`, 'record-field-options', `栏目“${field.title}”为选项，须列出 options`, more),
          );
      });
    });
    return findings;
  },
};

function judge(
  regime: Regime,
  procedure: ProcedureDocument,
  stage: StageDocument,
  write: WriteDocument,
  path: string,
): readonly Finding[] {
  const more = { rule: stage.code, clause: stage.clause };
  const record = regime.records.find(({ code }) => code === write.record);
  if (!record)
    return [at(`${path}/record`, 'record-unknown', `“${stage.title}”要写入的台账 ${write.record} 不存在`, more)];
  if ((write.close === true) === (write.fields !== undefined))
    return [
      at(
        path,
        'write-shape',
        `“${stage.title}”写入台账“${record.title}”，须写明栏目（fields）或者了结（close），只取其一`,
        more,
      ),
    ];
  if (write.close === true)
    return procedure.opens?.about === record.code
      ? []
      : [
          at(
            path,
            'write-closes-other',
            `“${stage.title}”要了结台账“${record.title}”的一条记录，但“${procedure.title}”所涉不是它`,
            more,
          ),
        ];
  const known = new Set(record.fields.map(({ name }) => name));
  const unknown = Object.keys(write.fields ?? {}).filter((name) => !known.has(name));
  const missing = record.fields.filter(
    ({ name, required }) => required === true && !Object.hasOwn(write.fields ?? {}, name),
  );
  return [
    ...unknown.map((name) =>
      at(`${path}/fields/${name}`, 'record-field-unknown', `台账“${record.title}”没有栏目 ${name}`, more),
    ),
    ...missing.map(({ title }) =>
      at(
        `${path}/fields`,
        'record-field-missing',
        `“${stage.title}”写入台账“${record.title}”，缺必填栏目“${title}”`,
        more,
      ),
    ),
    ...ownerFindings(procedure, record, path, stage),
  ];
}

/** A row of a project can only be written beside a project, one of a unit where a unit is known. */
function ownerFindings(
  procedure: ProcedureDocument,
  record: RecordDocument,
  path: string,
  stage: StageDocument,
): readonly Finding[] {
  const beside =
    procedure.kind === 'main'
      ? 'project'
      : procedure.kind === 'list'
        ? 'government'
        : (procedure.opens?.of ?? 'project');
  const reach = {
    project: ['project', 'unit', 'government'],
    unit: ['unit', 'government'],
    government: ['government'],
  };
  return reach[beside].includes(record.of)
    ? []
    : [
        at(
          path,
          'record-of-nobody',
          `台账“${record.title}”记在${OF_WORDS[record.of]}名下，“${procedure.title}”的案件不属于哪一个${OF_WORDS[record.of]}`,
          {
            rule: stage.code,
            clause: stage.clause,
          },
        ),
      ];
}

const OF_WORDS = { project: '项目', unit: '单位', government: '政府' } as const;

/** The static type of a record's field, or what its document lacks. */
export function typeOfField(field: RecordField): Type | string {
  if (field.type !== 'enum') return { kind: field.type };
  return field.options === undefined || field.options.length === 0
    ? '选项类型须列出 options'
    : { kind: 'enum', values: field.options.map(({ value }) => value) };
}

/** Each expression of a write gives a value of its field's type. */
export const typesRule: ProofRule = {
  code: 'records-have-their-types',
  title: '写入台账的算式与栏目的类型相符',
  needs: 'compiled',
  prove: (compiled) =>
    compiled.regime.procedures.flatMap((procedure) =>
      procedure.stages.flatMap((stage, index) =>
        writesOf(stage).flatMap(({ item, pointer }) =>
          judgeTypes(compiled, stage, item, `${stagePath(procedure, index)}${pointer}`),
        ),
      ),
    ),
};

function judgeTypes(
  { regime, vocabulary }: CompiledRegime,
  stage: StageDocument,
  write: WriteDocument,
  path: string,
): readonly Finding[] {
  const record = regime.records.find(({ code }) => code === write.record);
  return Object.entries(write.fields ?? {}).flatMap(([name, text]): readonly Finding[] => {
    const field = record?.fields.find((one) => one.name === name);
    const type = field && typeOfField(field);
    if (!record || !field || typeof type !== 'object') return [];
    const { findings } = compileExpression(text, vocabulary.scope, type);
    return findings.map(({ message }) =>
      at(`${path}/fields/${name}`, 'write-type', `台账“${record.title}”的栏目“${field.title}”：${message}`, {
        rule: stage.code,
        clause: stage.clause,
      }),
    );
  });
}
