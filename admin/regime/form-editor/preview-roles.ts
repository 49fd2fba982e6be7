import type { CompiledRegime } from '../../../form-schemas/engine';

/** Bodies that have this form before them: those of the stages and chain steps that use it, in order of appearance. */
export function rolesOf(regime: CompiledRegime | null, form: string): readonly string[] {
  if (!regime) return [];
  const roles = new Set<string>();
  for (const { document } of regime.procedures.values()) {
    for (const stage of document.stages) {
      if ((stage.kind === 'file' || stage.kind === 'review') && stage.form === form)
        stage.by.forEach((body) => roles.add(body));
    }
  }
  for (const matrix of regime.regime.matrices) {
    for (const row of matrix.rows) {
      for (const step of row.chain) if (step.form === form) step.bodies.forEach((body) => roles.add(body));
    }
  }
  for (const [code, body] of regime.bodies) if (body.resolve === 'applicant') roles.add(code);
  return [...roles];
}
