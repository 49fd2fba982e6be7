import {
  actualOf,
  runCase,
  type CaseActual,
  type CasesDocument,
  type CompiledField,
  type CompiledRegime,
  type Json,
  type JsonObject,
  type StoryCase,
  type StoryEvent,
  type WorkedCase,
} from '../../../form-schemas/engine';
import type { ShownCase } from './read-cases';

export interface CaseEdit {
  readonly path: string;
  readonly index: number;
  /** Null: the case goes. */
  readonly worked: WorkedCase | null;
}

/** The documents that edits change, with everything else in them as it was. */
export function applyEdits(
  documents: ReadonlyMap<string, CasesDocument>,
  edits: readonly CaseEdit[],
): ReadonlyMap<string, CasesDocument> {
  const changed = new Map<string, CasesDocument>();
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const document = documents.get(path);
    if (!document) continue;
    const here = new Map(edits.filter((edit) => edit.path === path).map((edit) => [edit.index, edit.worked]));
    const cases = document.cases.flatMap((worked, index): readonly WorkedCase[] => {
      const next = here.get(index);
      return next === undefined ? [worked] : next === null ? [] : [next];
    });
    changed.set(path, { ...document, cases });
  }
  return changed;
}

/** The case with one of the facts that it gives set otherwise; null takes the fact out. */
export function withFact<C extends Exclude<WorkedCase, StoryCase>>(worked: C, name: string, value: Json): C {
  const given = worked.facts ?? {};
  const { [name]: _old, ...others } = given;
  if (value === null) return { ...worked, facts: others };
  return {
    ...worked,
    facts: Object.hasOwn(given, name) ? { ...given, [name]: value } : { ...others, [name]: value },
  };
}

/** A field that filings of failing stories leave empty although it must be filled now. */
export interface MissingAnswer {
  readonly form: string;
  readonly field: CompiledField;
  readonly cases: readonly ShownCase[];
}

/** Fields of the form itself (no columns of tables) that are asked for now and that failing stories do not answer. */
export function missingAnswers(compiled: CompiledRegime, cases: readonly ShownCase[]): readonly MissingAnswer[] {
  const found = new Map<
    string,
    { readonly form: string; readonly field: CompiledField; readonly cases: ShownCase[] }
  >();
  for (const one of cases) {
    if (one.worked.kind !== 'story' || one.actual?.kind !== 'story') continue;
    for (const key of missingIn(one.actual)) {
      const place = fieldAt(compiled, one.worked, key);
      if (!place) continue;
      const name = `${place.form}/${key}`;
      const known = found.get(name) ?? { ...place, cases: [] };
      known.cases.push(one);
      found.set(name, known);
    }
  }
  return [...found.values()];
}

/** The story with an answer in every event that asks for it and lacks it; other events stay. */
export function withAnswer(compiled: CompiledRegime, story: StoryCase, key: string, value: Json): StoryCase {
  let now = story;
  for (let round = 0; round < story.events.length; round += 1) {
    const { value: actual } = actualOf(compiled, now);
    if (actual?.kind !== 'story') return now;
    const index = actual.events.findIndex((event) => lacks(event, key));
    const event = now.events[index];
    if (!event || (event.answers && Object.hasOwn(event.answers, key))) return now;
    const events = now.events.map((one, at): StoryEvent =>
      at === index ? { ...one, answers: { ...answersBefore(now, at), [key]: value } } : one,
    );
    now = { ...now, events };
  }
  return now;
}

/** An event without answers of its own files those given before again: they go with the new one. */
function answersBefore({ events }: StoryCase, index: number): JsonObject {
  const event = events[index];
  if (event?.answers) return event.answers as JsonObject;
  const earlier =
    event?.do === 'file' ? events.slice(0, index).findLast((one) => one.do === 'file' && one.answers) : null;
  return (earlier?.answers ?? {}) as JsonObject;
}

function missingIn(actual: Extract<CaseActual, { readonly kind: 'story' }>): readonly string[] {
  const keys = actual.events
    .filter(({ differs }) => differs)
    .flatMap(({ refusals }) =>
      refusals.filter(({ code }) => code === 'required-missing').map(({ path }) => path ?? ''),
    );
  return [...new Set(keys)];
}

function lacks({ differs, refusals }: Extract<CaseActual, { readonly kind: 'story' }>['events'][number], key: string) {
  return differs && refusals.some(({ code, path }) => code === 'required-missing' && path === key);
}

