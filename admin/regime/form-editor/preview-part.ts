import type { FormDocument, FormNode } from '../../../form-schemas/engine';
import { insideOf, sorted } from './outline';
import { stepsOf } from './pointer';

/** Fields that are drawn at once without being slow. */
const AT_ONCE = 60;

/**
 * Keys of the top nodes to be drawn around a selection; null: the form is small enough to be drawn whole. A large form is
 * drawn section by section, fields without a section in runs.
 */
export function previewPart(document: FormDocument, pointer: string): readonly string[] | null {
  const top = sorted(document.schema.properties);
  const sizes = top.map(([, node]) => sizeOf(node));
  if (sizes.reduce((sum, size) => sum + size, 0) <= AT_ONCE) return null;
  const at = Math.max(
    top.findIndex(([key]) => key === stepsOf(pointer)[2]),
    0,
  );
  let [from, to, size] = [at, at + 1, sizes[at] ?? 0];
  const before = (): number => sizes[from - 1] ?? Infinity;
  const after = (): number => sizes[to] ?? Infinity;
  while (size + Math.min(before(), after()) <= AT_ONCE / 2) {
    if (before() <= after()) size += sizes[(from -= 1)] ?? 0;
    else size += sizes[(to += 1) - 1] ?? 0;
  }
  return top.slice(from, to).map(([key]) => key);
}

function sizeOf(node: FormNode): number {
  const inside = insideOf(node);
  return inside ? Object.values(inside.nodes).reduce((sum, inner) => sum + sizeOf(inner), 1) : 1;
}
