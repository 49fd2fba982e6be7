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
import { acceptancesWhere, factWanted, lookThrough, securityWhere } from './accepted-projects';

/** How many of the projects that a filter lets through stand where; places where none stands are left out. */
export async function acceptanceTotals(
  ctx: Context,
  where: AcceptanceWhere | null,
): Promise<readonly AcceptanceTotal[]> {
  const all = await lookThrough(ctx, await acceptancesWhere(ctx, where));
  const places = all.map(({ found: { acceptance } }) => ({
    state: acceptance.state as AcceptanceStanding,
    kind: (acceptance.steps.find(({ code }) => code === acceptance.current)?.kind ?? null) as AcceptanceStepKind | null,
  }));
  return Object.values(AcceptanceStanding).flatMap((state) =>
    [...Object.values(AcceptanceStepKind), null].flatMap((kind): AcceptanceTotal[] => {
      const count = places.filter((place) => place.state === state && place.kind === kind).length;
      return count === 0 ? [] : [{ state, kind, count }];
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
