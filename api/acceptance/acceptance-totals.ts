import type { Context } from '../platform/context';
import {
  AcceptanceStanding,
  AcceptanceStepKind,
  SecurityFactKind,
  SecurityStanding,
  type AcceptanceTotal,
  type SecurityTotal,
} from './acceptance.types';
import type { AcceptanceWhere, SecurityWhere } from './acceptance-where';
import { openPoints, unjudgedPoints } from './project-acceptance';
import { acceptancesWhere, factWanted, lookThrough, securityWhere } from './accepted-projects';

/** How many of the projects that a filter lets through stand where; places where none stands are left out. */
export async function acceptanceTotals(
  ctx: Context,
  where: AcceptanceWhere | null,
): Promise<readonly AcceptanceTotal[]> {
  const all = await lookThrough(ctx, await acceptancesWhere(ctx, where));
  const places = all.map(({ found }) => ({
    state: found.acceptance.state as AcceptanceStanding,
    kind: (found.acceptance.steps.find(({ code }) => code === found.acceptance.current)?.kind ??
      null) as AcceptanceStepKind | null,
    isOpen: openPoints(found) > 0,
    isUnjudged: unjudgedPoints(found) > 0,
  }));
  return Object.values(AcceptanceStanding).flatMap((state) =>
    [...Object.values(AcceptanceStepKind), null].flatMap((kind): AcceptanceTotal[] => {
      const here = places.filter((place) => place.state === state && place.kind === kind);
      if (here.length === 0) return [];
      return [
        {
          state,
          kind,
          count: here.length,
          withOpenPoints: here.filter(({ isOpen }) => isOpen).length,
          withUnjudgedPoints: here.filter(({ isUnjudged }) => isUnjudged).length,
        },
      ];
    }),
  );
}

/** How many projects have a security fact of each kind in each state; of a filter that asks for facts only those. */
export async function securityTotals(ctx: Context, where: SecurityWhere | null): Promise<readonly SecurityTotal[]> {
  const wanted = factWanted(ctx, where);
  const all = await lookThrough(ctx, await securityWhere(ctx, where));
  return Object.values(SecurityFactKind).flatMap((kind) =>
    Object.values(SecurityStanding).flatMap((state): SecurityTotal[] => {
      const count = all.filter(({ found }) =>
        found.acceptance.security.some(
          (fact) => fact.kind === kind && fact.state === state && (wanted === null || wanted(fact)),
        ),
      ).length;
      return count === 0 ? [] : [{ kind, state, count }];
    }),
  );
}
