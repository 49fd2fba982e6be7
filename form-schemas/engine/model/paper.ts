import type { Json } from '../value';

/**
 * A paper of a regime: the approval sheet or the decision document of a procedure's cases, as a template. `papers/<code>.json`.
 *
 * A text may hold `{{expression}}` in the regime's language, over the facts and over `paper`, what the office knows of the
 * paper itself. Nothing else in it is ever run.
 */
export interface PaperDocument {
  readonly code: string;
  readonly title: string;
  /** The clauses that ask for it, or that it carries out. */
  readonly clause: readonly string[];
  /** `sheet`: what is filed and who decided what; `decision`: the document that says what was decided. */
  readonly kind: 'sheet' | 'decision';
  /** Of which procedure's cases. */
  readonly procedure: string;
  /** It may be issued once a case has left one of these stages forwards, or has come to one of these ends. */
  readonly issuedAfter: readonly string[];
  /** Only of cases for which this is true. */
  readonly when?: string;
  /** Bodies that issue it; a clerk enters it for them. */
  readonly by: readonly string[];
  readonly number: PaperNumber;
  /** Whoever verifies a paper by its code is told the project's name as well; absent: not. */
  readonly namesProject?: true;
  readonly blocks: readonly PaperBlock[];
  /** Below every page, beside page and number. */
  readonly footer?: string;
  readonly note?: string;
}

export interface PaperNumber {
  /** `达数资批〔{year}〕{number}号`: exactly one `{year}` and one `{number}`. */
  readonly pattern: string;
  /** Papers of one series are numbered through together, within a government and a year. */
  readonly series: string;
  /** Shorter numbers are filled up with zeros. */
  readonly digits?: number;
}

/** A part of a paper; with `when` it is only there where that is true. */
export type PaperBlock =
  TitleBlock | ParagraphBlock | GridBlock | RowsBlock | RecordsBlock | OpinionsBlock | ClausesBlock | SignatureBlock;

interface BlockBase {
  readonly when?: string;
}

export interface TitleBlock extends BlockBase {
  readonly kind: 'title';
  readonly text: string;
  /** A smaller line below it, e.g. the number. */
  readonly below?: string;
}

export interface ParagraphBlock extends BlockBase {
  readonly kind: 'paragraph';
  readonly text: string;
  /** `body`: two characters in, as running text; the default. */
  readonly align?: 'body' | 'left' | 'center' | 'right';
}

/** What is known of the case, two pairs in a line. */
export interface GridBlock extends BlockBase {
  readonly kind: 'grid';
  readonly title?: string;
  readonly items: readonly GridItem[];
}

/** Either `value` or `field`. */
export interface GridItem {
  /** Absent: the title of the fact or field. */
  readonly label?: string;
  /** An expression. */
  readonly value?: string;
  /** `<form>.<key>`: what was filled in, as last handed in. */
  readonly field?: string;
  /** Takes a line of its own. */
  readonly wide?: true;
}

/** The rows of a table of a form (明细). */
export interface RowsBlock extends BlockBase {
  readonly kind: 'rows';
  readonly title?: string;
  /** `<form>.<key>` of the table. */
  readonly field: string;
  /** Keys of its columns in their order; absent: all. */
  readonly columns?: readonly string[];
  /** A column of amounts or integers that is added up. */
  readonly total?: string;
}

/** What has been put down in a record (台账) beside the case, up to the day that the paper tells of; the oldest first. */
export interface RecordsBlock extends BlockBase {
  readonly kind: 'records';
  readonly title?: string;
  readonly record: string;
  /** Names of its fields in their order; absent: all. */
  readonly columns?: readonly string[];
  /** Only rows whose field has this value, or one of these, in JSON form. */
  readonly where?: Readonly<Record<string, Json | readonly Json[]>>;
  /** The day on which each was put down stands in a column of its own. */
  readonly day?: true;
  /** A column of amounts or integers that is added up. */
  readonly total?: string;
}

/** Opinions and signatures of stages: in whose name, by whom, what was said, minutes, day. */
export interface OpinionsBlock extends BlockBase {
  readonly kind: 'opinions';
  readonly title?: string;
  readonly stages: readonly string[];
}

/** Clauses with their articles and what they say. */
export interface ClausesBlock extends BlockBase {
  readonly kind: 'clauses';
  readonly title?: string;
  readonly clause: readonly string[];
}

/** Who issues it, and the day: at the end, on the right. */
export interface SignatureBlock extends BlockBase {
  readonly kind: 'signature';
  readonly body: string;
}
