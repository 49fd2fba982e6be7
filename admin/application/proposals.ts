import {
  readFacts,
  type CompiledField,
  type CompiledForm,
  type CompiledRegime,
  type Fact,
  type Json,
  type JsonObject,
} from '../../form-schemas/engine';

/** An answer to a scope question that a field of the form asks for again. */
export interface Proposal {
  readonly path: string;
  /** Of the field. */
  readonly title: string;
  /** What was asked before. */
  readonly asked: string;
  readonly value: Json;
  readonly words: string;
}

/**
 * What was answered before the filing and may be taken over into the form: never silently, because the law may mean
 * another figure (an estimate is not yet what is declared). A field asks for the same when it sets the same fact, or,
 * alone among the fields, a fact of the same type and unit under the same clause.
 */
export function proposalsFor(regime: CompiledRegime, form: CompiledForm, given: JsonObject): readonly Proposal[] {
  const { vocabulary } = regime;
  const known = readFacts(vocabulary, given).value;
  return regime.regime.scope.questions.flatMap(({ fact: name }) => {
    const fact = vocabulary.facts.get(name);
    const value = given[name] ?? null;
    if (!fact || value === null || (known[name] ?? null) === null) return [];
    const fields = form.fields.filter((field) => asksAgain(fact, field, vocabulary.facts.get(field.fact ?? '')));
    const [field] = fields;
    if (!field || fields.length > 1) return [];
    const words = vocabulary.word(name, known[name] ?? null);
    return [{ path: field.path, title: field.title, asked: fact.title, value, words }];
  });
}

function asksAgain(asked: Fact, field: CompiledField, sets: Fact | undefined): boolean {
  if (!sets || field.table !== null || field.computed !== null) return false;
  if (sets.name === asked.name) return true;
  // Two questions to be answered yes or no, or from lists of their own, are seldom the same question.
  if (!['money', 'integer', 'date'].includes(asked.type) || sets.type !== asked.type) return false;
  const shared = (sets.clause ?? []).some((clause) => (asked.clause ?? []).includes(clause));
  return shared && sets.unit === asked.unit;
}
