import { askedForNull } from '../check/condition';
import { compileExpression } from '../expression/compile';
import type { Finding } from '../finding';
import type { ProcedureDocument, StageDocument } from '../model/procedure';
import type { CompiledRegime } from '../procedure/compiled';
import { sourceOf } from '../procedure/given';
import { besideFilled, filledFacts } from './filled-facts';
import { stagePath } from '../procedure/graph';
import { hostFacts } from './host-facts';
import { plus, surenessOf, type Known } from './known';
import { openingReading, readingsOf, type Reading } from './readings';
import { at, type ProofRule } from './rule';

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
      const opening = openingReading(compiled, procedure);
      const beside = plus(hostFacts(compiled, procedure), besideFilled(compiled, procedure));
      const start = procedure.stages.find(({ code }) => code === procedure.start);
      const opened = opening && start ? judge(compiled, procedure, start, opening, beside) : [];
      const stages = procedure.stages.flatMap((stage, index) => {
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
      return [...opened, ...stages];
    });
  },
};

function judge(
  compiled: CompiledRegime,
  procedure: ProcedureDocument,
  stage: StageDocument,
  reading: Reading,
  known: Known,
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
