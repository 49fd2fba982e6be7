import type { PrintedPaper } from '../../../form-schemas/engine';

/** Everything that is drawn. JSON; the same gives the same bytes. */
export interface DrawnPaper {
  readonly content: PrintedPaper;
  readonly government: string;
  /** When the file says it was made, in milliseconds. */
  readonly made: number;
  /** Null: a draft, that nobody can verify. */
  readonly issued: IssuedMarks | null;
  /** What stands across each page of a draft: why it is one. */
  readonly mark: string | null;
}

export interface IssuedMarks {
  readonly number: string;
  /** As it is typed: `ABCD-EFGH-JKMN-PQRS`. */
  readonly code: string;
  /** Where it is verified; in the square code as well. */
  readonly address: string;
}
