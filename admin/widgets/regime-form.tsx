import { createForm, isField, onFieldMount, onFormValuesChange, type Field, type Form } from '@formily/core';
import { FormProvider, createSchemaField } from '@formily/react';
import { toJS } from '@formily/reactive';
import { useEffect, useImperativeHandle, useMemo, useRef, type Ref } from 'react';
import type { Finding } from '../../form-schemas/engine/finding';
import {
  evaluateForm,
  formilySchema,
  type CompiledForm,
  type FormEvaluation,
  type Vocabulary,
} from '../../form-schemas/engine';
import type { Facts, JsonObject } from '../../form-schemas/engine/value';
import { ArticleAboveProvider, ArticlesProvider, type Articles } from './articles';
import { Attachment } from './attachment';
import {
  DateInput,
  Integer,
  LongText,
  Money,
  MultiSelect,
  NumberInput,
  RadioInput,
  SelectInput,
  Text,
  YesNo,
} from './inputs';
import { Item } from './item';
import { Section, Table } from './layout';
import { readMoneyText } from './money-text';
import './formily-compiler';

/** One Formily component per field kind, under the names that the engine's profile uses. */
const SchemaField = createSchemaField({
  components: {
    FormItem: Item,
    Section,
    Text,
    LongText,
    Money,
    Integer,
    Number: NumberInput,
    Date: DateInput,
    Select: SelectInput,
    MultiSelect,
    Radio: RadioInput,
    YesNo,
    Attachment,
    Table,
    Organisation: Text,
  },
});

export interface RegimeFormHandle {
  /** Moves the focus to a field named as the engine names it (`funds[0].amount`). */
  focus(path: string): void;
}

interface RegimeFormProps {
  readonly form: CompiledForm;
  readonly vocabulary: Vocabulary;
  readonly facts: Facts;
  readonly bodies?: readonly string[];
  readonly answers: JsonObject;
  readonly articles: Articles;
  /** Whether what is still missing is shown beside its field: after a first attempt to file. */
  readonly strict: boolean;
  readonly onEvaluated: (evaluation: FormEvaluation, findings: readonly Finding[], raw: JsonObject) => void;
  readonly handle?: Ref<RegimeFormHandle>;
}

/**
 * A form of the regime. Formily draws it; what is visible, required, computed and wrong is said by the engine alone,
 * so that the browser's findings are the server's findings.
 */
export function RegimeForm(props: RegimeFormProps) {
  const { form: compiled, articles, answers, strict } = props;
  const latest = useRef(props);
  latest.current = props;
  const schema = useMemo(() => formilySchema(compiled.document), [compiled]);
  // Answers seed the form once; from then on the form is the truth until it is reopened.
  const form = useMemo(() => {
    let waiting = false;
    const settle = (mounted: Form): void => {
      if (waiting) return;
      waiting = true;
      queueMicrotask(() => {
        waiting = false;
        evaluate(mounted, latest.current);
      });
    };
    return createForm({
      initialValues: structuredClone(answers) as object,
      validateFirst: false,
      effects: () => {
        onFormValuesChange((changed) => evaluate(changed, latest.current));
        // A field that has just come up (a section shown, a row added) has not heard the engine's word yet.
        onFieldMount('*', (_, mounted) => settle(mounted));
      },
    });
  }, [compiled]);
  useEffect(() => evaluate(form, latest.current), [form, strict, props.facts]);
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle(props.handle, () => ({ focus: (path) => focusField(box.current, path) }), []);
  return (
    <div ref={box}>
      <ArticlesProvider value={articles}>
        <ArticleAboveProvider value={articles(compiled.document.clause)}>
          <FormProvider form={form}>
            <SchemaField schema={schema as never} />
          </FormProvider>
        </ArticleAboveProvider>
      </ArticlesProvider>
    </div>
  );
}

function evaluate(form: Form, props: RegimeFormProps): void {
  const raw = toJS(form.values) as JsonObject;
  const { value, findings } = evaluateForm(props.form, props.vocabulary, {
    answers: withoutUndefined(raw),
    facts: props.facts,
    ...(props.bodies ? { bodies: props.bodies } : {}),
    partial: !props.strict,
    article: (clause) => props.articles(clause),
  });
  show(form, value, findings);
  props.onEvaluated(value, findings, raw);
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
    field.setDisplay(state.visible ? 'visible' : 'hidden');
    if (!isField(field)) continue;
    field.setRequired(state.required);
    field.setPattern(state.editable ? 'editable' : 'readOnly');
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

function focusField(box: HTMLElement | null, path: string): void {
  const id = `field-${path.replace(/\[(\d+)\]/g, '.$1').replaceAll('.', '-')}`;
  const target =
    box?.querySelector<HTMLElement>(`#${CSS.escape(id)}`) ??
    box?.querySelector<HTMLElement>(`[name="${CSS.escape(id)}"], [aria-labelledby="${CSS.escape(`${id}-label`)}"]`);
  target?.scrollIntoView({ block: 'center' });
  const focusable = target?.matches('input,textarea,select,button')
    ? target
    : target?.querySelector<HTMLElement>('input,button');
  focusable?.focus({ preventScroll: true });
}
