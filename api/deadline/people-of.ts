import type { Body, CompiledRegime } from '../../form-schemas/engine';
import { holdersAt } from '../application/holders.loader';
import type { Context } from '../platform/context';

/** Stands for the unit of what is no unit's: bodies that depend on one are then held by nobody. */
export const NO_UNIT = '00000000-0000-0000-0000-000000000000';

/** Who holds any of these bodies today for a unit (database id). */
export async function peopleOf(
  ctx: Context,
  regime: CompiledRegime,
  bodies: readonly string[],
  unit: string,
): Promise<readonly string[]> {
  const held = await Promise.all(
    bodies.map((code) =>
      holdersAt(ctx, { bodyCode: code, organisation: unit, byUnit: bodyOf(regime, code)?.resolve === 'applicant' }),
    ),
  );
  return [...new Set(held.flat())];
}

/** `市财政局、市发展改革委`. */
export function wordBodies(regime: CompiledRegime, bodies: readonly string[]): string {
  return bodies.map((code) => bodyOf(regime, code)?.title ?? code).join('、');
}

function bodyOf(regime: CompiledRegime, code: string): Body | undefined {
  return regime.bodies.get(code);
}
