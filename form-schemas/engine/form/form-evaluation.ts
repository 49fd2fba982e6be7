import type { Facts, Json, JsonObject } from '../value';

/** What goes into an evaluation of a form and what comes out of it. */

export interface FormInput {
  /** JSON as it came from the client. */
  readonly answers: unknown;
  /** Facts of the case, in the inside form. */
  readonly facts: Facts;
  /** Bodies of the one who fills; absent: all rights. */
  readonly bodies?: readonly string[];
  /** Cleaned answers as last stored: what the filler may not fill is kept from here. */
  readonly previous?: JsonObject;
  /** A draft: what is still missing is a note, not an error. */
  readonly partial?: boolean;
  /** Words of the article of a finding's clauses, in the city's way. */
  readonly article?: (clause: readonly string[]) => string | undefined;
}

/** One field, section or cell as it stands; the console puts it onto the Formily field of the same path. */
export interface FieldState {
  /** `total`, `funds[0].amount`; of a section its key. */
  readonly path: string;
  readonly visible: boolean;
  readonly required: boolean;
  readonly editable: boolean;
  /** Canonical JSON; null where nothing stands or the filler may not see it. */
  readonly value: Json;
}

export interface FormEvaluation {
  /** Cleaned: unknown keys dropped, hidden fields cleared, computed ones recomputed, amounts with two decimals. */
  readonly answers: JsonObject;
  /** Document order; cells after their table. */
  readonly fields: readonly FieldState[];
  /** Facts that this form sets; null where the field is empty or hidden. */
  readonly facts: Facts;
}
