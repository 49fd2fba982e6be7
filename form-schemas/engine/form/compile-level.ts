import type { CompiledExpression } from '../expression/compile';
import type { CompiledField, Level } from './compiled-form';
import type { FieldSurroundings } from './compile-field';
import type { FactDependencies } from './fact-dependencies';
import { orderNodes } from './order';

/** Puts compiled fields of one level into an order of evaluation; circles become findings `form-loop`. */
export function compileLevel(
  fields: readonly CompiledField[],
  parents: readonly number[],
  facts: FactDependencies,
  around: Pick<FieldSurroundings, 'file' | 'findings'>,
): Level {
  const slots = new Map<string, number>();
  const keys = new Map<string, number>();
  fields.forEach((field, index) => {
    if (field.fact !== null) slots.set(field.fact, index);
  });
  fields.forEach((field, index) => {
    keys.set(field.key, index);
    if (field.type !== null) slots.set(field.key, index);
  });
  const needs = fields.map((field, index) => {
    const parent = parents[index] ?? -1;
    const read = slotsRead(namesSettling(field), slots, facts);
    return parent < 0 ? read : [parent, ...read.filter((slot) => slot !== parent)];
  });
  const { order, circles } = orderNodes(needs);
  for (const circle of circles) {
    const members = circle.flatMap((index) => fields[index] ?? []);
    const first = members[0];
    if (first === undefined) continue;
    const path = [...members, first].map((field) => field.title).join(' → ');
    around.findings.push({
      code: 'form-loop',
      severity: 'error',
      message: `显示条件或计算互相依赖，无法求值：${path}`,
      path: `${around.file}#${first.pointer}`,
      rule: first.key,
      parameters: { fields: members.map((field) => field.key) },
    });
  }
  return { fields, parents, order, slots, keys };
}

/** Names that must be known before a field's visibility and value are: `required` and `x-rules` come after all values. */
export function namesSettling(field: CompiledField): readonly string[] {
  const own = namesOf([field.visible, field.computed]);
  if (field.columns === null) return own;
  const { slots, fields } = field.columns;
  return [...own, ...fields.flatMap((column) => namesSettling(column)).filter((name) => !slots.has(name))];
}

/** First segments of what expressions read: `parameters.x` is `parameters`. */
export function namesOf(expressions: readonly (CompiledExpression | boolean | null)[]): readonly string[] {
  const names = new Set<string>();
  for (const expression of expressions) {
    if (expression === null || typeof expression === 'boolean') continue;
    for (const dependency of expression.dependencies) names.add(dependency.split('.', 1)[0] ?? dependency);
  }
  return [...names];
}

/** Fields behind names, also those behind the facts that a computed fact reads. */
function slotsRead(
  names: readonly string[],
  slots: ReadonlyMap<string, number>,
  facts: FactDependencies,
): readonly number[] {
  const found = new Set<number>();
  for (const name of names) {
    const slot = slots.get(name);
    if (slot !== undefined) {
      found.add(slot);
      continue;
    }
    for (const fact of facts.behind(name)) {
      const inner = slots.get(fact);
      if (inner !== undefined) found.add(inner);
    }
  }
  return [...found].sort((a, b) => a - b);
}
