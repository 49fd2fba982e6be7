import { FormProvider, createSchemaField } from '@formily/react';
import { useEffect, useImperativeHandle, useMemo, useRef, useState, type ReactNode, type Ref } from 'react';
import { formilySchema, type FieldState, type FormDocument } from '../../form-schemas/engine';
import type { Json, JsonObject } from '../../form-schemas/engine/value';
import { ArticleAboveProvider, ArticlesProvider } from './articles';
import { Attachment } from './attachment';
import { createEngineForm, type EngineFormProps } from './engine-form';
import { SurroundingsProvider } from './form-surroundings';
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
import { sectionTitles } from './section-titles';

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
  /** Fills a field in, as if it had been typed. */
  fill(path: string, value: Json): void;
}

interface RegimeFormProps extends EngineFormProps {
  readonly answers: JsonObject;
  readonly handle?: Ref<RegimeFormHandle>;
  /** Something to show beside a field: what somebody has said about it. */
  readonly beside?: ((path: string, title: string) => ReactNode) | undefined;
  /** Keys of the top nodes to be drawn; absent: all. What is not drawn is judged all the same. */
  readonly only?: readonly string[];
}

/**
 * A form of the regime. Formily draws it; what is visible, required, computed and wrong is said by the engine alone,
 * so that the browser's findings are the server's findings.
 */
export function RegimeForm(props: RegimeFormProps) {
  const { form: compiled, articles, answers, strict, beside, only } = props;
  const latest = useRef(props);
  latest.current = props;
  const schema = useMemo(() => formilySchema(partOf(compiled.document, only)), [compiled, only]);
  // Answers seed the form once; from then on the form is the truth until it is reopened, also when it is compiled anew.
  const typed = useRef(answers);
  const engine = useMemo(() => {
    const heard: EngineFormProps['onEvaluated'] = (evaluation, findings, raw) => {
      typed.current = raw;
      setHidden(hiddenIn(evaluation.fields));
      latest.current.onEvaluated(evaluation, findings, raw);
    };
    return createEngineForm(() => ({ ...latest.current, onEvaluated: heard }), typed.current);
  }, [compiled]);
  // As a text, so that the titles change only when what is shown does.
  const [hidden, setHidden] = useState(() => hiddenIn(engine.first.fields));
  useEffect(() => engine.evaluate(), [engine, strict, props.facts]);
  const surroundings = useMemo(() => {
    const out = new Set(hidden.split(' '));
    return { titles: sectionTitles(compiled.document.schema.properties, (key) => !out.has(key)), beside };
  }, [compiled, hidden, beside]);
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle(
    props.handle,
    () => ({
      focus: (path) => focusField(box.current, path),
      fill: (path, value) => void engine.form.setValuesIn(path, value),
    }),
    [engine],
  );
  // Formily draws each field anew when that field has changed; nothing around it need touch the hundreds of others.
  const fields = useMemo(
    () => (
      <FormProvider form={engine.form}>
        <SchemaField schema={schema as never} />
      </FormProvider>
    ),
    [engine, schema],
  );
  return (
    <div ref={box}>
      <ArticlesProvider value={articles}>
        <ArticleAboveProvider value={articles(compiled.document.clause)}>
          <SurroundingsProvider value={surroundings}>{fields}</SurroundingsProvider>
        </ArticleAboveProvider>
      </ArticlesProvider>
    </div>
  );
}

function hiddenIn(fields: readonly FieldState[]): string {
  return fields.flatMap(({ path, visible }) => (visible ? [] : [path])).join(' ');
}

function focusField(box: HTMLElement | null, path: string): void {
  const id = `field-${path.replace(/\[(\d+)\]/g, '.$1').replaceAll('.', '-')}`;
  const target =
    box?.querySelector<HTMLElement>(`#${CSS.escape(id)}`) ??
    box?.querySelector<HTMLElement>(`[name="${CSS.escape(id)}"], [aria-labelledby="${CSS.escape(`${id}-label`)}"]`);
  target?.scrollIntoView({ block: 'center' });
  const focusable = target?.matches('input,textarea,select,button')
    ? target
    : (target?.querySelector<HTMLElement>('input:not([type=file]),textarea') ??
      target?.querySelector<HTMLElement>('button'));
  focusable?.focus({ preventScroll: true });
}

function partOf(document: FormDocument, only: readonly string[] | undefined): FormDocument {
  if (!only) return document;
  const properties = Object.entries(document.schema.properties).filter(([key]) => only.includes(key));
  return { ...document, schema: { ...document.schema, properties: Object.fromEntries(properties) } };
}
