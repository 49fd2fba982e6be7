import type { GateStage } from '../model/procedure';
import type { CompiledRegime } from '../procedure/compiled';
import type { Facts, Type, Value } from '../value';
import { stagePath } from '../procedure/graph';
import { at, type ProofRule } from './rule';

const MOST = 4096;

/** A gate always has a way out: by `otherwise`, or because its branches leave nothing out. */
export const rule: ProofRule = {
  code: 'gates-are-total',
  title: '自动判断的环节对任何情况都有去向',
  needs: 'compiled',
  prove(compiled) {
    return compiled.regime.procedures.flatMap((procedure) =>
      procedure.stages.flatMap((stage, index) => {
        if (stage.kind !== 'gate' || stage.otherwise !== undefined) return [];
        const path = stagePath(procedure, index);
        const hole = findHole(compiled, procedure.code, stage);
        if (hole === null) return [];
        const message =
          hole === 'not-provable'
            ? `“${stage.title}”的条件不只取决于是否和选项，无法证明不遗漏，须写明其余情况的去向（otherwise）`
            : `“${stage.title}”没有写明去向的情况：${hole}`;
        return [at(path, 'gate-not-total', message, { rule: stage.code, clause: stage.clause })];
      }),
    );
  },
};

/** Tries every combination of the yes/no and enumerated facts that the branches read. */
function findHole(compiled: CompiledRegime, procedure: string, stage: GateStage): string | null {
  const conditions = compiled.procedures.get(procedure)?.gates.get(stage.code) ?? [];
  const { vocabulary } = compiled;
  const names = [...new Set(conditions.flatMap((condition) => condition.dependencies))].filter((name) =>
    vocabulary.facts.has(name),
  );
  const domains = names.map((name) => valuesOf(vocabulary.typeOf(name)));
  const combinations = domains.reduce((count, values) => count * (values?.length ?? Infinity), 1);
  if (combinations > MOST) return 'not-provable';
  for (let number = 0; number < combinations; number += 1) {
    const facts = new Map<string, Value>();
    let rest = number;
    names.forEach((name, index) => {
      const values = domains[index] ?? [];
      facts.set(name, values[rest % values.length] ?? null);
      rest = Math.floor(rest / values.length);
    });
    const given: Facts = Object.fromEntries(facts);
    if (conditions.some((condition) => condition.judge(vocabulary, given) === true)) continue;
    return names.map((name) => `${vocabulary.titleOf(name)}为${vocabulary.word(name, given[name] ?? null)}`).join('、');
  }
  return null;
}

function valuesOf(type: Type | undefined): readonly Value[] | null {
  if (type?.kind === 'boolean') return [true, false];
  return type?.kind === 'enum' ? type.values : null;
}
