import type { Fact } from '../model/fact';
import type { ProcedureDocument } from '../model/procedure';
import type { CompiledRegime } from '../procedure/compiled';
import type { Known, Sureness } from './known';

/** What it hangs on of a procedure whether something is known in its cases. */
type Place = Pick<ProcedureDocument, 'code' | 'kind' | 'opens'>;

/** Facts that come to a case from around it at every event, whatever it has passed: records, side cases, its own row, evaluations, the day. */
export function hostFacts({ regime }: CompiledRegime, procedure: Place): Known {
  const surely = new Set<string>();
  const perhaps = new Set<string>();
  for (const fact of regime.facts) {
    const sureness = surenessAround(regime, procedure, fact);
    if (sureness === 'surely') surely.add(fact.name);
    if (sureness !== 'never') perhaps.add(fact.name);
  }
  return { surely, perhaps };
}

/** Operations that answer something of no rows as well. */
const OF_NONE: readonly string[] = ['sum', 'count', 'exists', 'list'];

function surenessAround(regime: CompiledRegime['regime'], procedure: Place, fact: Fact): Sureness {
  const beside = procedure.kind === 'main' ? 'project' : (procedure.opens?.of ?? 'government');
  const { owner } = fact;
  switch (owner.kind) {
    case 'case':
      return fact.name === 'today' ? 'surely' : 'never';
    case 'records': {
      const record = regime.records.find(({ code }) => code === owner.record);
      const isKnown = record !== undefined && REACH[beside].includes(record.of);
      return !isKnown ? 'never' : OF_NONE.includes(owner.operation) ? 'surely' : 'perhaps';
    }
    case 'about': {
      if (procedure.opens?.about !== owner.record) return 'never';
      const record = regime.records.find(({ code }) => code === owner.record);
      return record?.fields.find(({ name }) => name === owner.field)?.required === true ? 'surely' : 'perhaps';
    }
    case 'side-cases':
      return beside === 'project' ? 'surely' : 'never';
    case 'effect':
      return beside === 'project' ? 'perhaps' : 'never';
    case 'stage':
      return beside === 'project' && owner.procedure !== procedure.code ? 'perhaps' : 'never';
    case 'evaluation':
      if (owner.of === 'project' && beside !== 'project') return 'never';
      if (owner.of === 'unit' && beside === 'government') return 'never';
      return owner.result === 'count' || owner.result === 'years' ? 'surely' : 'perhaps';
    case 'catalogue':
      return beside === 'project' ? 'surely' : 'never';
    case 'unit':
    case 'unit-filings':
      return procedure.kind === 'side' && beside !== 'government' ? 'surely' : 'never';
    default:
      return 'never';
  }
}

const REACH: Readonly<Record<'project' | 'unit' | 'government', readonly string[]>> = {
  project: ['project', 'unit', 'government'],
  unit: ['unit', 'government'],
  government: ['government'],
};
