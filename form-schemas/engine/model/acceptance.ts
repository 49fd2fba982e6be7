import type { Json } from '../value';

/**
 * Which of a regime's stages, forms, rows and checks are the acceptance of a project and its security facts.
 * `regime.json#/acceptance`. It only says what is read as what: nothing is enforced here that a stage's checks do not enforce.
 */
export interface AcceptanceDocument {
  /** The main procedure whose stages these are. */
  readonly procedure: string;
  /** In the order in which they are taken. */
  readonly steps: readonly AcceptanceStepDocument[];
  /** The checklist, in the order in which it is gone through. */
  readonly points: readonly AcceptancePointDocument[];
  readonly security: readonly SecurityFactDocument[];
  /** Side procedures by which money is given: what gates one of their stages gates money. */
  readonly money?: readonly string[];
}

export const ACCEPTANCE_KINDS = ['first', 'trial', 'review', 'completion', 'hand-over'] as const;

/** 初步验收, 试运行, 对照技术审查的核准, 竣工（履约）验收, 移交. */
export type AcceptanceKind = (typeof ACCEPTANCE_KINDS)[number];

export interface AcceptanceStepDocument {
  readonly code: string;
  readonly title: string;
  readonly kind: AcceptanceKind;
  readonly clause: readonly string[];
  /** Stages of the procedure in which it is under way; gone through once the last of them is left forwards. */
  readonly stages: readonly string[];
  /** Only where this is true; absent: always. */
  readonly when?: string;
  /** While this is true its last conclusion was a refusal. */
  readonly failed?: string;
  /** The date fact that says when it took place; absent: the day on which its last stage was left. */
  readonly on?: string;
  /** What there is to say of it: experts, conclusion, number of the report, owner of the assets, who signed. */
  readonly says?: readonly SaidDocument[];
  readonly problems?: readonly ProblemsDocument[];
  /** Clocks of projects that run for it. */
  readonly clocks?: readonly string[];
}

/** Where something is said: a fact, or a field of a form in its latest answers. Exactly one of both. */
export interface SaidDocument {
  /** Absent: the title of the fact or field. */
  readonly title?: string;
  readonly fact?: string;
  readonly field?: FieldPlace;
}

/** A field of a form, by its key. */
export interface FieldPlace {
  readonly form: string;
  readonly key: string;
}

/** Problems that were found: rows that are closed when solved, rows of a table, or a text. Exactly one of the three. */
export interface ProblemsDocument {
  readonly rows?: {
    readonly record: string;
    readonly text: string;
    readonly due?: string;
    /** Only rows whose field has this value, or one of these, in JSON form. */
    readonly where?: Readonly<Record<string, Json | readonly Json[]>>;
  };
  readonly table?: FieldPlace & { readonly text: string; readonly due?: string };
  readonly field?: FieldPlace;
}

/** A point of the checklist. Exactly one of `check`, `document` and `table` proves it. */
export interface AcceptancePointDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  /** The step in which it is looked at. */
  readonly step: string;
  /** Met while the check passes; it gates every stage that runs the check. */
  readonly check?: string;
  /** With a check that asks for several things at once: the one that this point is about. */
  readonly met?: string;
  /** Met while there is a file; it gates the stage whose form asks for it. */
  readonly document?: FieldPlace;
  /** A point of its own for every row, judged by who fills the table. */
  readonly table?: PointTableDocument;
}

export interface PointTableDocument extends FieldPlace {
  readonly text: string;
  /** The yes/no column. */
  readonly met: string;
  readonly note?: string;
  /** The table in which the points were laid down, while none is judged yet. */
  readonly asked?: FieldPlace & { readonly text: string };
  /** The check by which the rows gate. */
  readonly check?: string;
}

export const SECURITY_KINDS = [
  'level',
  'record-number',
  'assessment',
  'cryptography',
  'reliability',
  'measures',
] as const;

/** 等级, 备案号, 等级保护测评, 密码应用, 产品安全可靠, 安全措施和审查. */
export type SecurityKind = (typeof SECURITY_KINDS)[number];

export interface SecurityFactDocument {
  readonly code: string;
  readonly title: string;
  readonly kind: SecurityKind;
  readonly clause: readonly string[];
  readonly value?: SaidDocument;
  /** The date on which it was assessed. */
  readonly on?: SaidDocument;
  /** Its conclusion: true, false, or unknown. */
  readonly met?: string;
  /** Checks by which it gates. */
  readonly checks?: readonly string[];
  /** The clock by which it is done anew. */
  readonly clock?: string;
}
