import type { CaseState } from '../../form-schemas/engine/procedure/case';
import type { CompiledRegime } from '../../form-schemas/engine/procedure/compiled';
import { askScopeOf } from '../../form-schemas/engine/procedure/scope';
import type { Json, JsonObject } from '../../form-schemas/engine/value';
import { amountsOf, pick, type Random } from './random-answers';

/** Scope answers of a main case that is being filed. */
export function drawScope(
  { regime, random, given }: { readonly regime: CompiledRegime; readonly random: Random; readonly given: JsonObject },
  state: CaseState,
): JsonObject {
  const procedure = regime.procedures.get(state.procedure);
  if (procedure?.document.kind !== 'main' || procedure.stages.get(state.stage)?.kind !== 'file') return {};
  let answers: JsonObject = { ...drawFacts(regime, random, ['scope']), ...given };
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const asked = askScopeOf(regime, answers);
    if (asked.value.inScope === true) return answers;
    // Only what refuses is drawn again: that many yes and no fit together by chance cannot be waited for.
    const rules = regime.scope.filter(({ document }) => asked.findings.some(({ rule }) => rule === document.code));
    const named = [
      ...rules.flatMap(({ require }) => require.dependencies),
      ...asked.findings.map(({ path = '' }) => path),
    ];
    const drawn = Object.entries(drawFacts(regime, random, ['scope']));
    const refusing = drawn.filter(([name]) => named.includes(name));
    const again = refusing.length > 0 ? refusing : drawn.filter(() => random(3) === 0);
    answers = { ...answers, ...Object.fromEntries(again), ...given };
  }
  return {};
}

/** Facts of these owners: yes or no, options and scope amounts at random, no filings before, in JSON form. */
export function drawFacts(regime: CompiledRegime, random: Random, kinds: readonly string[]): JsonObject {
  const drawn = regime.regime.facts.flatMap(({ name, type, owner, options }): [string, Json][] => {
    if (!kinds.includes(owner.kind)) return [];
    switch (type) {
      case 'boolean':
        return [[name, random(2) === 0]];
      case 'enum':
        return [[name, pick(random, options ?? [])?.value ?? null]];
      case 'money':
        return [[name, owner.kind === 'scope' ? (pick(random, amountsOf(regime)) ?? '0.00') : '0.00']];
      case 'integer':
        return [[name, 0]];
      case 'list':
        return [[name, owner.kind === 'scope' ? [pick(random, options ?? [])?.value ?? null] : []]];
      case 'text':
        return [[name, '示例']];
      default:
        return [];
    }
  });
  return Object.fromEntries(drawn);
}
