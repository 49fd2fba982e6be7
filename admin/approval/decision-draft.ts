import type { JsonObject, OverrideGiven } from '../../form-schemas/engine';
import type { AttachmentAnswer } from '../../form-schemas/engine/model/form';
import type { Remark } from '../application/remarks';
import type { LineVerdict } from './line-verdicts';

/** Everything that somebody has entered for a decision and not yet given. */
export interface DecisionDraft {
  readonly opinion: string;
  readonly minutes: string;
  /** The stage's form as it was typed. */
  readonly form: JsonObject;
  readonly overrides: readonly OverrideGiven[];
  readonly lines: Readonly<Record<string, LineVerdict>>;
  readonly remarks: readonly Remark[];
  readonly paper: { readonly person: string | null; readonly scan: AttachmentAnswer | null };
}

export const NOTHING_ENTERED: DecisionDraft = {
  opinion: '',
  minutes: '',
  form: {},
  overrides: [],
  lines: {},
  remarks: [],
  paper: { person: null, scan: null },
};

/** A draft as this device kept it; what is not what it should be is left out. */
export function readDecisionDraft(kept: JsonObject): DecisionDraft {
  const { opinion, minutes, form, overrides, lines, remarks, paper } = kept as Partial<Record<string, unknown>>;
  return {
    opinion: typeof opinion === 'string' ? opinion : '',
    minutes: typeof minutes === 'string' ? minutes : '',
    form: isRecord(form) ? (form as JsonObject) : {},
    overrides: Array.isArray(overrides) ? (overrides as readonly OverrideGiven[]) : [],
    lines: isRecord(lines) ? (lines as DecisionDraft['lines']) : {},
    remarks: Array.isArray(remarks) ? (remarks as readonly Remark[]) : [],
    paper: isRecord(paper) ? { ...NOTHING_ENTERED.paper, ...(paper as object) } : NOTHING_ENTERED.paper,
  };
}

export function isUntouched(draft: DecisionDraft): boolean {
  return JSON.stringify(draft) === JSON.stringify({ ...NOTHING_ENTERED, form: draft.form }) && isEmptyForm(draft.form);
}

function isEmptyForm(form: JsonObject): boolean {
  return Object.values(form).every((value) => value === null || value === undefined);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
