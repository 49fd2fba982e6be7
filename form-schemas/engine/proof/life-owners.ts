import type { Finding } from '../finding';
import type { Fact, FactKind, FactOwner } from '../model/fact';
import type { RecordField } from '../model/record';
import type { Regime } from '../model/regime';
import { at } from './rule';
import { besidesOf, effectsOf } from './stage-parts';

/** Facts that come from stages, records, effects and side cases: their source is there, gives them, and is of their type. */
export function lifeOwners(regime: Regime): readonly Finding[] {
  return regime.facts.flatMap((fact, index) => {
    const path = `facts.json#/facts/${index}/owner`;
    const say: Say = (pointer, code, message) => [
      at(`${path}${pointer}`, code, `事实“${fact.title}”${message}`, { clause: fact.clause ?? [] }),
    ];
    switch (fact.owner.kind) {
      case 'stage':
        return ofStage(regime, fact, fact.owner, say);
      case 'effect':
        return ofEffect(regime, fact, fact.owner, say);
      case 'records':
        return ofRecords(regime, fact, fact.owner, say);
      case 'about':
        return ofAbout(regime, fact, fact.owner, say);
      case 'side-cases':
        return ofSideCases(regime, fact, fact.owner, say);
      default:
        return [];
    }
  });
}

type Say = (pointer: string, code: string, message: string) => readonly Finding[];
type Owner<K extends FactOwner['kind']> = Extract<FactOwner, { readonly kind: K }>;

function ofStage(regime: Regime, fact: Fact, owner: Owner<'stage'>, say: Say): readonly Finding[] {
  const procedure = regime.procedures.find(({ code }) => code === owner.procedure);
  if (!procedure) return say('/procedure', 'procedure-unknown', `来自流程 ${owner.procedure}，没有这个流程`);
  const stage = procedure.stages.find(({ code }) => code === owner.stage);
  if (!stage) return say('/stage', 'stage-unknown', `来自“${procedure.title}”的环节 ${owner.stage}，没有这个环节`);
  if (fact.type !== 'date') return say('', 'fact-type', '是环节的日期，类型须为 date');
  return stage.kind === 'end' && owner.moment === 'left'
    ? say('/moment', 'fact-never-set', `是离开“${stage.title}”之日，终点不会离开`)
    : [];
}

function ofEffect(regime: Regime, fact: Fact, owner: Owner<'effect'>, say: Say): readonly Finding[] {
  const procedure = regime.procedures.find(({ code }) => code === owner.procedure);
  if (procedure?.kind !== 'side')
    return say('/procedure', 'procedure-unknown', `由旁支流程 ${owner.procedure} 改定，没有这个旁支流程`);
  const sets = procedure.stages.some((stage) =>
    effectsOf(stage).some(({ item }) => item.effect === 'set' && item.fact === fact.name),
  );
  return sets && besidesOf(regime, procedure).length > 0
    ? []
    : say('', 'fact-never-set', `由“${procedure.title}”的作用改定，但那里没有环节改定它`);
}

function ofRecords(regime: Regime, fact: Fact, owner: Owner<'records'>, say: Say): readonly Finding[] {
  const record = regime.records.find(({ code }) => code === owner.record);
  if (!record) return say('/record', 'record-unknown', `来自台账 ${owner.record}，没有这个台账`);
  const field = record.fields.find(({ name }) => name === owner.of);
  const { operation, orderedBy } = owner;
  if (owner.of !== undefined && !field)
    return say('/of', 'record-field-unknown', `取自台账“${record.title}”的栏目 ${owner.of}，没有这一栏`);
  if (orderedBy !== undefined && operation !== 'first' && operation !== 'latest')
    return say('/orderedBy', 'record-order-unused', '按日期定先后（orderedBy）只用于 first 和 latest');
  if (orderedBy !== undefined && record.fields.find(({ name }) => name === orderedBy)?.type !== 'date')
    return say('/orderedBy', 'record-order-type', `按 ${orderedBy} 定先后，台账“${record.title}”没有这一日期栏目`);
  const counted = operation === 'count' || operation === 'exists';
  if (!counted && !field) return say('/of', 'record-field-missing', `须写明取自台账“${record.title}”的哪一栏（of）`);
  const wanted = typeFor(operation, field);
  const isRight =
    wanted !== null && (operation === 'list' ? fact.type === 'list' && fact.of === wanted : fact.type === wanted);
  const wrong = Object.entries(owner.where ?? {}).flatMap(([name, value]) => {
    const asked = record.fields.find((candidate) => candidate.name === name);
    if (!asked)
      return say(
        `/where/${name}`,
        'record-field-unknown',
        `只取栏目 ${name} 为某值的记录，台账“${record.title}”没有这一栏`,
      );
    const options = asked.options?.map((option) => option.value);
    const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    return options && values.some((one) => !options.includes(String(one)))
      ? say(`/where/${name}`, 'record-option-unknown', `只取“${asked.title}”为 ${values.join('、')} 的记录，选项中没有`)
      : [];
  });
  return [
    ...(isRight
      ? []
      : say(
          '',
          'fact-type',
          `的类型与台账“${record.title}”的${operation}不符${wanted === null ? '' : `，须为 ${wanted}`}`,
        )),
    ...wrong,
  ];
}

/** The type that an operation gives of a field; null where it gives nothing of it. */
function typeFor(operation: Owner<'records'>['operation'], field: RecordField | undefined): FactKind | null {
  if (operation === 'count') return 'integer';
  if (operation === 'exists') return 'boolean';
  if (!field) return null;
  const isNumber = field.type === 'money' || field.type === 'integer' || field.type === 'number';
  if (operation === 'sum') return isNumber ? field.type : null;
  if (operation === 'min' || operation === 'max') return isNumber || field.type === 'date' ? field.type : null;
  return field.type;
}

function ofAbout(regime: Regime, fact: Fact, owner: Owner<'about'>, say: Say): readonly Finding[] {
  const record = regime.records.find(({ code }) => code === owner.record);
  if (!record) return say('/record', 'record-unknown', `来自台账 ${owner.record}，没有这个台账`);
  const field = record.fields.find(({ name }) => name === owner.field);
  if (!field)
    return say('/field', 'record-field-unknown', `取自台账“${record.title}”的栏目 ${owner.field}，没有这一栏`);
  if (!regime.procedures.some(({ opens }) => opens?.about === record.code))
    return say('/record', 'fact-never-set', `取自所涉的“${record.title}”，但没有旁支流程以它为所涉`);
  return fact.type === field.type ? [] : say('', 'fact-type', `的类型须与栏目“${field.title}”相同（${field.type}）`);
}

function ofSideCases(regime: Regime, fact: Fact, owner: Owner<'side-cases'>, say: Say): readonly Finding[] {
  const procedure = regime.procedures.find(({ code }) => code === owner.procedure);
  if (procedure?.kind !== 'side')
    return say('/procedure', 'procedure-unknown', `计旁支流程 ${owner.procedure} 的案件，没有这个旁支流程`);
  if (fact.type !== 'integer') return say('', 'fact-type', '是件数，类型须为 integer');
  const ends = procedure.stages.flatMap((stage) => (stage.kind === 'end' ? [stage.outcome] : []));
  return owner.outcome !== undefined && !ends.includes(owner.outcome)
    ? say('/outcome', 'outcome-unknown', `只计以 ${owner.outcome} 办结的案件，“${procedure.title}”没有这个结论`)
    : [];
}
