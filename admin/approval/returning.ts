import type { CompiledForm, CompiledRegime } from '../../form-schemas/engine';
import type { Remark } from '../application/remarks';
import type { OpenTask } from './task-queries';

/** Sending a filing back with reasons: to where, and what is to be mended in it. */
export interface Returning {
  /** Stages it can go back to, with their titles; empty: it cannot be returned here. */
  readonly to: readonly { readonly code: string; readonly title: string }[];
  readonly chosen: string | null;
  readonly choose: (code: string) => void;
  /** The filed form, whose fields can be remarked upon; null where it goes back to a stage without one. */
  readonly form: CompiledForm | null;
  /** Whether the fields of the filing show that they can be remarked upon. */
  readonly marking: boolean;
  readonly mark: (marking: boolean) => void;
  readonly remarks: readonly Remark[];
  readonly remark: (path: string, text: string | null) => void;
}

/** Where a task can be sent back to. */
export function returnTargets(task: Pick<OpenTask, 'availableActions'>): Returning['to'] {
  const action = task.availableActions.find((available) => available.action === 'return');
  return action?.to.map((code, index) => ({ code, title: action.toTitles[index] ?? code })) ?? [];
}

/** The form that is filed at a stage; null where nothing is. */
export function formFiledAt(regime: CompiledRegime, procedure: string, stage: string | null): CompiledForm | null {
  const found = stage === null ? undefined : regime.procedures.get(procedure)?.stages.get(stage);
  return (found?.kind === 'file' ? regime.forms.get(found.form) : undefined) ?? null;
}

/** One remark per field; what was blanked is kept until it is removed, so that its box does not vanish while typing. */
export function withRemark(remarks: readonly Remark[], path: string, text: string | null): readonly Remark[] {
  if (text === null) return remarks.filter((one) => one.path !== path);
  return remarks.some((one) => one.path === path)
    ? remarks.map((one) => (one.path === path ? { path, text } : one))
    : [...remarks, { path, text }];
}

/** Remarks as they are sent: nothing blank, no space around. */
export function written(remarks: readonly Remark[]): readonly Remark[] {
  return remarks.flatMap(({ path, text }) => (text.trim() ? [{ path, text: text.trim() }] : []));
}
