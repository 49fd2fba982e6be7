import { compileCondition, type Condition } from '../check/condition';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { ProcedureDocument } from '../model/procedure';
import type { Regime } from '../model/regime';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { compileDoings } from './compile-doings';
import type { CompiledDoings, CompiledProcedure, CompiledRecord, CompiledScopeRule } from './compiled';

/**
 * Makes a procedure ready. Only its expressions are judged here, and what they are written into; whether its
 * references resolve and its ways end is proven before publication, and the interpreter refuses where it meets a hole.
 */
export function compileProcedure(
  document: ProcedureDocument,
  vocabulary: Vocabulary,
  records: ReadonlyMap<string, CompiledRecord> = new Map(),
): Outcome<CompiledProcedure | null> {
  const findings: Finding[] = [];
  const file = `procedures/${document.code}.json#`;
  const condition = (text: string, path: string, rule: string): Condition | null => {
    const compiled = compileCondition(text, vocabulary);
    findings.push(...compiled.findings.map((finding) => ({ ...finding, path: file + path, rule })));
    return compiled.value;
  };
  const gates = new Map<string, readonly Condition[]>();
  const lanes = new Map<string, readonly (Condition | null)[]>();
  const doings = new Map<string, CompiledDoings>();
  document.stages.forEach((stage, index) => {
    const path = `/stages/${index}`;
    if (stage.kind === 'gate') {
      const conditions = stage.branches.flatMap(
        (branch, at) => condition(branch.if, `${path}/branches/${at}/if`, stage.code) ?? [],
      );
      if (conditions.length === stage.branches.length) gates.set(stage.code, conditions);
      return;
    }
    if (stage.kind === 'parallel')
      lanes.set(
        stage.code,
        stage.lanes.map((lane, at) =>
          lane.when === undefined ? null : condition(lane.when, `${path}/lanes/${at}/when`, stage.code),
        ),
      );
    const done = compileDoings(stage, vocabulary, records, file + path);
    findings.push(...done.findings);
    if (done.value) doings.set(stage.code, done.value);
  });
  const when = document.opens?.when;
  const opens = when === undefined ? null : condition(when.if, '/opens/when/if', document.code);
  const stages = new Map(document.stages.map((stage) => [stage.code, stage]));
  return found(isFine(findings) ? { document, stages, gates, lanes, doings, opens } : null, findings);
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
