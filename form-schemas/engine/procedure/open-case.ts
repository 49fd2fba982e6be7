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
  return open(regime, procedure, 'main', {}, null);
}

/**
 * A new case of a side procedure, about a row (by the id under which the host gives it) or about none. Whether it may be
 * opened now says `mayOpenSide`. Findings: `procedure-unknown`, `procedure-is-main`, `procedure-is-list`, `about-needed`,
 * `about-not-here`.
 */
export function openSide(
  regime: CompiledRegime,
  procedure: string,
  { about = null }: { readonly about?: string | null } = {},
): Outcome<CaseState | null> {
  const document = regime.procedures.get(procedure)?.document;
  const record = document?.opens?.about;
  const wrong = document?.kind === 'side' ? judgeAbout(regime, document.title, record, about) : null;
  if (wrong && document) return found(null, [speak(regime, { ...wrong, clause: document.clause, rule: procedure })]);
  return open(regime, procedure, 'side', {}, about);
}

/** What is wrong with the row that a side case is said to be about: it needs one, or knows none. */
export function judgeAbout(
  regime: CompiledRegime,
  title: string,
  record: string | undefined,
  about: string | null,
): { readonly code: string; readonly message: string } | null {
  if ((record === undefined) === (about === null)) return null;
  const row = record === undefined ? '' : `“${regime.records.get(record)?.document.title ?? record}”`;
  return about === null
    ? { code: 'about-needed', message: `“${title}”针对一条${row}办理，须指明是哪一条` }
    : { code: 'about-not-here', message: `“${title}”不针对任何台账记录，所指的一条请去掉` };
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
  return open(regime, procedure, 'list', Object.fromEntries(states), null);
}

const KIND_WORDS = { main: '项目的主程序', list: '清单程序', side: '附属程序' } as const;
const HOW_TO_OPEN = {
  main: '不是清单程序，也不附属于项目，不能带清单项目或者台账记录开启',
  list: '须连同清单项目一起开启',
  side: '须在所附属的项目、单位下开启',
} as const;

function open(
  regime: CompiledRegime,
  code: string,
  kind: 'main' | 'list' | 'side',
  lines: CaseState['lines'],
  about: string | null,
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
    const message = `“${document.title}”是${KIND_WORDS[document.kind]}，${HOW_TO_OPEN[document.kind]}`;
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
    rows: [],
    closed: [],
    effects: [],
    about,
    suspended: null,
    reminders: [],
    copies: [],
  };
  const start = procedure.stages.get(document.start);
  if (start?.kind !== 'file' && !(kind === 'side' && start?.kind === 'record')) {
    return found(null, [
      speak(regime, {
        code: 'start-not-file',
        message: `程序“${document.title}”的起点 ${document.start} 须是申报环节${kind === 'side' ? '或者记录环节' : ''}`,
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
