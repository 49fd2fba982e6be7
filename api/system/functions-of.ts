import type { CompiledRegime, JsonObject, SimilarDocument } from '../../form-schemas/engine';
import { maskAnswers } from '../application/mask-answers';

/** What is to be built: its name, and the answers by form in which its functions stand. */
export interface Proposed {
  readonly regime: CompiledRegime;
  readonly name: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** Its own project, where it has one already. */
  readonly project: string | null;
}

/** Characters of a project's functions that are told or compared. */
const MOST_TEXT = 20_000;

/**
 * The functions of a project in words: every text in the fields and tables where its regime says that they stand, as far as
 * whoever may look into the case sees them, whatever body they hold.
 */
export function functionsOf(regime: CompiledRegime, answers: Readonly<Record<string, unknown>>): readonly string[] {
  return textsAt(regime, answers, regime.regime.ledger?.similar?.functions ?? []);
}

/** Every text in these fields and tables, see {@link functionsOf}. */
export function textsAt(
  regime: CompiledRegime,
  answers: Readonly<Record<string, unknown>>,
  places: SimilarDocument['functions'],
): readonly string[] {
  const texts = places.flatMap(({ form: code, fields }) => {
    const form = regime.forms.get(code);
    const given = answers[code];
    if (!form || typeof given !== 'object' || given === null) return [];
    const seen = maskAnswers(form, given as JsonObject, []);
    return fields.flatMap((field) => textsIn(seen[field]));
  });
  let left = MOST_TEXT;
  return texts.flatMap((text) => {
    const taken = text.slice(0, Math.max(0, left));
    left -= text.length;
    return taken === '' ? [] : [taken];
  });
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
