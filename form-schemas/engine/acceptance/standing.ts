import { compileCondition, type Condition } from '../check/condition';
import type { ClockState } from '../deadline/clocks';
import type { CompiledField } from '../form/compiled-form';
import type { FieldPlace, SaidDocument } from '../model/acceptance';
import { wordAnswer } from '../printing/word-printed';
import type { CaseState } from '../procedure/case';
import type { CompiledRegime } from '../procedure/compiled';
import type { Row } from '../project/project';
import type { Facts, Json, JsonObject, Value } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';

/** A project as acceptance is judged by it. */
export interface ProjectStanding {
  /** Its main case. */
  readonly main: Pick<CaseState, 'procedure' | 'stage' | 'visit' | 'trail' | 'ended' | 'facts' | 'overrides'>;
  /** Facts as they are now, those that whoever asks may know. */
  readonly facts: Facts;
  /** Facts that there are and that may not be told: what hangs on one is not judged. */
  readonly hidden?: ReadonlySet<string>;
  /** Latest answers by form, without fields that may not be told. */
  readonly answers: Readonly<Record<string, JsonObject>>;
  /** Of the project, the oldest first. */
  readonly rows: readonly Row[];
  /** Clocks as they stand today; absent: no due days are told. */
  readonly clocks?: readonly ClockState[];
}

/** A standing with its regime, and how it is read. */
export interface Asked extends ProjectStanding {
  readonly regime: CompiledRegime;
  readonly read: (name: string) => Value;
}

/** Something that is said, in words. */
export interface Said {
  readonly title: string;
  readonly words: string;
}

/** Conditions of sections, compiled once for each vocabulary. */
const conditions = new WeakMap<Vocabulary, Map<string, Condition | null>>();

function conditionOf(vocabulary: Vocabulary, text: string): Condition | null {
  const known = conditions.get(vocabulary) ?? new Map<string, Condition | null>();
  conditions.set(vocabulary, known);
  const before = known.get(text);
  if (before !== undefined) return before;
  const compiled = compileCondition(text, vocabulary).value;
  known.set(text, compiled);
  return compiled;
}

/** A condition of the section; null while it is not known, or hangs on what may not be told. */
export function judge({ regime, facts, hidden }: Asked, text: string): boolean | null {
  const condition = conditionOf(regime.vocabulary, text);
  if (!condition || condition.dependencies.some((name) => hidden?.has(name))) return null;
  return condition.judge(regime.vocabulary, facts);
}

/** What a condition of the section reads. */
export function namesIn({ regime }: Pick<Asked, 'regime'>, text: string): readonly string[] {
  return conditionOf(regime.vocabulary, text)?.dependencies ?? [];
}

/** What a fact or a field says, in words; null where nothing is known. */
export function say(asked: Asked, said: SaidDocument): Said | null {
  const { regime, read } = asked;
  if (said.fact !== undefined) {
    const value = read(said.fact);
    const title = said.title ?? regime.vocabulary.titleOf(said.fact);
    return value === null ? null : { title, words: regime.vocabulary.word(said.fact, value) };
  }
  if (!said.field) return null;
  const field = fieldAt(regime, said.field);
  if (!field) return null;
  const words =
    field.component === 'Table' ? wordTable(asked, said.field) : wordAnswer(field, answerAt(asked, said.field));
  return words === '' ? null : { title: said.title ?? field.title, words };
}

/** The value of a date or number that is said; null where nothing is known. */
export function valueOf(asked: Asked, said: SaidDocument | undefined): Json {
  if (!said) return null;
  if (said.field) return answerAt(asked, said.field) ?? null;
  const value = asked.read(said.fact ?? '');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

export function fieldAt(regime: CompiledRegime, { form, key }: FieldPlace): CompiledField | null {
  return regime.forms.get(form)?.fields.find((field) => field.path === key && field.table === null) ?? null;
}

export function answerAt({ answers }: Pick<ProjectStanding, 'answers'>, { form, key }: FieldPlace): Json | undefined {
  const given = Object.hasOwn(answers, form) ? answers[form] : undefined;
  return given && Object.hasOwn(given, key) ? given[key] : undefined;
}

/** Rows of a table as they were filled in. */
export function tableRows(asked: Pick<ProjectStanding, 'answers'>, place: FieldPlace): readonly JsonObject[] {
  const given = answerAt(asked, place);
  return Array.isArray(given) ? (given as readonly Json[]).filter(isRow) : [];
}

export function columnOf(regime: CompiledRegime, { form, key }: FieldPlace, column: string): CompiledField | null {
  return regime.forms.get(form)?.fields.find((field) => field.table === key && field.key === column) ?? null;
}

/** A cell in words; empty where nothing was filled in. */
export function cellWords(regime: CompiledRegime, place: FieldPlace, row: JsonObject, column: string): string {
  const field = columnOf(regime, place, column);
  return field ? wordAnswer(field, Object.hasOwn(row, column) ? row[column] : undefined) : '';
}

/** A table on one line: rows after one another, each with what stands in its columns. */
function wordTable(asked: Asked, place: FieldPlace): string {
  const columns = asked.regime.forms.get(place.form)?.fields.filter(({ table }) => table === place.key) ?? [];
  return tableRows(asked, place)
    .map((row) =>
      columns
        .map(({ key }) => cellWords(asked.regime, place, row, key))
        .filter((words) => words !== '')
        .join('，'),
    )
    .filter((words) => words !== '')
    .join('；');
}

function isRow(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
