import type { CompiledRegime } from '../../form-schemas/engine';

/** Titles of bodies by their codes. */
export function bodyTitles(regime: CompiledRegime, codes: readonly string[]): readonly string[] {
  return codes.map((code) => regime.bodies.get(code)?.title ?? code);
}
