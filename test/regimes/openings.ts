import type { CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import { openCase } from '../../form-schemas/engine/procedure/open-case';
import { mayOpenSide } from '../../form-schemas/engine/project/opening';

/** A stage at which a side procedure may not be begun yet, and one at which it may: what comes before a founding, a contract, a use. */
export type Opening = readonly [clause: string, procedure: string, notAt: string, at: string];

export const OPENINGS: Readonly<Record<string, readonly Opening[]>> = {
  dazhou: [
    ['DZ-43-1', 'supplement', 'contract', 'commencement'],
    ['DZ-43-1', 'supplement', 'in-use', 'acceptance'],
    ['DZ-44-2', 'adjustment', 'contract', 'building'],
    ['DZ-44-1', 'unapproved-change', 'contract', 'building'],
    ['DZ-46-1', 'incident', 'contract', 'building'],
    ['DZ-46-2', 'resumption', 'founding-opinion', 'building'],
    ['DZ-46-3', 'termination', 'contract', 'building'],
    ['DZ-49-2', 'payment', 'contract', 'acceptance'],
    ['DZ-51-1', 'monitoring', 'founding-opinion', 'function-list'],
    ['DZ-53-1', 'supervision', 'founding-opinion', 'function-list'],
    ['DZ-53-2', 'rectification', 'founding-opinion', 'in-use'],
    ['DZ-53-3', 'audit', 'founding-opinion', 'terminated'],
    ['DZ-32-1', 'running-cost', 'going-live', 'in-use'],
    ['DZ-55-1', 'security-test', 'going-live', 'in-use'],
    ['DZ-31-2', 'surplus', 'going-live', 'in-use'],
  ],
  changsha: [
    ['CS-3.4-3', 'asset', 'final-acceptance', 'hand-over'],
    ['CS-4.6-1', 'audit', 'bidding', 'building'],
    ['CS-3.3-8', 'change', 'budget-review', 'building'],
    ['CS-3.4-2', 'data-authorisation', 'take-over', 'in-operation'],
    ['CR-5.3-2', 'evaluation', 'take-over', 'in-operation'],
    ['CR-5.1-2', 'final-accounts', 'final-acceptance', 'hand-over'],
    ['CS-3.4-1', 'funding', 'budget-review', 'bidding'],
    ['CR-4.4-1', 'milestone', 'budget-review', 'building'],
    ['CS-3.3-6', 'procurement', 'joint-review', 'bidding'],
    ['CS-4.7-1', 'resource-request', 'take-over', 'in-operation'],
    ['CS-3.3-7', 'risk', 'budget-review', 'building'],
    ['CS-4.5-1', 'security-supervision', 'bidding', 'building'],
    ['CR-4.3-5', 'settlement', 'final-acceptance', 'hand-over'],
  ],
};

/** Whether the stage at which a project stands is among those at which a side procedure may be begun. */
export function isOpenAt(regime: CompiledRegime, procedure: string, stage: string): boolean {
  const main = openCase(regime, 'project').value;
  if (!main || !regime.procedures.get('project')?.stages.has(stage)) throw new Error(`no stage ${stage}`);
  const surroundings = { main: { ...main, stage }, sides: {}, rows: [] };
  const { findings } = mayOpenSide(regime, procedure, surroundings, {}, []);
  return !findings.some(({ code }) => code === 'side-not-at-stage' || code === 'procedure-unknown');
}
