import { found, isFine, type Outcome } from '../finding';
import type { CaseState, LineState } from './case';
import type { CompiledRegime } from './compiled';
import { enter } from './enter-stage';
import { procedureFacts } from './given';
import { speak } from './speak';

/**
 * A new case of a main procedure, standing at its start, where the unit files. The first slot is `1.0.<body>`.
 * Findings: `procedure-unknown`, `procedure-is-list`.
 */
export function openCase(regime: CompiledRegime, procedure: string): Outcome<CaseState | null> {
  return open(regime, procedure, 'main', {});
}

/**
 * A new case of a list procedure over the cases that wait in a pool, by their codes.
 * Findings: `procedure-unknown`, `procedure-is-main`, `list-empty`, `line-twice`.
 */
export function openList(
  regime: CompiledRegime,
  procedure: string,
  lines: readonly { readonly code: string; readonly title: string }[],
): Outcome<CaseState | null> {
  const clause = regime.procedures.get(procedure)?.document.clause ?? [];
  if (lines.length === 0)
    return found(null, [speak(regime, { code: 'list-empty', message: '清单至少要有一个项目', clause })]);
  const twice = lines.find((line, index) => lines.findIndex((other) => other.code === line.code) !== index);
  if (twice)
    return found(null, [
      speak(regime, { code: 'line-twice', message: `项目 ${twice.code}“${twice.title}”在清单中出现了两次`, clause }),
    ]);
  const states = lines.map(({ code, title }): [string, LineState] => [code, { title, outcome: null, fellAt: null }]);
  return open(regime, procedure, 'list', Object.fromEntries(states));
}

function open(
  regime: CompiledRegime,
  code: string,
  kind: 'main' | 'list',
  lines: CaseState['lines'],
): Outcome<CaseState | null> {
  const procedure = regime.procedures.get(code);
  if (!procedure) {
    const known = [...regime.procedures.keys()].join('、');
    return found(null, [
      speak(regime, { code: 'procedure-unknown', message: `制度中没有程序 ${code}；现有程序：${known}`, clause: [] }),
    ]);
  }
  const { document } = procedure;
  if (document.kind !== kind) {
    const message =
      kind === 'main'
        ? `“${document.title}”是清单程序，须连同清单项目一起开启`
        : `“${document.title}”不是清单程序，不能带清单项目开启`;
    return found(null, [speak(regime, { code: `procedure-is-${document.kind}`, message, clause: document.clause })]);
  }
  const blank: CaseState = {
    procedure: code,
    stage: document.start,
    visit: 0,
    chain: [],
    step: 0,
    slots: [],
    facts: procedureFacts(regime, code),
    answers: {},
    route: null,
    trail: [],
    overrides: [],
    lines,
    ended: null,
    undo: null,
  };
  const start = procedure.stages.get(document.start);
  if (start?.kind !== 'file') {
    return found(null, [
      speak(regime, {
        code: 'start-not-file',
        message: `程序“${document.title}”的起点 ${document.start} 须是申报环节`,
        clause: document.clause,
      }),
    ]);
  }
  const entered = enter(regime, procedure, blank, document.start, null);
  return isFine(entered.findings) ? entered : found(null, entered.findings);
}

/** What a list case decided for each of its lines, by code; null while a line is not decided. */
export function lineOutcomes(state: CaseState): ReadonlyMap<string, LineState['outcome']> {
  return new Map(Object.entries(state.lines).map(([code, line]) => [code, line.outcome]));
}
