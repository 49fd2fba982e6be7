import { bodyTitles } from '../../form-schemas/engine';
import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { BudgetAct, BudgetState, type BudgetLine } from './budget-line.entity';
import type { CityBudget } from './city-budget';

/** What can be done with a line that is there, in the order in which it is done. */
export const ACTS = [BudgetAct.CORRECT, BudgetAct.WITHDRAW, BudgetAct.CONFIRM, BudgetAct.DISMISS] as const;
export type LineAct = (typeof ACTS)[number];

/** Why the session may not enter lines now, or null. */
export function notKeeper(ctx: Context, city: CityBudget | null): string | null {
  if (!city) return '现行制度没有写明年度预算由谁编列，须先在制度中写明';
  if (!may(signedIn(ctx), 'budget:edit')) return '年度预算由审批人编列';
  return holdsOneOf(ctx, city.document.keepers) ? null : `年度预算由${named(city, city.document.keepers)}编列`;
}

/**
 * Why the session may not do something to a line now, or null. Who keeps the budget proposes; another person of the bodies that the
 * regime names confirms. Whoever has proposed may take it back, as may who would confirm it.
 */
export function objection(ctx: Context, city: CityBudget | null, line: BudgetLine, act: LineAct): string | null {
  const isProposing = act === BudgetAct.CORRECT || act === BudgetAct.WITHDRAW;
  if (line.state === BudgetState.WITHDRAWN) return '条目已经撤销';
  if (isProposing && line.pending) return '有待确认的改动：须先确认或退回';
  if (!isProposing && !line.pending) return '没有待确认的改动';
  if (isProposing) return notKeeper(ctx, city);
  const own = line.pending?.person === signedIn(ctx).person.id;
  if (act === BudgetAct.DISMISS && own) return notKeeper(ctx, city);
  const against = notConfirmer(ctx, city);
  if (against !== null) return against;
  return own && act === BudgetAct.CONFIRM ? '须由提出之外的另一人确认' : null;
}

function notConfirmer(ctx: Context, city: CityBudget | null): string | null {
  if (!city) return '现行制度没有写明年度预算由谁确认，须先在制度中写明';
  if (!may(signedIn(ctx), 'budget:confirm')) return '年度预算由审批人确认';
  const { confirmers } = city.document;
  return holdsOneOf(ctx, confirmers) ? null : `年度预算由${named(city, confirmers)}确认`;
}

function holdsOneOf(ctx: Context, bodies: readonly string[]): boolean {
  return signedIn(ctx).held.some(({ body }) => bodies.includes(body));
}

export function named({ regime }: CityBudget, bodies: readonly string[]): string {
  return bodyTitles(regime, bodies).join('或');
}
