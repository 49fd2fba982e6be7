import { createForm, onFieldInputValueChange, type Field, type Form } from '@formily/core';
import { FormProvider, createSchemaField } from '@formily/react';
import { toJS } from '@formily/reactive';
import { memo, useEffect, useMemo, useRef } from 'react';
import type { FormDocument, FormNode, Json } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { Item } from '../../widgets/item';
import '../../widgets/formily-compiler';
import { moveInto, setNode } from './edit-form';
import { findingsAt } from './form-findings';
import { asKind, wordKind } from './kinds';
import { namesFor } from './names';
import { PanelProvider, type PanelBench } from './panel-context';
import { BodiesBox, ClauseBox, Group, KindBox, LongBox, SectionBox, TextBox } from './panel-fields';
import { FactBox } from './panel-fact';
import { KeyBox } from './panel-key';
import { OptionsBox } from './panel-options';
import { ComputedBox, ConditionBox, RequiredBox, RulesBox } from './panel-rules';
import { fieldName, panelSchema, propertyOf } from './panel-schema';
import { BoundBox, CountBox, DefaultBox, FileKindsBox, FormatBox } from './panel-values';
import { PROPERTIES, propertyAt, readProperties, setProperty, wordProperty, type Property } from './properties';
import type { FormDesk } from './use-form-desk';

const SchemaField = createSchemaField({
  components: {
    Item,
    Group,
    TextBox,
    LongBox,
    KeyBox,
    KindBox,
    SectionBox,
    OptionsBox,
    FormatBox,
    CountBox,
    FileKindsBox,
    BoundBox,
    DefaultBox,
    FactBox,
    RequiredBox,
    ConditionBox,
    ComputedBox,
    RulesBox,
    ClauseBox,
    BodiesBox,
  },
});

interface NodePanelProps {
  readonly desk: FormDesk;
  readonly document: FormDocument;
  readonly pointer: string;
  readonly node: FormNode;
}

/** The properties of one field, section or column: itself a Formily form, whose every change is a step of the workspace. */
export const NodePanel = memo(function NodePanel({ desk, document, pointer, node }: NodePanelProps) {
  const kind = node['x-component'];
  const latest = useRef({ desk, document, node });
  latest.current = { desk, document, node };
  /** What the panel shows: a document that differs from it was changed elsewhere (undo, JSON). */
  const shown = useRef('');
  const schema = useMemo(() => panelSchema(kind, pointer), [kind, pointer]);
  const form = useMemo(() => {
    const given = readProperties(document, pointer);
    shown.current = JSON.stringify(given);
    return createForm({
      values: valuesOf(given),
      validateFirst: false,
      effects: () =>
        onFieldInputValueChange('*', (field) => {
          const property = propertyOf(String(field.path.segments.at(-1)));
          shown.current = apply(
            latest.current,
            pointer,
            property,
            (toJS((field as Field).value) as Json | undefined) ?? null,
          );
        }),
    });
    // A new panel for another node or kind; the document's own changes come in below.
  }, [kind, pointer]);

  useEffect(() => {
    const given = readProperties(document, pointer);
    const now = JSON.stringify(given);
    if (now === shown.current) return;
    shown.current = now;
    form.setValues(valuesOf(given), 'overwrite');
  }, [form, document, pointer]);

  useEffect(() => showFindings(form, desk, pointer), [form, desk.findings, desk.pointers, pointer]);

  const { vocabulary, parameters } = desk;
  const names = useMemo(
    () => (vocabulary ? namesFor(document, pointer, vocabulary, parameters) : NOTHING),
    [document, pointer, vocabulary, parameters],
  );
  // Drawn once: each field follows its own value, and the bench where it needs it.
  const drawn = useMemo(() => <SchemaField schema={schema as never} />, [schema]);
  const bench = useMemo(
    (): PanelBench => ({ desk, document, pointer, node, names }),
    [desk, document, pointer, node, names],
  );
  return (
    <PanelProvider value={bench}>
      <FormProvider form={form}>{drawn}</FormProvider>
    </PanelProvider>
  );
});

const NOTHING = { scope: { names: new Map(), aliases: new Map() }, known: [], find: () => undefined };

/** Writes one property into the document; answers the properties as they stand then. */
function apply(
  { desk, document, node }: Pick<NodePanelProps, 'desk' | 'document' | 'node'>,
  pointer: string,
  property: Property,
  value: Json,
): string {
  const kind = node['x-component'];
  const label = t('修改“{{field}}”的{{property}}', {
    field: property === 'title' ? String(pointer.split('/').at(-1)) : (node.title ?? ''),
    property: wordProperty(property, kind),
  });
  if (property === 'section') {
    const moved = moveInto(document, pointer, String(value));
    desk.edit(moved, label);
    return JSON.stringify(readProperties(moved.document, moved.pointer));
  }
  const next =
    property === 'kind'
      ? setNodeKind(document, pointer, node, String(value))
      : setProperty(document, pointer, property, value);
  desk.change(
    next,
    property === 'kind'
      ? t('把“{{field}}”改为{{kind}}', { field: node.title ?? '', kind: wordKind(String(value)) })
      : label,
  );
  return JSON.stringify(readProperties(next, pointer));
}

function setNodeKind(document: FormDocument, pointer: string, node: FormNode, kind: string): FormDocument {
  return setNode(document, pointer, asKind(node, kind as FormNode['x-component']));
}

function valuesOf(properties: ReturnType<typeof readProperties>): object {
  return Object.fromEntries(
    PROPERTIES.filter((property) => properties[property] !== undefined).map((property) => [
      fieldName(property),
      structuredClone(properties[property]),
    ]),
  );
}

/** Findings stand at the property that they are about; those of expressions are told by their own editors. */
function showFindings(form: Form, desk: FormDesk, pointer: string): void {
  const errors = new Map<Property, string[]>();
  const warnings = new Map<Property, string[]>();
  for (const [place, findings] of findingsAt(desk.findings, pointer, desk.pointers)) {
    for (const finding of findings) {
      if (finding.code.startsWith('expression-') || finding.severity === 'info') continue;
      const lists = finding.severity === 'error' ? errors : warnings;
      const property = propertyAt(place);
      lists.set(property, [...(lists.get(property) ?? []), finding.message]);
    }
  }
  for (const property of PROPERTIES) {
    const name = fieldName(property);
    const field = (form.query(name).take() ?? form.query(`*.${name}`).take()) as Field | undefined;
    if (!field) continue;
    field.setSelfErrors(errors.get(property)?.slice(0, 5) ?? []);
    field.setSelfWarnings(warnings.get(property)?.slice(0, 5) ?? []);
  }
}
