import type { ProcedureDocument, StageDocument } from '../../../form-schemas/engine/model/procedure';

/** The procedure without a stage: whoever came to it comes to what follows it. Null of a gate, a pool and an end. */
export function passedBy(procedure: ProcedureDocument, stage: StageDocument): ProcedureDocument | null {
  const then = 'next' in stage ? stage.next : 'outcomes' in stage ? stage.outcomes.approve : null;
  if (then === null || stage.kind === 'pool' || then === stage.code) return null;
  const to = (code: string): string => (code === stage.code ? then : code);
  const stages = procedure.stages.filter((one) => one !== stage).map((one) => redirected(one, stage.code, to));
  return { ...procedure, start: to(procedure.start), stages };
}

function redirected(stage: StageDocument, gone: string, to: (code: string) => string): StageDocument {
  const text = 'returns' in stage ? { returns: (stage.returns ?? []).filter((code) => code !== gone) } : {};
  switch (stage.kind) {
    case 'file':
    case 'record':
    case 'wait':
      return { ...stage, ...text, next: to(stage.next) };
    case 'gate':
      return {
        ...stage,
        branches: stage.branches.map((branch) => ({ ...branch, to: to(branch.to) })),
        ...(stage.otherwise === undefined ? {} : { otherwise: to(stage.otherwise) }),
      };
    case 'review':
    case 'route':
    case 'parallel': {
      const outcomes = Object.fromEntries(Object.entries(stage.outcomes).map(([word, code]) => [word, to(code)]));
      return { ...stage, ...text, outcomes } as StageDocument;
    }
    case 'pool': {
      const outcomes = Object.fromEntries(Object.entries(stage.outcomes).map(([word, code]) => [word, to(code)]));
      return { ...stage, outcomes } as StageDocument;
    }
    case 'end':
      return stage;
  }
}
