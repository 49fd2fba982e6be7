/** A directed graph in layers from top to bottom; pure, so that a picture is the same everywhere. */

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Ways back do not push layers down. */
  readonly back: boolean;
}

export interface Layers {
  readonly layerOf: ReadonlyMap<string, number>;
  /** The edges that point down, each once. */
  readonly forward: readonly GraphEdge[];
}

/**
 * The longest way from the start decides a node's layer, so that every forward arrow points down. A circle of edges that
 * are not marked `back` is cut where it closes.
 *
 * @param last nodes that stand together in the lowest layer
 */
export function layersOf(nodes: readonly string[], edges: readonly GraphEdge[], last: ReadonlySet<string>): Layers {
  const known = new Set(nodes);
  const wanted = edges.filter(({ from, to, back }) => !back && from !== to && known.has(from) && known.has(to));
  const forward = cutCircles(nodes, unique(wanted));
  return { layerOf: findLayers(nodes, forward, last), forward };
}

function unique(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  return [...new Map(edges.map((edge) => [`${edge.from}→${edge.to}`, edge])).values()];
}

function cutCircles(nodes: readonly string[], edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const out = groupBy(edges, ({ from }) => from);
  const state = new Map<string, 'open' | 'done'>();
  const kept: GraphEdge[] = [];
  for (const root of nodes) {
    if (state.has(root)) continue;
    const stack: { readonly node: string; next: number }[] = [{ node: root, next: 0 }];
    state.set(root, 'open');
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const edge = out.get(top.node)?.[top.next];
      top.next += 1;
      if (!edge) {
        state.set(top.node, 'done');
        stack.pop();
      } else if (state.get(edge.to) !== 'open') {
        kept.push(edge);
        if (!state.has(edge.to)) {
          state.set(edge.to, 'open');
          stack.push({ node: edge.to, next: 0 });
        }
      }
    }
  }
  return kept;
}

function findLayers(
  nodes: readonly string[],
  edges: readonly GraphEdge[],
  last: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const layer = new Map(nodes.map((node) => [node, 0]));
  const waiting = new Map(nodes.map((node) => [node, 0]));
  const out = groupBy(edges, ({ from }) => from);
  for (const { to } of edges) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const ready = nodes.filter((node) => waiting.get(node) === 0);
  for (let node = ready.shift(); node !== undefined; node = ready.shift()) {
    for (const { to } of out.get(node) ?? []) {
      layer.set(to, Math.max(layer.get(to) ?? 0, (layer.get(node) ?? 0) + 1));
      waiting.set(to, (waiting.get(to) ?? 0) - 1);
      if (waiting.get(to) === 0) ready.push(to);
    }
  }
  const deepest = Math.max(-1, ...[...layer].filter(([node]) => !last.has(node)).map(([, depth]) => depth));
  for (const node of nodes) if (last.has(node)) layer.set(node, deepest + 1);
  return layer;
}

function groupBy(
  edges: readonly GraphEdge[],
  keyOf: (edge: GraphEdge) => string,
): ReadonlyMap<string, readonly GraphEdge[]> {
  const groups = new Map<string, GraphEdge[]>();
  for (const edge of edges) groups.set(keyOf(edge), [...(groups.get(keyOf(edge)) ?? []), edge]);
  return groups;
}
