import type { CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import type { Finding } from '../../form-schemas/engine/finding';
import { PROOF_RULES } from '../../form-schemas/engine/proof/rules';

/** The proof of a regime without its worked cases, which take most of the time; the whole of it is asked in `regimes.test.ts`. */
export function staticProof(compiled: CompiledRegime): readonly Finding[] {
  return PROOF_RULES.filter(({ code }) => code !== 'cases-pass').flatMap((rule) =>
    rule.needs === 'document' ? rule.prove(compiled.regime) : rule.prove(compiled),
  );
}
