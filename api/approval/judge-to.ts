import { availableActions, type Actor, type Finding, type Verdict } from '../../form-schemas/engine';
import type { LoadedCase } from '../application/load-case';
import { refusal } from '../application/refusal';

const WORDS: Readonly<Record<Exclude<Verdict, 'return'>, string>> = { approve: '同意', reject: '不同意' };

/**
 * Only a return chooses where it leads; what approval and refusal lead to the regime says. Whoever names another stage with one of
 * them takes it for something else: refused, not ignored. Finding: `to-not-here`.
 */
export function judgeTo(
  { regime, state }: Pick<LoadedCase, 'regime' | 'state'>,
  actor: Actor,
  { slot, verdict, to }: { readonly slot: string; readonly verdict: Verdict; readonly to?: string | undefined },
): readonly Finding[] {
  if (to === undefined || verdict === 'return') return [];
  const offered = availableActions(regime, state, actor).find((one) => one.action === verdict && one.slot === slot);
  // Whether the verdict is possible at all is judged with the decision itself.
  if (!offered || offered.refusal || offered.to.includes(to)) return [];
  const stages = regime.procedures.get(state.procedure)?.stages;
  const named = (code: string): string => `“${stages?.get(code)?.title ?? code}”`;
  const given = stages?.has(to) ? named(to) : `“${to}”（程序中没有这个环节）`;
  const message = `“${WORDS[verdict]}”不能选择去向：依办法转入${offered.to.map(named).join('、')}，所给为${given}；请去掉 to，只有“退回”才给出退回到哪个环节`;
  const { clause } = offered;
  return [refusal('to-not-here', message, { path: 'to', clause, article: regime.article(clause), rule: state.stage })];
}
