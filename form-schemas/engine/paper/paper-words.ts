import type { Type } from '../value';

/** What the office knows of a paper itself: names `paper.<name>` in its expressions. */
export const PAPER = 'paper';

const TEXT: Type = { kind: 'text' };
const DATE: Type = { kind: 'date' };

export const PAPER_FIELDS = {
  /** Empty in a draft. */
  number: TEXT,
  issuedOn: DATE,
  government: TEXT,
  /** The unit that files. */
  unit: TEXT,
  /** Number and name of the project; of a case beside none its title. */
  projectCode: TEXT,
  project: TEXT,
  filedOn: DATE,
  /** Title of the stage or end at which the case stands. */
  stage: TEXT,
  /** Number and title of the regulation. */
  basisNumber: TEXT,
  basis: TEXT,
} as const satisfies Readonly<Record<string, Type>>;

export type PaperField = keyof typeof PAPER_FIELDS;

/** The values of {@link PAPER_FIELDS}; null: not known. */
export type PaperFacts = Readonly<Record<PaperField, string | null>>;
