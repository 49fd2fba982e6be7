import type { FormNode } from '../../form-schemas/engine/model/form';
import { listRegimes } from '../../form-schemas/files/find-regime';
import { regimeOf } from '../support/regime-of';

/** A sum that a cap holds down would be opened by one negative amount: every number that is typed has a bound below. */

/** Figures of a forecast; a total that a rule of the form holds at 30万元 and more; a change or correction that takes away. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  dazhou: ['allocation.amount', 'application.declaredTotal'],
  changsha: ['change.changeAmount', 'evaluation.forecast', 'evaluation.actual', 'feasibility.target'],
};
const NUMBERS: ReadonlySet<string> = new Set(['Money', 'Integer', 'Number']);

function unbounded(nodes: Readonly<Record<string, FormNode>>): readonly string[] {
  return Object.entries(nodes).flatMap(([key, node]) => [
    ...(NUMBERS.has(node['x-component']) && node['x-computed'] === undefined && !(Number(node.minimum) >= 0)
      ? [key]
      : []),
    ...unbounded(node.properties ?? {}),
    ...unbounded(node.items?.properties ?? {}),
  ]);
}

it.each(listRegimes())('%s: nothing that is counted can be below zero', (code) => {
  const open = regimeOf(code).forms.flatMap((form) =>
    unbounded(form.schema.properties).map((key) => `${form.code}.${key}`),
  );
  expect(open).toEqual(WITHOUT[code] ?? []);
});