function fieldAt(
  compiled: CompiledRegime,
  story: StoryCase,
  key: string,
): { readonly form: string; readonly field: CompiledField } | null {
  const stages = compiled.procedures.get(story.procedure)?.document.stages ?? [];
  for (const stage of stages) {
    const form = 'form' in stage && typeof stage.form === 'string' ? stage.form : null;
    const field = form === null ? undefined : compiled.forms.get(form)?.fields.find(({ path }) => path === key);
    if (form !== null && field) return { form, field };
  }
  return null;
}

/** The story without one of its events. */
export function withoutEvent(story: StoryCase, index: number): StoryCase {
  return { ...story, events: story.events.filter((_, at) => at !== index) };
}

/** The story in which a body that is asked agrees before an event. */
export function withConsent(story: StoryCase, index: number, by: string): StoryCase {
  const on = story.events[index]?.on ?? story.events.at(-1)?.on ?? '';
  const consent: StoryEvent = { on, by, do: 'approve', expect: {} };
  return { ...story, events: [...story.events.slice(0, index), consent, ...story.events.slice(index)] };
}

/** A code that no case has yet: `founding-1`. */
export function freshCode(documents: ReadonlyMap<string, CasesDocument>, stem: string): string {
  const taken = new Set([...documents.values()].flatMap(({ cases }) => cases.map(({ code }) => code)));
  for (let number = 1; ; number += 1) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
}

/** The file in which a matrix's cases stand: the one with the most of them, else one of its own. */
export function fileOfMatrix(documents: ReadonlyMap<string, CasesDocument>, matrix: string): string {
  const count = ({ cases }: CasesDocument): number =>
    cases.filter((one) => one.kind === 'matrix' && one.matrix === matrix).length;
  const [best] = [...documents].sort(([, a], [, b]) => count(b) - count(a));
  return best && count(best[1]) > 0 ? best[0] : `cases/${matrix}.json`;
}

/** A matrix decides facts: a case that says what comes of them now; null while nothing does. */
export function newMatrixCase(
  compiled: CompiledRegime,
  matrix: string,
  facts: JsonObject,
  named: { readonly code: string; readonly title: string },
): WorkedCase | null {
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== ''));
  const empty: WorkedCase = {
    ...named,
    clause: [],
    kind: 'matrix',
    matrix,
    facts: given,
    // Stands in until what comes is known; no row has an empty name.
    expect: { row: '', chain: [] },
  };
  const { value } = actualOf(compiled, empty);
  if (value?.kind !== 'matrix') return null;
  const document = compiled.matrices.get(matrix)?.document;
  const row = 'row' in value.expect ? value.expect.row : '';
  // Where several rows are hit they stand one after another; the first is the one with the longest name that begins it.
  const [hit] = (document?.rows ?? [])
    .filter(({ id }) => row.startsWith(id))
    .sort((one, other) => other.id.length - one.id.length);
  const clause = hit?.clause ?? document?.clause ?? [];
  const worked: WorkedCase = { ...empty, clause, expect: value.expect };
  return runCase(compiled, worked).value.passed ? worked : null;
}

/** Stories that halt at the same act of the same body, which the law no longer asks for there. */
export interface HaltedTogether {
  readonly by: string;
  readonly act: StoryEvent['do'];
  readonly cases: readonly ShownCase[];
}

/** Acts at which at least two stories halt; a filing that is refused asks for other answers and is not among them. */
export function haltedTogether(cases: readonly ShownCase[]): readonly HaltedTogether[] {
  const found = new Map<string, { readonly by: string; readonly act: StoryEvent['do']; readonly cases: ShownCase[] }>();
  for (const one of cases) {
    const halted = haltedAt(one);
    if (!halted || halted.event.do === 'file') continue;
    const { by, do: act } = halted.event;
    const known = found.get(`${by} ${act}`) ?? { by, act, cases: [] };
    known.cases.push(one);
    found.set(`${by} ${act}`, known);
  }
  return [...found.values()].filter((group) => group.cases.length > 1);
}

/** The event at which a failing story goes no further. */
export function haltedAt({ worked, actual }: ShownCase): { readonly index: number; readonly event: StoryEvent } | null {
  if (worked.kind !== 'story' || actual?.kind !== 'story' || actual.halted === null) return null;
  const event = worked.events[actual.halted];
  return event ? { index: actual.halted, event } : null;
}
