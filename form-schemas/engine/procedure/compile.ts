import { compileCondition, type Condition } from '../check/condition';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { ProcedureDocument } from '../model/procedure';
import type { Regime } from '../model/regime';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { CompiledProcedure, CompiledScopeRule } from './compiled';

/**
 * Makes a procedure ready. Only its expressions are judged here; whether its references resolve and its
 * ways end is proven before publication, and the interpreter refuses where it meets a hole.
 */
export function compileProcedure(
  document: ProcedureDocument,
  vocabulary: Vocabulary,
): Outcome<CompiledProcedure | null> {
  const findings: Finding[] = [];
  const gates = new Map<string, readonly Condition[]>();
  document.stages.forEach((stage, index) => {
    if (stage.kind !== 'gate') return;
    const conditions: Condition[] = [];
    stage.branches.forEach((branch, branchIndex) => {
      const compiled = compileCondition(branch.if, vocabulary);
      const path = `procedures/${document.code}.json#/stages/${index}/branches/${branchIndex}/if`;
      findings.push(...compiled.findings.map((finding) => ({ ...finding, path, rule: stage.code })));
      if (compiled.value) conditions.push(compiled.value);
    });
    if (conditions.length === stage.branches.length) gates.set(stage.code, conditions);
  });
  const stages = new Map(document.stages.map((stage) => [stage.code, stage]));
  return found(isFine(findings) ? { document, stages, gates } : null, findings);
}

/** Makes the scope rules ready, in the order in which they are written. */
export function compileScope(
  regime: Pick<Regime, 'scope'>,
  vocabulary: Vocabulary,
): Outcome<readonly CompiledScopeRule[]> {
  const findings: Finding[] = [];
  const rules: CompiledScopeRule[] = [];
  regime.scope.rules.forEach((document, index) => {
    const compiled = compileCondition(document.require, vocabulary);
    const path = `regime.json#/scope/rules/${index}/require`;
    findings.push(...compiled.findings.map((finding) => ({ ...finding, path, rule: document.code })));
    if (compiled.value) rules.push({ document, require: compiled.value });
  });
  return found(rules, findings);
}
