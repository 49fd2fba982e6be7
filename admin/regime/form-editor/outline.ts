import type { FormDocument, FormNode } from '../../../form-schemas/engine';
import { isObject } from '../../../form-schemas/engine/form/words';
import { join, ROOT, TOP } from './pointer';

/** One line of the outline. */
export interface OutlineLine {
  readonly pointer: string;
  readonly key: string;
  readonly title: string;
  /** Component of the node; `Form` is the form itself. */
  readonly kind: string;
  /** 1 is the form. */
  readonly level: number;
  /** Pointer of the line around; null of the form. */
  readonly around: string | null;
  readonly folds: boolean;
  readonly marks: readonly OutlineMark[];
}

export type OutlineMark = 'required' | 'required-when' | 'computed' | 'conditional' | 'restricted' | 'fact';

/** The form, its sections, fields and columns, depth first in the order in which people see them. */
export function outlineLines(document: FormDocument): readonly OutlineLine[] {
  const lines: OutlineLine[] = [
    {
      pointer: ROOT,
      key: document.code,
      title: document.title,
      kind: 'Form',
      level: 1,
      around: null,
      folds: true,
      marks: [],
    },
  ];
  collect(document.schema.properties, TOP, ROOT, 2, lines);
  return lines;
}

function collect(
  nodes: Readonly<Record<string, FormNode>>,
  container: string,
  around: string,
  level: number,
  into: OutlineLine[],
): void {
  for (const [key, node] of sorted(nodes)) {
    const pointer = join(container, key);
    const inside = insideOf(node);
    into.push({
      pointer,
      key,
      title: node.title ?? key,
      kind: node['x-component'],
      level,
      around,
      folds: inside !== null,
      marks: marksOf(node),
    });
    if (inside) collect(inside.nodes, pointer + inside.at, pointer, level + 1, into);
  }
}

/** What a section or table holds, and where below its own pointer. */
export function insideOf(
  node: FormNode,
): { readonly nodes: Readonly<Record<string, FormNode>>; readonly at: string } | null {
  if (node['x-component'] === 'Section') return { nodes: node.properties ?? {}, at: '/properties' };
  if (node['x-component'] === 'Table') return { nodes: node.items?.properties ?? {}, at: '/items/properties' };
  return null;
}

export function sorted(nodes: Readonly<Record<string, FormNode>>): readonly (readonly [string, FormNode])[] {
  return Object.entries(nodes)
    .filter(([, node]) => isObject(node))
    .sort(([, a], [, b]) => a['x-index'] - b['x-index']);
}

function marksOf(node: FormNode): readonly OutlineMark[] {
  const marks: OutlineMark[] = [];
  if (node.required === true) marks.push('required');
  else if (typeof node.required === 'string') marks.push('required-when');
  if (node['x-computed'] !== undefined) marks.push('computed');
  if (node['x-visible'] !== undefined) marks.push('conditional');
  if (node['x-roles'] !== undefined) marks.push('restricted');
  if (node['x-fact'] !== undefined) marks.push('fact');
  return marks;
}

/** Lines to be seen when some are folded. */
export function unfolded(lines: readonly OutlineLine[], folded: ReadonlySet<string>): readonly OutlineLine[] {
  if (folded.size === 0) return lines;
  const hidden = new Set<string>();
  return lines.filter(({ pointer, around }) => {
    if (around === null || !(folded.has(around) || hidden.has(around))) return true;
    hidden.add(pointer);
    return false;
  });
}

/** The line of a pointer, or of what lies nearest around it: a selection survives that its field is gone. */
export function nearestLine(lines: readonly OutlineLine[], pointer: string): OutlineLine | undefined {
  const known = new Map(lines.map((line) => [line.pointer, line]));
  for (let here = pointer; here !== ''; here = here.slice(0, here.lastIndexOf('/'))) {
    const line = known.get(here);
    if (line) return line;
  }
  return known.get(ROOT);
}
