import type { FormDocument, FormNode, Json } from '../../../form-schemas/engine';
import { insideOf, sorted } from './outline';
import { containerOf, isColumn, join, keyOf, ownerOf, ROOT, TOP, valueAt, withValueAt } from './pointer';

/** A form after an edit, and where the node that was edited stands now. */
export interface Edited {
  readonly document: FormDocument;
  readonly pointer: string;
}

type Nodes = Readonly<Record<string, FormNode>>;

const STEP = 10;

export function nodeAt(document: FormDocument, pointer: string): FormNode | null {
  if (pointer === ROOT) return null;
  return (valueAt(document as unknown as Json, pointer) as unknown as FormNode | undefined) ?? null;
}

/** Puts another node in the place of one. */
export function setNode(document: FormDocument, pointer: string, node: FormNode): FormDocument {
  return put(document, pointer, node as unknown as Json);
}

/** Title, clauses and note of the form itself; undefined takes a key out. */
export function setOfForm(
  document: FormDocument,
  key: 'title' | 'clause' | 'note',
  value: Json | undefined,
): FormDocument {
  return put(document, `/${key}`, value);
}

/** Where a new node may go, seen from the one that is selected. */
export interface Place {
  readonly container: string;
  /** The key of the sibling before it; null: at the end. */
  readonly after: string | null;
}

export function placesFor(
  document: FormDocument,
  selected: string,
): { readonly inside: Place | null; readonly after: Place | null } {
  if (selected === ROOT) return { inside: { container: TOP, after: null }, after: null };
  const node = nodeAt(document, selected);
  const inside = node && insideOf(node);
  return {
    inside: inside ? { container: selected + inside.at, after: null } : null,
    after: { container: containerOf(selected), after: keyOf(selected) },
  };
}

export function addNode(document: FormDocument, place: Place, key: string, node: Omit<FormNode, 'x-index'>): Edited {
  const entries = sorted(nodesIn(document, place.container));
  const before = entries.findIndex(([sibling]) => sibling === place.after);
  const at = before < 0 ? entries.length : before + 1;
  const next = [...entries.slice(0, at), [key, { ...node, 'x-index': -1 }] as const, ...entries.slice(at)];
  return { document: put(document, place.container, numbered(next, at)), pointer: join(place.container, key) };
}

export function removeNode(document: FormDocument, pointer: string): Edited {
  const container = containerOf(pointer);
  const keys = sorted(nodesIn(document, container)).map(([key]) => key);
  const at = keys.indexOf(keyOf(pointer));
  const beside = keys[at + 1] ?? keys[at - 1];
  return {
    document: put(document, pointer, undefined),
    pointer: beside === undefined ? ownerOf(container) : join(container, beside),
  };
}

/**
 * One step up or down among the siblings; from the edge of a section on into the next section beside it.
 *
 * @returns null where there is nowhere to go
 */
export function moveNode(document: FormDocument, pointer: string, by: -1 | 1): Edited | null {
  const container = containerOf(pointer);
  const entries = [...sorted(nodesIn(document, container))];
  const at = entries.findIndex(([key]) => key === keyOf(pointer));
  const [own, other] = [entries[at], entries[at + by]];
  if (!own) return null;
  if (!other) return isColumn(pointer) || container === TOP ? null : moveOn(document, pointer, by);
  entries[at] = other;
  entries[at + by] = own;
  return { document: put(document, container, swapped(entries, at, at + by)), pointer };
}

/** Sections into which a node may be put, and the top of the form; a column stays in its table. */
export function containersFor(
  document: FormDocument,
  pointer: string,
): readonly { readonly container: string; readonly title: string }[] {
  if (pointer === ROOT || isColumn(pointer)) return [];
  const places = [{ container: TOP, title: document.title }];
  const walk = (nodes: Nodes, container: string, above: string): void => {
    for (const [key, node] of sorted(nodes)) {
      const here = join(container, key);
      if (node['x-component'] !== 'Section' || here === pointer) continue;
      const title = above + (node.title ?? key);
      places.push({ container: `${here}/properties`, title });
      walk(node.properties ?? {}, `${here}/properties`, `${title} / `);
    }
  };
  walk(document.schema.properties, TOP, '');
  return places;
}

/** Puts a node at the end (or the beginning) of another section. */
export function moveInto(document: FormDocument, pointer: string, container: string, first = false): Edited {
  const node = nodeAt(document, pointer);
  if (!node || containerOf(pointer) === container || container.startsWith(`${pointer}/`)) return { document, pointer };
  const key = keyOf(pointer);
  const without = put(document, pointer, undefined);
  const entries = [...sorted(nodesIn(without, container))];
  const at = first ? 0 : entries.length;
  entries.splice(at, 0, [key, { ...node, 'x-index': -1 }]);
  return { document: put(without, container, numbered(entries, at)), pointer: join(container, key) };
}

function moveOn(document: FormDocument, pointer: string, by: -1 | 1): Edited | null {
  const section = ownerOf(containerOf(pointer));
  const beside = sorted(nodesIn(document, containerOf(section)));
  const at = beside.findIndex(([key]) => key === keyOf(section));
  const next = beside[at + by];
  if (next?.[1]['x-component'] !== 'Section') return null;
  return moveInto(document, pointer, `${join(containerOf(section), next[0])}/properties`, by === 1);
}

function nodesIn(document: FormDocument, container: string): Nodes {
  return (valueAt(document as unknown as Json, container) ?? {}) as unknown as Nodes;
}

/** Gives the one at `at` an index between its neighbours; where there is no room, all anew. */
function numbered(entries: readonly (readonly [string, FormNode])[], at: number): Json {
  const [low, high] = [entries[at - 1]?.[1]['x-index'] ?? 0, entries[at + 1]?.[1]['x-index']];
  const index = high === undefined ? Math.floor(low / STEP) * STEP + STEP : Math.floor((low + high) / 2);
  const room = index > low && (high === undefined || index < high);
  return Object.fromEntries(
    entries.map(([key, node], place) => [
      key,
      room ? (place === at ? { ...node, 'x-index': index } : node) : { ...node, 'x-index': (place + 1) * STEP },
    ]),
  ) as unknown as Json;
}

/** Two neighbours have changed places and exchange their indices; equal ones are numbered anew. */
function swapped(entries: readonly (readonly [string, FormNode])[], a: number, b: number): Json {
  const [first, second] = [entries[a]?.[1]['x-index'], entries[b]?.[1]['x-index']];
  const unique = new Set(entries.map(([, node]) => node['x-index'])).size === entries.length;
  return Object.fromEntries(
    entries.map(([key, node], place) => {
      if (!unique) return [key, { ...node, 'x-index': (place + 1) * STEP }];
      const index = place === a ? second : place === b ? first : undefined;
      return [key, index === undefined ? node : { ...node, 'x-index': index }];
    }),
  ) as unknown as Json;
}

function put(document: FormDocument, pointer: string, value: Json | undefined): FormDocument {
  return withValueAt(document as unknown as Json, pointer, value) as unknown as FormDocument;
}
