import type { ProcedureDocument, StageDocument } from '../model/procedure';

/** A way from one stage to another. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'approve' | 'reject' | 'pool-return' | 'return' | 'branch';
  /** JSON pointer within the stage. */
  readonly pointer: string;
}

/** All ways out of a stage, returns included. */
export function edgesOf(stage: StageDocument): readonly Edge[] {
  const from = stage.code;
  const edge = (to: string | undefined, kind: Edge['kind'], pointer: string): Edge[] =>
    to === undefined ? [] : [{ from, to, kind, pointer }];
  switch (stage.kind) {
    case 'file':
    case 'wait':
      return edge(stage.next, 'next', '/next');
    case 'record':
      return [
        ...edge(stage.next, 'next', '/next'),
        ...(stage.returns ?? []).flatMap((to, index) => edge(to, 'return', `/returns/${index}`)),
      ];
    case 'review':
    case 'route':
    case 'parallel':
      return [
        ...edge(stage.outcomes.approve, 'approve', '/outcomes/approve'),
        ...edge(stage.outcomes.reject, 'reject', '/outcomes/reject'),
        ...(stage.returns ?? []).flatMap((to, index) => edge(to, 'return', `/returns/${index}`)),
      ];
    case 'gate':
      return [
        ...stage.branches.flatMap((branch, index) => edge(branch.to, 'branch', `/branches/${index}/to`)),
        ...edge(stage.otherwise, 'branch', '/otherwise'),
      ];
    case 'pool':
      return [
        ...edge(stage.outcomes.approve, 'approve', '/outcomes/approve'),
        ...edge(stage.outcomes.reject, 'reject', '/outcomes/reject'),
        ...edge(stage.outcomes.return, 'pool-return', '/outcomes/return'),
      ];
    case 'end':
      return [];
  }
}

/** All ways of a procedure that lead to a stage which exists. */
export function edgesIn(procedure: ProcedureDocument): readonly Edge[] {
  const known = new Set(procedure.stages.map((stage) => stage.code));
  return procedure.stages.flatMap(edgesOf).filter((edge) => known.has(edge.to));
}

/** Stages that can be reached from one, itself included, along edges that pass. */
export function reachable(start: string, edges: readonly Edge[]): ReadonlySet<string> {
  const seen = new Set([start]);
  const queue = [start];
  for (let stage = queue.pop(); stage !== undefined; stage = queue.pop()) {
    for (const edge of edges) {
      if (edge.from !== stage || seen.has(edge.to)) continue;
      seen.add(edge.to);
      queue.push(edge.to);
    }
  }
  return seen;
}

/** `procedures/main.json#/stages/3` of each stage. */
export function stagePath(procedure: ProcedureDocument, index: number): string {
  return `procedures/${procedure.code}.json#/stages/${index}`;
}
