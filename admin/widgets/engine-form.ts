import {
  createForm,
  isField,
  onFieldInit,
  onFormValuesChange,
  type Field,
  type Form,
  type GeneralField,
} from '@formily/core';
import { toJS } from '@formily/reactive';
import {
  evaluateForm,
  type CompiledForm,
  type FieldState,
  type Finding,
  type FormEvaluation,
  type Vocabulary,
} from '../../form-schemas/engine';
import type { Facts, JsonObject } from '../../form-schemas/engine/value';
import type { Articles } from './articles';
import { readMoneyText } from './money-text';
import './formily-compiler';

/** What a form is judged by; read anew at every evaluation. */
export interface EngineFormProps {
  readonly form: CompiledForm;
  readonly vocabulary: Vocabulary;
  readonly facts: Facts;
  readonly bodies?: readonly string[];
  readonly articles: Articles;
  /** Whether what is still missing is an error: after a first attempt to file. */
  readonly strict: boolean;
  readonly onEvaluated: (evaluation: FormEvaluation, findings: readonly Finding[], raw: JsonObject) => void;
}

export interface EngineForm {
  readonly form: Form;
  /** Before anybody has typed anything. */
  readonly first: FormEvaluation;
  /** Asks the engine again and shows its word. */
  evaluate(): void;
}

/**
 * A Formily form that the engine rules. The engine is asked before anything is drawn, and each field hears its word
 * when it comes into being: what is hidden is never seen, not even for the length of a frame.
 */
export function createEngineForm(latest: () => EngineFormProps, answers: JsonObject): EngineForm {
  const judge = (raw: JsonObject) => {
    const { form, vocabulary, facts, bodies, strict, articles } = latest();
    return evaluateForm(form, vocabulary, {
      answers: withoutUndefined(raw),
      facts,
      ...(bodies ? { bodies } : {}),
      partial: !strict,
      article: (clause) => articles(clause),
    });
  };
  const first = judge(answers).value;
  let states = byPath(first.fields);
  // While the fields come into being, each of them changes the values by its default; they are judged once all are there.
  let drawn = false;
  const evaluate = (form: Form): void => {
    const raw = toJS(form.values) as JsonObject;
    const { value, findings } = judge(raw);
    states = byPath(value.fields);
    show(form, value, findings);
    latest().onEvaluated(value, findings, raw);
  };
  const form = createForm({
    initialValues: structuredClone(answers) as object,
    validateFirst: false,
    effects: () => {
      onFormValuesChange((changed) => drawn && evaluate(changed));
      onFieldInit('*', (field) => settle(field, states.get(enginePath(field))));
    },
  });
  return {
    form,
    first,
    evaluate: () => {
      drawn = true;
      evaluate(form);
    },
  };
}

function byPath(fields: readonly FieldState[]): ReadonlyMap<string, FieldState> {
  return new Map(fields.map((state) => [state.path, state]));
}

/** A field's name as the engine says it: sections do not count, rows stand in brackets; a section by its key alone. */
function enginePath(field: GeneralField): string {
  if (!isField(field)) return String(field.address.segments.at(-1) ?? '');
  return field.path.toString().replace(/\.(\d+)(?=\.|$)/g, '[$1]');
}

function settle(field: GeneralField, state: FieldState | undefined): void {
  if (!state) return;
  field.setDisplay(state.visible ? 'visible' : 'hidden');
  if (!isField(field)) return;
  field.setRequired(state.required);
  field.setPattern(state.editable ? 'editable' : 'readOnly');
}

/** Puts the engine's word onto the Formily fields. Hidden fields keep what was typed; the engine clears it for the server. */
function show(form: Form, evaluation: FormEvaluation, findings: readonly Finding[]): void {
  const errors = new Map<string, string[]>();
  const warnings = new Map<string, string[]>();
  for (const { severity, path, message } of findings) {
    if (!path || severity === 'info') continue;
    const lists = severity === 'error' ? errors : warnings;
    lists.set(path, [...(lists.get(path) ?? []), message]);
  }
  for (const state of evaluation.fields) {
    const field = form.query(state.path.replace(/\[(\d+)\]/g, '.$1')).take() ?? form.query(`*.${state.path}`).take();
    if (!field) continue;
    settle(field, state);
    if (!isField(field)) continue;
    if (!state.editable && state.visible && JSON.stringify(toJS(field.value)) !== JSON.stringify(state.value)) {
      field.setValue(state.value);
    }
    field.setSelfErrors(unreadMoney(field) ?? errors.get(state.path) ?? []);
    field.setSelfWarnings(warnings.get(state.path) ?? []);
  }
}

/** An amount that the box itself cannot read is explained as it was typed (万元 too), not as what the engine was handed. */
function unreadMoney(field: Field): string[] | null {
  const value: unknown = field.value;
  if (field.componentType !== 'Money' || typeof value !== 'string') return null;
  const reading = readMoneyText(value);
  return reading.fine ? null : [reading.echo];
}

/** Formily leaves `undefined` where a control was cleared; the engine knows only null. */
function withoutUndefined(value: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(value, (_, inner: unknown) => (inner === undefined ? null : inner))) as JsonObject;
}
