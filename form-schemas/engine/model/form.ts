import type { Json } from '../value';

/**
 * A form: Formily JSON Schema in a strict profile. `forms/<code>.json`.
 *
 * Only what is listed here may stand in a node; a rule is `{{expression}}` in the regime's own language.
 */

export interface FormDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  readonly note?: string;
  readonly schema: FormRoot;
}

export interface FormRoot {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, FormNode>>;
}

/** The catalogue of components: what a field means; the console gives each one its look. */
export const FORM_COMPONENTS = [
  'Section',
  'Text',
  'LongText',
  'Money',
  'Integer',
  'Number',
  'Date',
  'Select',
  'MultiSelect',
  'Radio',
  'YesNo',
  'Attachment',
  'Table',
  'Organisation',
] as const;

export type FormComponent = (typeof FORM_COMPONENTS)[number];

/** How a single-line text is written (`x-format`); what each means stands in `form/text-format.ts`. */
export const TEXT_FORMATS = ['digits', 'uscc', 'phone', 'email', 'postcode', 'resource-code'] as const;

export type TextFormat = (typeof TEXT_FORMATS)[number];

/** What an attached file may be, by the ending of its name (`jpg` is also written `jpeg`). */
export const FILE_KINDS = ['pdf', 'ofd', 'docx', 'xlsx', 'pptx', 'png', 'jpg', 'zip', 'txt', 'csv'] as const;

export type FileKind = (typeof FILE_KINDS)[number];

export interface FormNode {
  /** `void`: a section that holds no value. `array`: a table (items are objects), a multi-select (items are strings) or attachments. */
  readonly type: 'void' | 'string' | 'number' | 'boolean' | 'array' | 'object';
  readonly title?: string;
  readonly description?: string;
  readonly 'x-component': FormComponent;
  /** Order among siblings; never the order of keys. */
  readonly 'x-index': number;
  readonly 'x-clause'?: readonly string[];
  /** The fact that this field sets. */
  readonly 'x-fact'?: string;
  /** Who may see and who may fill, per body code; absent: all who have the form. */
  readonly 'x-roles'?: { readonly see?: readonly string[]; readonly fill?: readonly string[] };
  /** `{{condition}}`; a hidden field has no value. */
  readonly 'x-visible'?: string;
  /** `true` or `{{condition}}`. */
  readonly required?: boolean | string;
  /** `{{expression}}`: the value is computed and never taken from the client. */
  readonly 'x-computed'?: string;
  /** Conditions that must hold when the field is visible and filled. */
  readonly 'x-rules'?: readonly FieldRule[];
  readonly enum?: readonly { readonly value: string; readonly label: string }[];
  readonly default?: Json;
  /** How the text is written, of single-line texts. */
  readonly 'x-format'?: TextFormat;
  /** Characters, of texts. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Bounds, both included: decimal strings of yuan for Money, numbers for Integer, `YYYY-MM-DD` for Date. */
  readonly minimum?: number | string;
  readonly maximum?: number | string;
  /** Rows of a table, choices of a multi-select, files of an attachment. */
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Of an attachment: the kinds of files that are taken; absent: whatever may be uploaded. */
  readonly 'x-accept'?: readonly FileKind[];
  /** Of an attachment: the most that one file may have, in MB of 1024 × 1024 bytes. */
  readonly 'x-maxMegabytes'?: number;
  readonly items?: FormItems;
  readonly properties?: Readonly<Record<string, FormNode>>;
}

export interface FormItems {
  readonly type: 'object' | 'string';
  readonly enum?: readonly { readonly value: string; readonly label: string }[];
  readonly properties?: Readonly<Record<string, FormNode>>;
}

export interface FieldRule {
  /** `{{condition}}` that must be true; `null` (an input is missing) does not refuse. */
  readonly test: string;
  readonly message: string;
  readonly severity?: 'error' | 'warning';
  readonly clause?: readonly string[];
}

/** One attached file as it stands in answers: `id` is given by the server, the digest is SHA-256 in hex. */
export interface AttachmentAnswer {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly digest: string;
}
