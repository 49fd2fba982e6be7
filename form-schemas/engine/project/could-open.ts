import type { Day } from '../day';
import { isFine } from '../finding';
import type { CompiledRegime } from '../procedure/compiled';
import type { Facts } from '../value';
import { mayOpenSide } from './opening';
import type { Surroundings } from './project';
import { standingFacts } from './project-facts';

export interface CouldOpen {
  readonly procedure: string;
  /** Open rows of which it may be about one now; empty where it is about none. */
  readonly about: readonly string[];
}

/**
 * Side procedures that these bodies could open now, each with the rows that it may be about: its condition is judged for
 * each row with that row's own facts.
 */
export function couldOpen(
  regime: CompiledRegime,
  surroundings: Surroundings,
  bodies: readonly string[],
  unit: Facts = {},
  /** The day of asking. */
  on?: Day,
): readonly CouldOpen[] {
  return [...regime.procedures.values()].flatMap(({ document }): readonly CouldOpen[] => {
    if (document.kind !== 'side') return [];
    const { code, opens } = document;
    const may = (about: string | null): boolean => {
      const facts = standingFacts(
        regime,
        surroundings,
        { procedure: code, about, ...(on === undefined ? {} : { on }) },
        unit,
      );
      return isFine(mayOpenSide(regime, code, surroundings, facts, bodies, about).findings);
    };
    if (opens?.about === undefined) return may(null) ? [{ procedure: code, about: [] }] : [];
    const about = surroundings.rows
      .filter((row) => row.record === opens.about && row.closedOn === null && may(row.id))
      .map(({ id }) => id);
    return about.length === 0 ? [] : [{ procedure: code, about }];
  });
}
