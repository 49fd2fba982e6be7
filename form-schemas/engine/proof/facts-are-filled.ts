import { askedForNull } from '../check/condition';
import { compileExpression } from '../expression/compile';
import type { Finding } from '../finding';
import type { ProcedureDocument, StageDocument } from '../model/procedure';
import type { CompiledRegime } from '../procedure/compiled';
import { sourceOf } from '../procedure/given';
import { filledFacts, surenessOf } from './filled-facts';
import { stagePath } from './graph';
import { at, type ProofRule } from './rule';

/** A fact read by a condition, with the text that reads it: a text that asks `= null` knows of its absence. */
interface Reading {
  readonly text: string;
  readonly names: readonly string[];
  readonly path: string;
  readonly where: string;
  /** Conditions that guard themselves (a check's `applies`): an empty fact is a normal answer there. */
  readonly guarded: boolean;
}

/**
 * A fact that a gate, matrix, check or form reads has been filled on every way before. Never filled on some
 * way is an error; filled by a field that may stay empty is a warning, since the case would stop there.
 */
export const rule: ProofRule = {
  code: 'facts-are-filled',
  title: '条件用到的事实在此前的每条路上都已填写',
  needs: 'compiled',
  prove(compiled) {
    return compiled.regime.procedures.flatMap((procedure) => {
      const filled = filledFacts(compiled, procedure);
      return procedure.stages.flatMap((stage, index) => {
        const known = filled.get(stage.code);
        if (!known) return [];
        const path = stagePath(procedure, index);
        return [
          ...readingsOf(compiled, stage, path, 'entering').flatMap((reading) =>
            judge(compiled, procedure, stage, reading, known.entering),
          ),
          ...readingsOf(compiled, stage, path, 'leaving').flatMap((reading) =>
            judge(compiled, procedure, stage, reading, known.leaving),
          ),
        ];
      });
    });
  },
};

function judge(
  compiled: CompiledRegime,
  procedure: ProcedureDocument,
  stage: StageDocument,
  reading: Reading,
  known: Parameters<typeof surenessOf>[0],
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const name of inputsOf(compiled, reading)) {
    const sureness = surenessOf(known, name);
    if (sureness === 'surely' || (sureness === 'perhaps' && reading.guarded)) continue;
    const title = compiled.vocabulary.titleOf(name);
    const base = `“${procedure.title}”的“${stage.title}”${reading.where}要用“${title}”（${sourceOf(compiled, name)}）`;
    const more = { rule: stage.code, clause: stage.clause };
    findings.push(
      sureness === 'perhaps'
        ? at(reading.path, 'fact-perhaps-empty', `${base}，它可能留空，届时无法判断`, { ...more, severity: 'warning' })
        : at(reading.path, 'fact-not-filled', `${base}，但不是每条路上此前都已填写`, more),
    );
  }
  return findings;
}

/** What a reading needs in the end: computed facts followed down to their inputs; texts that ask for null excused. */
function inputsOf(compiled: CompiledRegime, reading: Reading): readonly string[] {
  const inputs = new Set<string>();
  const seen = new Set<string>();
  const look = (names: readonly string[], text: string) => {
    const asked = askedForNull(text, compiled.vocabulary.scope);
    for (const name of names) {
      const fact = compiled.vocabulary.facts.get(name);
      if (!fact || seen.has(name) || asked.has(name)) continue;
      seen.add(name);
      if (fact.owner.kind === 'procedure') continue;
      if (fact.owner.kind !== 'computed') inputs.add(name);
      else
        look(
          compileExpression(fact.owner.expression, compiled.vocabulary.scope).value?.dependencies ?? [],
          fact.owner.expression,
        );
    }
  };
  look(reading.names, reading.text);
  return [...inputs];
}

/** What a stage reads when a case comes to it, or when it is approved there (checks run after its own form). */
function readingsOf(
  compiled: CompiledRegime,
  stage: StageDocument,
  path: string,
  when: 'entering' | 'leaving',
): readonly Reading[] {
  if (when === 'leaving') return checkReadings(compiled, stage, path);
  if (stage.kind === 'gate') {
    const conditions =
      [...compiled.procedures.values()]
        .find((procedure) => procedure.stages.get(stage.code) === stage)
        ?.gates.get(stage.code) ?? [];
    return conditions.map((condition, index) => ({
      text: condition.text,
      names: condition.dependencies,
      path: `${path}/branches/${index}/if`,
      where: '判断去向',
      guarded: false,
    }));
  }
  if (stage.kind === 'route') {
    const matrix = compiled.matrices.get(stage.matrix);
    return (matrix?.inputs ?? []).map((input) => ({
      text: input.expression.text,
      names: input.expression.dependencies,
      path: `${path}/matrix`,
      where: '查矩阵',
      guarded: false,
    }));
  }
  const form = stage.kind === 'file' || stage.kind === 'review' ? compiled.forms.get(stage.form ?? '') : undefined;
  return form ? [{ text: '', names: form.reads, path: `${path}/form`, where: '的表单', guarded: true }] : [];
}

function checkReadings(compiled: CompiledRegime, stage: StageDocument, path: string): readonly Reading[] {
  if (stage.kind !== 'file' && stage.kind !== 'review' && stage.kind !== 'route') return [];
  return (stage.checks ?? []).flatMap((used, index): readonly Reading[] => {
    const check = compiled.checks.get(typeof used === 'string' ? used : used.check);
    if (!check) return [];
    const base = { path: `${path}/checks/${index}`, where: `做检查“${check.document.title}”` };
    const guarded = check.applies !== null || check.document.effect === 'warn';
    const replaced = new Set([...(check.sameRow?.with.keys() ?? []), check.sameRow?.among?.fact]);
    return [
      ...(check.applies
        ? [{ ...base, text: check.applies.text, names: check.applies.dependencies, guarded: true }]
        : []),
      ...(check.require ? [{ ...base, text: check.require.text, names: check.require.dependencies, guarded }] : []),
      ...[...(check.sameRow?.with.values() ?? [])].map((expression) => ({
        ...base,
        text: expression.text,
        names: expression.dependencies,
        guarded,
      })),
      ...(check.sameRow?.among
        ? [{ ...base, text: '', names: [check.sameRow.among.fact, check.sameRow.among.list], guarded }]
        : []),
      ...(check.sameRow?.matrix.inputs ?? []).map(({ expression }) => ({
        ...base,
        text: expression.text,
        names: expression.dependencies.filter((name) => !replaced.has(name)),
        guarded,
      })),
    ];
  });
}
