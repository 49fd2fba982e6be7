import type { FormNode } from '../model/form';
import { point } from './profile-report';

/** One node of a level, before anything in it is compiled. */
export interface OutlineEntry {
  readonly key: string;
  readonly node: FormNode;
  readonly pointer: string;
  readonly parent: number;
  readonly see: readonly (readonly string[])[];
  readonly fill: readonly string[] | null;
}

interface Above {
  readonly parent: number;
  readonly see: readonly (readonly string[])[];
  readonly fill: readonly string[] | null;
}

/**
 * The nodes of one level, depth first in x-index order. Roles come down on the way: who may see must be in the
 * list of the field and of all sections above; who may fill is said by the nearest list.
 */
export function outlineOf(
  nodes: Readonly<Record<string, FormNode>>,
  pointer: string,
  above: Above = { parent: -1, see: [], fill: null },
  into: OutlineEntry[] = [],
): readonly OutlineEntry[] {
  const sorted = Object.entries(nodes).sort(([, a], [, b]) => a['x-index'] - b['x-index']);
  for (const [key, node] of sorted) {
    const roles = node['x-roles'];
    const see = roles?.see === undefined ? above.see : [...above.see, roles.see];
    const fill = roles?.fill ?? above.fill;
    const at = point(pointer, key);
    into.push({ key, node, pointer: at, parent: above.parent, see, fill });
    if (node['x-component'] === 'Section') {
      outlineOf(node.properties ?? {}, `${at}/properties`, { parent: into.length - 1, see, fill }, into);
    }
  }
  return into;
}
