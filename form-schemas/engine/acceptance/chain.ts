import type { Day } from '../day';
import type { AcceptanceDocument, AcceptanceKind, AcceptanceStepDocument, ProblemsDocument } from '../model/acceptance';
import { earliestDay } from '../procedure/earliest-day';
import { counts } from '../project/record-value';
import type { ClockState } from '../deadline/clocks';
import { passageOf, type Passage } from './passage';
import { answerAt, cellWords, columnOf, fieldAt, judge, say, tableRows, type Asked, type Said } from './standing';
import { readAnswer } from '../form/read-answer';
import { wordAnswer } from '../printing/word-printed';

/**
 * not-begun: never come to, or to be gone through again. failed: its last conclusion was a refusal. stopped: the project ended, or goes another
 * way, before it was over.
 */
export type AcceptanceState = 'not-begun' | 'under-way' | 'passed' | 'failed' | 'stopped';

/** A problem that was found. */
export interface AcceptanceProblem {
  readonly text: string;
  readonly dueOn: Day | null;
  /** Null: nobody is asked whether it was solved. */
  readonly solved: boolean | null;
  readonly solvedOn: Day | null;
  /** The row that says so; null where a form does. */
  readonly row: string | null;
}

export interface AcceptanceStep {
  readonly code: string;
  readonly title: string;
  readonly kind: AcceptanceKind;
  readonly clause: readonly string[];
  readonly article: string;
  readonly state: AcceptanceState;
  /** How often it has been come to. */
  readonly times: number;
  readonly begunOn: Day | null;
  /** The day on which it took place; null while it has not. */
  readonly on: Day | null;
  /** While a time must pass: the first day on which it may be over. */
  readonly notBefore: Day | null;
  readonly says: readonly Said[];
  readonly problems: readonly AcceptanceProblem[];
  /** Its clocks that run. */
  readonly clocks: readonly ClockState[];
}

/** The steps that there are for a project, in order, each as it stands. */
export function chainOf(asked: Asked, { steps }: AcceptanceDocument): readonly AcceptanceStep[] {
  return steps
    .filter(({ when }) => when === undefined || judge(asked, when) !== false)
    .map((step) => stepOf(asked, step));
}

function stepOf(asked: Asked, step: AcceptanceStepDocument): AcceptanceStep {
  const { regime, main, clocks = [] } = asked;
  const { code, title, kind, clause } = step;
  const passage = passageOf(main, step.stages);
  const state = stateOf(asked, step, passage);
  const isBegun = passage.times > 0;
  return {
    code,
    title,
    kind,
    clause,
    article: regime.article(clause),
    state,
    times: passage.times,
    begunOn: passage.begunOn,
    on: dayOf(asked, step, passage, state),
    notBefore: notBefore(asked, passage),
    says: isBegun ? (step.says ?? []).map((said) => say(asked, said)).filter((said) => said !== null) : [],
    problems: isBegun ? (step.problems ?? []).flatMap((problems) => problemsOf(asked, problems)) : [],
    clocks: clocks.filter(
      (clock) => step.clocks?.includes(clock.code) && clock.status !== 'met' && clock.status !== 'not-running',
    ),
  };
}

function stateOf(asked: Asked, { failed }: AcceptanceStepDocument, passage: Passage): AcceptanceState {
  const { here, behind, entry, times, left, wentBack } = passage;
  const isOver = asked.main.ended !== null;
  const isFailed = failed !== undefined && times > 0 && judge(asked, failed) === true;
  // Where it is come to anew it is under way again; at another of its stages what was wrong is being mended.
  if (here) return isFailed && asked.main.stage !== entry ? 'failed' : 'under-way';
  if (times === 0 && left === null) return isOver ? 'stopped' : 'not-begun';
  if (isFailed || left?.outcome === 'return' || left?.outcome === 'reject') return 'failed';
  if (behind) return 'passed';
  if (isOver) return 'stopped';
  return wentBack ? 'not-begun' : 'stopped';
}

function dayOf(asked: Asked, { on }: AcceptanceStepDocument, passage: Passage, state: AcceptanceState): Day | null {
  if (state !== 'passed' && state !== 'failed') return null;
  const said = on === undefined ? null : asked.read(on);
  return typeof said === 'string' ? (said as Day) : (passage.left?.on ?? null);
}

function notBefore({ regime, main }: Asked, { here }: Passage): Day | null {
  const stage = regime.procedures.get(main.procedure)?.stages.get(main.stage);
  return here && stage?.kind === 'wait' ? (earliestDay(regime, stage, main).value?.on ?? null) : null;
}

function problemsOf(asked: Asked, { rows, table, field }: ProblemsDocument): readonly AcceptanceProblem[] {
  const { regime } = asked;
  const record = rows && regime.records.get(rows.record);
  if (rows && record) {
    const { where, text, due } = rows;
    return asked.rows.flatMap((row): AcceptanceProblem[] => {
      if (row.record !== rows.record || !counts(record, where ? { where } : {}, row, null)) return [];
      const on = due !== undefined && Object.hasOwn(row.fields, due) ? row.fields[due] : null;
      const said = Object.hasOwn(row.fields, text) ? row.fields[text] : null;
      return [
        {
          text: typeof said === 'string' ? said : '',
          dueOn: typeof on === 'string' ? (on as Day) : null,
          solved: row.closedOn !== null,
          solvedOn: row.closedOn,
          row: row.id,
        },
      ];
    });
  }
  if (table)
    return tableRows(asked, table).map((row): AcceptanceProblem => {
      const column = table.due === undefined ? null : columnOf(regime, table, table.due);
      const on = column ? readAnswer(column, row[column.key], column.path, []) : null;
      return {
        text: cellWords(regime, table, row, table.text),
        dueOn: typeof on === 'string' ? (on as Day) : null,
        solved: null,
        solvedOn: null,
        row: null,
      };
    });
  const place = field && fieldAt(regime, field);
  const text = field && place ? wordAnswer(place, answerAt(asked, field)) : '';
  return text === '' ? [] : [{ text, dueOn: null, solved: null, solvedOn: null, row: null }];
}
