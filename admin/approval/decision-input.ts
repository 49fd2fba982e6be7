import type { CompiledForm, FormEvaluation, Finding, JsonObject } from '../../form-schemas/engine';
import { filledIn } from '../application/filing-outlook';
import { t } from '../i18n/t';
import type { DecisionDraft } from './decision-draft';
import { opinionField } from './opinion-field';
import type { OpenTask } from './task-queries';
import type { Choice } from './choice';

/** The stage's form as the engine sees it now. */
export interface Filled {
  readonly evaluation: Pick<FormEvaluation, 'answers' | 'facts'>;
  readonly findings: readonly Finding[];
}

export interface Deciding {
  readonly task: Pick<OpenTask, 'id' | 'version' | 'availableActions'>;
  readonly form: CompiledForm | undefined;
  readonly filled: Filled;
  readonly draft: DecisionDraft;
  readonly recording: boolean;
}

/** What the decision is worded as: in the form where its last field asks for it, else in the box of its own. */
export function opinionOf({ form, draft }: Pick<Deciding, 'form' | 'draft'>): string {
  const field = opinionField(form);
  const text = field ? draft.form[field.path] : draft.opinion;
  return typeof text === 'string' ? text.trim() : '';
}

/** Where somebody has to go before a verdict can be given, and why. */
export interface Obstacle {
  readonly message: string;
  readonly at: 'form' | 'minutes' | 'opinion' | 'paper';
  /** In the form. */
  readonly path?: string;
}

/** The first thing that is missing for a verdict; null: nothing that the browser knows of. */
export function obstacle(deciding: Deciding, choice: Choice): Obstacle | null {
  const { task, form, filled, draft, recording } = deciding;
  const needs = task.availableActions.find(({ action }) => action === choice.verdict.toLowerCase())?.needs ?? [];
  if (choice.verdict === 'APPROVE' && form) {
    const missing = filled.findings.find(({ severity, code }) => severity === 'error' || code === 'required-missing');
    if (missing) return { message: t('表单还没有填好'), at: 'form', path: missing.path ?? '' };
  }
  if (needsMinutes(task) && draft.minutes.trim() === '') {
    return { message: t('会议的决定须填会议纪要文号'), at: 'minutes' };
  }
  if (needs.includes('opinion') && opinionOf(deciding) === '') {
    const message = t('{{verdict}}须写明意见', { verdict: choice.word });
    const path = opinionField(form)?.path;
    return path === undefined ? { message, at: 'opinion' } : { message, at: 'form', path };
  }
  if (recording && (!draft.paper.person || !draft.paper.scan)) {
    return { message: t('代录须选定作出决定的人并上传扫描件'), at: 'paper' };
  }
  return null;
}

export function needsMinutes(task: Pick<OpenTask, 'availableActions'>): boolean {
  return task.availableActions.some(({ needs }) => needs.includes('minutes'));
}

/** Everything that is sent with a verdict. Only an approval carries the form, exceptions and single lines of a list. */
export function decisionInput({ task, form, filled, draft, recording }: Deciding, choice: Choice) {
  const approves = choice.verdict === 'APPROVE';
  const opinion = opinionOf({ form, draft });
  const { person, scan } = draft.paper;
  return {
    taskId: task.id,
    verdict: choice.verdict,
    ...(choice.to === null ? {} : { to: choice.to }),
    ...(opinion ? { opinion } : {}),
    ...(draft.minutes.trim() ? { minutes: draft.minutes.trim() } : {}),
    ...(form && approves ? { answers: filled.evaluation.answers as JsonObject } : {}),
    overrides: approves
      ? draft.overrides.map(filledIn).map(({ rule, reason, citation }) => ({
          rule,
          reason: reason ?? null,
          citation: citation ?? null,
        }))
      : [],
    lines: approves
      ? Object.entries(draft.lines)
          .filter(([, verdict]) => verdict !== 'APPROVE')
          .map(([applicationId, verdict]) => ({ applicationId, verdict }))
      : [],
    ...(choice.verdict === 'RETURN' && choice.remarks.length > 0
      ? { remarks: choice.remarks.map(({ path, text }) => ({ path, text })) }
      : {}),
    ...(recording && person && scan ? { recordFor: { personId: person, scanAttachmentId: scan.id } } : {}),
    expectedVersion: task.version,
  };
}
