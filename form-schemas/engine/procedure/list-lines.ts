import { clip } from '../clip';
import { found, type Finding, type Outcome } from '../finding';
import type { CaseState, ChainStep, DecideEvent, LineState } from './case';
import type { CompiledRegime } from './compiled';
import { speak } from './speak';

/** The first few lines by code, so that a long list does not make a long message. */
function wordLines(lines: ReadonlyMap<string, LineState>): string {
  const codes = [...lines.keys()];
  return codes.length > 10 ? `${codes.slice(0, 10).join('、')} 等 ${codes.length} 项` : codes.join('、');
}

/** Lines of a list that are still in. */
export function linesIn(lines: CaseState['lines']): readonly string[] {
  return Object.entries(lines).flatMap(([code, line]) => (line.outcome === null ? [code] : []));
}

/**
 * Applies verdicts on single lines, given with an approval of the rest: a line that is refused or sent back
 * falls out at this step, whichever of its bodies says so. A vote by ratio decides the list as a whole.
 * Sending back needs a pool that knows where to: else the line's case could never take its decision.
 * Findings: `lines-unexpected`, `line-unknown`, `line-fell`, `line-return-not-possible`.
 */
export function applyLines(
  regime: CompiledRegime,
  state: CaseState,
  step: ChainStep,
  index: number,
  event: DecideEvent,
  clause: readonly string[],
): Outcome<CaseState['lines']> {
  if (event.lines === undefined) return found(state.lines, []);
  const findings: Finding[] = [];
  const say = (code: string, message: string, path?: string) =>
    findings.push(speak(regime, { code, message, clause, ...(path === undefined ? {} : { path }) }));
  const lines = new Map<string, LineState>(Object.entries(state.lines));
  if (lines.size === 0) say('lines-unexpected', '本案不是清单，不能逐项表态');
  else if (event.verdict !== 'approve')
    say('lines-unexpected', '逐项表态须随“同意”一并给出；整份清单不同意或退回时不再逐项区分');
  else if (step.mode === 'ratio') say('lines-unexpected', '票签只对整份清单表决，不能逐项表态');
  else {
    for (const [code, verdict] of Object.entries(event.lines)) {
      const line = lines.get(code);
      if (!line)
        say('line-unknown', `清单中没有项目 ${clip(code)}；清单中的项目有：${wordLines(lines)}`, `lines.${clip(code)}`);
      else if (line.outcome !== null) say('line-fell', `项目 ${code}“${line.title}”此前已移出清单`, `lines.${code}`);
      else if (verdict === 'return' && !canReturn(regime, state))
        say(
          'line-return-not-possible',
          `项目 ${code}“${line.title}”不能退回：它等待的环节没有退回的去向；对单个项目可以同意或不同意`,
          `lines.${code}`,
        );
      else if (verdict !== 'approve')
        lines.set(code, { ...line, outcome: verdict, fellAt: index, fellIn: state.visit });
    }
  }
  return found(findings.length > 0 ? state.lines : Object.fromEntries(lines), findings);
}

/** Whether the stage at which the lines' cases wait says where a case goes that is sent back. */
function canReturn(regime: CompiledRegime, state: CaseState): boolean {
  const pool = regime.procedures.get(state.procedure)?.document.pool;
  const stage = pool && regime.procedures.get(pool.procedure)?.stages.get(pool.stage);
  return stage?.kind === 'pool' && stage.outcomes.return !== undefined;
}
