import type { Field } from '@formily/core';
import { observer, useField, useFieldSchema } from '@formily/react';
import { toJS } from '@formily/reactive';
import { Input, Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { t } from '../../i18n/t';
import { fieldIds } from '../../widgets/item';
import { containersFor } from './edit-form';
import { kindOptions } from './kinds';
import { usePanel } from './panel-context';
import { isColumn } from './pointer';

/** The simple fields of the property panel. */

export function Group({ children }: { readonly children?: ReactNode }) {
  const schema = useFieldSchema();
  return (
    <section className="tc-fe-properties">
      <h3>{schema.title}</h3>
      {children}
    </section>
  );
}

/** What ties a control to its label, help and findings. */
export function tied(field: Field) {
  const ids = fieldIds(field);
  return { id: ids.id, 'aria-describedby': `${ids.help} ${ids.errors}` };
}

export function listValue(field: Field): readonly string[] {
  const value: unknown = toJS(field.value);
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

export const TextBox = observer(function TextBox() {
  const field = useField<Field>();
  return (
    <Input
      {...tied(field)}
      autoComplete="off"
      value={String(field.value ?? '')}
      onChange={(event) => void field.onInput(event.target.value)}
    />
  );
});

export const LongBox = observer(function LongBox() {
  const field = useField<Field>();
  return (
    <Input.TextArea
      {...tied(field)}
      autoSize={{ minRows: 1, maxRows: 6 }}
      placeholder={t('填写时显示在输入框下方')}
      value={String(field.value ?? '')}
      onChange={(event) => void field.onInput(event.target.value)}
    />
  );
});

/** A section or table holds other nodes: it stays what it is. */
export const KindBox = observer(function KindBox() {
  const field = useField<Field>();
  const { pointer, node } = usePanel();
  const holds = node['x-component'] === 'Section' || node['x-component'] === 'Table';
  const options = kindOptions(isColumn(pointer)).filter(
    ({ value }) => holds === (value === 'Section' || value === 'Table') && (!holds || value === node['x-component']),
  );
  return (
    <Select
      {...tied(field)}
      style={{ width: '100%' }}
      options={options.map(({ value, label, help }) => ({ value, label: `${label}　${help}` }))}
      value={String(field.value)}
      onChange={(kind: string) => void field.onInput(kind)}
    />
  );
});

export const SectionBox = observer(function SectionBox() {
  const field = useField<Field>();
  const { document, pointer } = usePanel();
  return (
    <Select
      {...tied(field)}
      style={{ width: '100%' }}
      showSearch
      optionFilterProp="label"
      options={containersFor(document, pointer).map(({ container, title }, at) => ({
        value: container,
        label: at === 0 ? t('（不在分组内）') : title,
      }))}
      value={String(field.value)}
      onChange={(container: string) => void field.onInput(container)}
    />
  );
});

interface ChooserProps {
  readonly id?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Clauses by article, subject or number. */
export function ClauseChooser({ id, label, describedBy, value, onChange }: ChooserProps) {
  const { clauses } = usePanel().desk;
  return (
    <ClauseSelect
      {...{ clauses, value, onChange }}
      {...(id ? { id } : {})}
      {...(label ? { label } : {})}
      {...(describedBy ? { describedBy } : {})}
    />
  );
}

export function ClauseSelect({
  clauses,
  id,
  label,
  describedBy,
  value,
  onChange,
}: ChooserProps & {
  readonly clauses: readonly { readonly id: string; readonly article: string; readonly subject: string }[];
}) {
  const options = useMemo(
    () =>
      clauses.map((clause) => ({
        value: clause.id,
        label: `${clause.article} ${clause.subject}`,
        search: `${clause.article} ${clause.subject} ${clause.id}`,
      })),
    [clauses],
  );
  return (
    <Select
      mode="multiple"
      style={{ width: '100%' }}
      optionFilterProp="search"
      popupMatchSelectWidth={false}
      placeholder={t('按条号、事项或编号查找')}
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      options={options}
      value={[...value]}
      onChange={(chosen: string[]) => onChange(chosen)}
    />
  );
}

export const ClauseBox = observer(function ClauseBox() {
  const field = useField<Field>();
  const ids = tied(field);
  return (
    <ClauseChooser
      id={ids.id}
      describedBy={ids['aria-describedby']}
      value={listValue(field)}
      onChange={(chosen) => void field.onInput(chosen)}
    />
  );
});

/** Bodies by their titles; none chosen means all. */
export const BodiesBox = observer(function BodiesBox() {
  const field = useField<Field>();
  const { bodies } = usePanel().desk;
  return (
    <Select
      {...tied(field)}
      mode="multiple"
      style={{ width: '100%' }}
      optionFilterProp="label"
      popupMatchSelectWidth={false}
      placeholder={t('不限：凡能打开此表的')}
      options={bodies.map((body) => ({ value: body.code, label: body.title }))}
      value={[...listValue(field)]}
      onChange={(chosen: string[]) => void field.onInput(chosen)}
    />
  );
});
