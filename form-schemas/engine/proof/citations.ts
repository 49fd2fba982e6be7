import type { Regime } from '../model/regime';
import { nodesOf } from './form-nodes';
import { stagePath } from './graph';

/** A place of the regime that rests on clauses. */
export interface Citation {
  readonly path: string;
  readonly clause: readonly string[];
  /** Whether the place must name at least one. */
  readonly needed: boolean;
  /** Whether it makes the clause enforced; worked cases and text gaps only speak of it. */
  readonly covers: boolean;
}

/** Every place of a regime that cites a clause or should. */
export function citationsOf(regime: Regime): readonly Citation[] {
  const citations: Citation[] = [];
  const cite = (path: string, clause: readonly string[] | undefined, needed: boolean, covers = true) =>
    citations.push({ path, clause: clause ?? [], needed, covers });

  cite('regime.json#/basis', regime.basis.clause, false);
  cite('regime.json#/bounds', regime.bounds.clause, true);
  regime.scope.questions.forEach((question, index) =>
    cite(`regime.json#/scope/questions/${index}`, question.clause, true),
  );
  regime.scope.rules.forEach((rule, index) => cite(`regime.json#/scope/rules/${index}`, rule.clause, true));
  regime.parameters.forEach((parameter, index) => cite(`regime.json#/parameters/${index}`, parameter.clause, true));
  regime.textGaps.forEach((gap, index) => cite(`clauses.json#/textGaps/${index}`, gap.clause, true, false));
  regime.bodies.forEach((body, index) => cite(`bodies.json#/bodies/${index}`, body.clause, false));
  regime.facts.forEach((fact, index) => cite(`facts.json#/facts/${index}`, fact.clause, false));
  regime.checks.forEach((check, index) => cite(`checks.json#/checks/${index}`, check.clause, true));
  regime.windows.forEach((window, index) => cite(`windows.json#/windows/${index}`, window.clause, true));
  for (const form of regime.forms) {
    cite(`forms/${form.code}.json`, form.clause, true);
    for (const { node, path } of nodesOf(form)) {
      cite(path, node['x-clause'], false);
      (node['x-rules'] ?? []).forEach((rule, index) => cite(`${path}/x-rules/${index}`, rule.clause, false));
    }
  }
  for (const matrix of regime.matrices) {
    const file = `matrices/${matrix.code}.json`;
    cite(file, matrix.clause, true);
    matrix.inputs.forEach((input, index) => cite(`${file}#/inputs/${index}`, input.clause, false));
    matrix.rows.forEach((row, index) => cite(`${file}#/rows/${index}`, row.clause, true));
  }
  for (const procedure of regime.procedures) {
    cite(`procedures/${procedure.code}.json`, procedure.clause, true);
    procedure.stages.forEach((stage, index) => {
      cite(stagePath(procedure, index), stage.clause, true);
      if (stage.kind !== 'gate') return;
      stage.branches.forEach((branch, number) =>
        cite(`${stagePath(procedure, index)}/branches/${number}`, branch.clause, false),
      );
    });
  }
  regime.cases.forEach((document, index) => {
    document.cases.forEach((worked, number) => cite(`cases#/${index}/cases/${number}`, worked.clause, true, false));
  });
  return citations;
}
