import type { Field } from '@formily/core';
import { observer, useField, useFieldSchema } from '@formily/react';
import { Checkbox, Input, Radio, Select, type InputProps } from 'antd';
import type { TextFormat } from '../../form-schemas/engine/model/form';
import { DateBox } from './date-box';
import { controlProps, fieldIds } from './item';
import { MoneyBox } from './money-box';
import { t } from '../i18n/t';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** An empty control is "not given": null, never an empty text. */
function set(field: Field, value: unknown): void {
  field.setValue(value === '' ? null : value);
}

/** Formily turns an enum of a multi-select's items into the field's data source; the schema itself is the truth. */
function useChoices(): readonly Choice[] {
  const schema = useFieldSchema();
  const items = Array.isArray(schema.items) ? undefined : schema.items;
  return ((schema.enum ?? items?.enum ?? []) as unknown as readonly Choice[]) ?? [];
}

/** The keyboard that fits how a text is written. What is typed stays as it is: the engine says what does not fit. */
const TYPING: Readonly<Record<TextFormat, InputProps>> = {
  digits: { inputMode: 'numeric' },
  uscc: { autoCapitalize: 'characters' },
  phone: { inputMode: 'tel' },
  email: { inputMode: 'email' },
  postcode: { inputMode: 'numeric' },
  'resource-code': {},
};

export const Text = observer(function Text() {
  const field = useField<Field>();
  const { format } = (useFieldSchema()['x-data'] ?? {}) as { readonly format?: TextFormat };
  return (
    <Input
      {...controlProps(field)}
      {...(format ? TYPING[format] : {})}
      value={field.value ?? ''}
      onChange={(event) => set(field, event.target.value)}
    />
  );
});

export const LongText = observer(function LongText() {
  const field = useField<Field>();
  return (
    <Input.TextArea
      {...controlProps(field)}
      autoSize={{ minRows: 3, maxRows: 12 }}
      value={field.value ?? ''}
      onChange={(event) => set(field, event.target.value)}
    />
  );
});

export const Money = observer(function Money() {
  const field = useField<Field>();
  return (
    <MoneyBox
      {...controlProps(field)}
      quiet
      value={typeof field.value === 'string' ? field.value : null}
      onChange={(value) => set(field, value)}
    />
  );
});

/** Digits in a text box: no spinner, no float; the engine says what is wrong with anything else. */
export const Integer = observer(function Integer() {
  const field = useField<Field>();
  return (
    <Input
      {...controlProps(field)}
      inputMode="numeric"
      value={field.value ?? ''}
      onChange={(event) => {
        const text = event.target.value.normalize('NFKC').replace(/[\s,]/g, '');
        set(field, /^-?\d{1,15}$/.test(text) ? Number(text) : text);
      }}
    />
  );
});

export const NumberInput = observer(function NumberInput() {
  const field = useField<Field>();
  return (
    <Input
      {...controlProps(field)}
      inputMode="decimal"
      value={field.value ?? ''}
      onChange={(event) => set(field, event.target.value.normalize('NFKC').trim())}
    />
  );
});

export const DateInput = observer(function DateInput() {
  const field = useField<Field>();
  return (
    <DateBox
      {...controlProps(field)}
      quiet
      value={typeof field.value === 'string' ? field.value : null}
      onChange={(value) => set(field, value)}
    />
  );
});

export const SelectInput = observer(function SelectInput() {
  const field = useField<Field>();
  // antd puts unknown attributes on a box without a role, where `aria-required` is not allowed.
  const { status, 'aria-required': _, ...control } = controlProps(field);
  return (
    <Select
      {...control}
      {...(status ? { status } : {})}
      style={{ width: '100%' }}
      allowClear
      placeholder={t('请选择')}
      options={useChoices().map(({ value, label }) => ({ value, label }))}
      value={field.value ?? null}
      onChange={(value: string | null) => set(field, value ?? null)}
    />
  );
});

export const MultiSelect = observer(function MultiSelect() {
  const field = useField<Field>();
  const { label, help } = fieldIds(field);
  const choices = useChoices();
  return (
    <div role="group" aria-labelledby={label} aria-describedby={help}>
      <Checkbox.Group
        disabled={field.pattern !== 'editable'}
        options={choices.map(({ value, label: title }) => ({ value, label: title }))}
        value={Array.isArray(field.value) ? field.value : []}
        onChange={(values) => field.setValue(values)}
      />
    </div>
  );
});

export const RadioInput = observer(function RadioInput() {
  const field = useField<Field>();
  const { id, label, help } = fieldIds(field);
  return (
    <div role="radiogroup" aria-labelledby={label} aria-describedby={help}>
      <Radio.Group
        name={id}
        disabled={field.pattern !== 'editable'}
        options={useChoices().map(({ value, label: title }) => ({ value, label: title }))}
        value={field.value ?? null}
        onChange={(event) => set(field, event.target.value)}
      />
    </div>
  );
});

export const YesNo = observer(function YesNo() {
  const field = useField<Field>();
  const { id, label, help } = fieldIds(field);
  return (
    <div role="radiogroup" aria-labelledby={label} aria-describedby={help}>
      <Radio.Group
        name={id}
        disabled={field.pattern !== 'editable'}
        options={[
          { value: true, label: t('是') },
          { value: false, label: t('否') },
        ]}
        value={field.value ?? null}
        onChange={(event) => set(field, event.target.value)}
      />
    </div>
  );
});
