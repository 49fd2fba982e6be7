import type { Regime } from '../engine/model/regime';
import type { ListDiffer } from './list-differ';
import type { RegimeChange } from './regime-change';

/** What changes in how records and facts are added up, by code. */
export function diffLedger(by: ListDiffer): readonly RegimeChange[] {
  const one = <T>(item: T | undefined): readonly T[] => (item === undefined ? [] : [item]);
  return [
    ...by('regime.json#/ledger/funds', ({ ledger }: Regime) => ledger?.funds ?? [], {
      code: ({ code }) => code,
      title: ({ title }) => `资金链“${title}”`,
    }),
    ...by('regime.json#/ledger/execution', ({ ledger }) => ledger?.execution ?? [], {
      code: ({ code }) => code,
      title: ({ title }) => `执行率“${title}”`,
    }),
    ...by('regime.json#/ledger/budget', ({ ledger }) => one(ledger?.budget), {
      code: () => 'budget',
      title: ({ title }) => `年度预算“${title}”`,
    }),
    ...by('regime.json#/ledger/plan', ({ ledger }) => one(ledger?.plan), {
      code: () => 'plan',
      title: ({ title }) => `年度计划“${title}”`,
    }),
    ...by('regime.json#/ledger/systems', ({ ledger }) => ledger?.systems ?? [], {
      code: ({ record }) => record,
      title: ({ record }) => `系统目录的台账 ${record}`,
    }),
    ...by('regime.json#/ledger/tallies', ({ ledger }) => ledger?.tallies ?? [], {
      code: ({ code }) => code,
      title: ({ title }) => `统计“${title}”`,
    }),
    ...by('regime.json#/ledger/similar', ({ ledger }) => one(ledger?.similar), {
      code: () => 'similar',
      title: () => '比对口径',
    }),
  ];
}
