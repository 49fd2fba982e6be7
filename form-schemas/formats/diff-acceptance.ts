import type { AcceptanceDocument } from '../engine/model/acceptance';
import type { Regime } from '../engine/model/regime';
import type { ListDiffer } from './list-differ';
import type { RegimeChange } from './regime-change';

/** What changes in what is read as acceptance and as security facts, by code. */
export function diffAcceptance(by: ListDiffer): readonly RegimeChange[] {
  const base = 'regime.json#/acceptance';
  return [
    ...by(base, ({ acceptance }: Regime) => (acceptance ? [ofWhole(acceptance)] : []), {
      code: () => 'acceptance',
      title: () => '验收与安全',
    }),
    ...by(`${base}/steps`, ({ acceptance }) => acceptance?.steps ?? [], {
      code: ({ code }) => code,
      title: ({ title }) => `验收步骤“${title}”`,
    }),
    ...by(`${base}/points`, ({ acceptance }) => acceptance?.points ?? [], {
      code: ({ code }) => code,
      title: ({ title }) => `验收清单“${title}”`,
    }),
    ...by(`${base}/security`, ({ acceptance }) => acceptance?.security ?? [], {
      code: ({ code }) => code,
      title: ({ title }) => `安全事实“${title}”`,
    }),
  ];
}

/** What is said once, beside the lists. */
function ofWhole({ procedure, money }: AcceptanceDocument): Pick<AcceptanceDocument, 'procedure' | 'money'> {
  return { procedure, ...(money ? { money } : {}) };
}
