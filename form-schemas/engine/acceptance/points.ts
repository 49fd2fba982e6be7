import { runCheck } from '../check/run';
import type { AcceptanceDocument, AcceptancePointDocument, PointTableDocument } from '../model/acceptance';
import type { AcceptanceStep } from './chain';
import { gatesOfCheck, gatesOfField, type AcceptanceGate } from './gates';
import { liftedBy } from './lifted';
import { answerAt, cellWords, fieldAt, judge, namesIn, say, tableRows, type Asked, type Said } from './standing';
import { isUnanswered } from './unanswered';
import { wordAnswer } from '../printing/word-printed';

/**
 * open: it was answered, and is not met. lifted: it is not met, and who may do so has let the project pass where it is asked, on the record.
 * not-judged: its step has not begun, nothing of what it hangs on is answered yet, or it hangs on what may not be told. not-applicable: it
 * asks nothing of this project.
 */
export type PointState = 'met' | 'open' | 'lifted' | 'not-judged' | 'not-applicable';

/** A point of the checklist, as it stands. */
export interface AcceptancePoint {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  readonly article: string;
  /** Code of the step in which it is looked at. */
  readonly step: string;
  readonly state: PointState;
  /** What is wrong, or why it was let pass; null where there is nothing to say. */
  readonly message: string | null;
  /** What proves it: facts that it hangs on, files. */
  readonly proofs: readonly Said[];
  readonly gates: readonly AcceptanceGate[];
}

/** The checklist in its order; a table has a point for every row. Points of steps that there are not for this project are left out. */
export function pointsOf(
  asked: Asked,
  document: AcceptanceDocument,
  steps: readonly AcceptanceStep[],
): readonly AcceptancePoint[] {
  return document.points.flatMap((point): readonly AcceptancePoint[] => {
    const step = steps.find(({ code }) => code === point.step);
    if (!step) return [];
    const isBegun = step.times > 0;
    const stages = document.steps.find(({ code }) => code === point.step)?.stages ?? [];
    if (point.table) return ofTable(asked, document, point, point.table, isBegun, stages);
    if (point.document) return [ofDocument(asked, document, point, point.document, isBegun)];
    return point.check === undefined ? [] : [ofCheck(asked, document, point, point.check, isBegun, stages)];
  });
}

type Base = Pick<AcceptancePoint, 'code' | 'title' | 'clause' | 'article' | 'step'>;

function baseOf({ regime }: Asked, { code, title, clause, step }: AcceptancePointDocument): Base {
  return { code, title, clause, article: regime.article(clause), step };
}

function ofCheck(
  asked: Asked,
  document: AcceptanceDocument,
  point: AcceptancePointDocument,
  code: string,
  isBegun: boolean,
  stages: readonly string[],
): AcceptancePoint {
  const gates = gatesOfCheck(asked.regime, document, asked, code);
  const base = { ...baseOf(asked, point), gates };
  const lifted = liftedBy(asked, code, gates, stages);
  const judged = !isBegun
    ? null
    : point.met === undefined
      ? verdictOf(asked, code, lifted)
      : partOf(asked, point.met, lifted);
  if (judged === null) return { ...base, state: 'not-judged', message: null, proofs: [] };
  return { ...base, ...judged };
}

function ofDocument(
  asked: Asked,
  document: AcceptanceDocument,
  point: AcceptancePointDocument,
  place: NonNullable<AcceptancePointDocument['document']>,
  isBegun: boolean,
): AcceptancePoint {
  const field = fieldAt(asked.regime, place);
  const files = field ? wordAnswer(field, answerAt(asked, place)) : '';
  // A form that needs the file cannot be handed in without it; where there is none it was not asked for, or may not be seen.
  const state: PointState = isBegun && files !== '' ? 'met' : 'not-judged';
  const title = field?.title ?? '';
  return {
    ...baseOf(asked, point),
    state,
    message: null,
    proofs: state === 'met' ? [{ title, words: files.split('\n').join('、') }] : [],
    gates: gatesOfField(asked.regime, document, asked, place),
  };
}

function ofTable(
  asked: Asked,
  document: AcceptanceDocument,
  point: AcceptancePointDocument,
  table: PointTableDocument,
  isBegun: boolean,
  stages: readonly string[],
): readonly AcceptancePoint[] {
  const gates =
    table.check === undefined
      ? gatesOfField(asked.regime, document, asked, table)
      : gatesOfCheck(asked.regime, document, asked, table.check);
  const base = { ...baseOf(asked, point), gates };
  const answered = isBegun ? tableRows(asked, table) : [];
  const { asked: laidDown } = table;
  if (answered.length === 0) {
    const titles = laidDown
      ? tableRows(asked, laidDown).map((row) => cellWords(asked.regime, laidDown, row, laidDown.text))
      : [];
    const open = { state: 'not-judged', message: null, proofs: [] } as const;
    return titles.length === 0
      ? [{ ...base, ...open }]
      : titles.map((title, index) => ({ ...base, ...open, code: `${point.code}.${index + 1}`, title }));
  }
  const lifted = table.check === undefined ? null : liftedBy(asked, table.check, gates, stages);
  return answered.map((row, index) => {
    const met = Object.hasOwn(row, table.met) ? row[table.met] : null;
    const note = table.note === undefined ? '' : cellWords(asked.regime, table, row, table.note);
    const state: PointState =
      met === true ? 'met' : met === false ? (lifted === null ? 'open' : 'lifted') : 'not-judged';
    const said = note === '' ? null : note;
    return {
      ...base,
      code: `${point.code}.${index + 1}`,
      title: cellWords(asked.regime, table, row, table.text),
      state,
      message: state === 'lifted' ? lifted : said,
      proofs: [],
    };
  });
}

type Judged = Pick<AcceptancePoint, 'state' | 'message' | 'proofs'>;

/** A check as a point: its verdict now, what it says, and by what. Null: it cannot be judged, or hangs on what may not be told. */
function verdictOf(asked: Asked, code: string, lifted: string | null): Judged | null {
  const { regime, facts, hidden } = asked;
  const check = regime.checks.get(code);
  if (!check) return null;
  const names = check.require?.dependencies ?? [];
  if ([...names, ...(check.applies?.dependencies ?? [])].some((name) => hidden?.has(name))) return null;
  const { verdict, finding } = runCheck(check, regime.vocabulary, facts, regime.calendar ?? undefined);
  if (verdict === 'undecided') return null;
  const proofs = names
    .filter((name) => regime.vocabulary.facts.has(name))
    .map((fact) => say(asked, { fact }))
    .filter((said) => said !== null);
  if (verdict === 'not-applicable') return { state: 'not-applicable', message: null, proofs: [] };
  if (verdict === 'pass') return { state: 'met', message: null, proofs };
  if (lifted !== null) return { state: 'lifted', message: lifted, proofs };
  return isUnanswered(asked, names) ? null : { state: 'open', message: finding?.message ?? null, proofs };
}

/** One of several things that a check asks for. */
function partOf(asked: Asked, met: string, lifted: string | null): Judged | null {
  const verdict = judge(asked, met);
  if (verdict === null) return null;
  if (verdict) return { state: 'met', message: null, proofs: [] };
  if (lifted !== null) return { state: 'lifted', message: lifted, proofs: [] };
  return isUnanswered(asked, namesIn(asked, met)) ? null : { state: 'open', message: null, proofs: [] };
}
