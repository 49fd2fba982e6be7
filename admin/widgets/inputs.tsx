import type { Field } from '@formily/core';
import { observer, useField, useFieldSchema } from '@formily/react';
import { Checkbox, DatePicker, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { parseDay } from '../../form-schemas/engine/day';
import { controlProps, fieldIds } from './item';
import { readMoneyText } from './money-text';

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

export const Text = observer(function Text() {
  const field = useField<Field>();
  return <Input {...controlProps(field)} value={field.value ?? ''} onChange={(event) => set(field, event.target.value)} />;
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

/** Accepts yuan and 万元 and says what it understood; what cannot be read stays in the box with its error. */
export const Money = observer(function Money() {
  const field = useField<Field>();
  const echoId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? field.value ?? '';
  const reading = readMoneyText(String(shown));
  return (
    <>
      <Input
        {...controlProps(field)}
        aria-describedby={`${echoId} ${controlProps(field)['aria-describedby']}`}
        inputMode="decimal"
        suffix="元"
        value={shown}
        {...(reading.fine ? {} : { status: 'error' as const })}
        onChange={(event) => {
          setTyped(event.target.value);
          const read = readMoneyText(event.target.value);
          // An unreadable amount is handed on as it is: the engine refuses it, and nobody files an old figure by mistake.
          set(field, read.fine ? read.yuan : event.target.value);
        }}
        onBlur={() => {
          if (reading.fine) setTyped(null);
        }}
      />
      <div id={echoId} className={reading.fine ? 'tc-echo' : 'tc-errors'} aria-live="polite">
        {reading.echo}
      </div>
    </>
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
        const text = event.target.value.normalize('NFKC').trim();
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
  const { status, ...control } = controlProps(field);
  const day = parseDay(field.value).value;
  return (
    <DatePicker
      {...control}
      {...(status ? { status } : {})}
      style={{ width: '100%' }}
      value={day ? dayjs(day) : null}
      onChange={(picked) => set(field, picked ? picked.format('YYYY-MM-DD') : null)}
    />
  );
});

export const SelectInput = observer(function SelectInput() {
  const field = useField<Field>();
  const { status, ...control } = controlProps(field);
  return (
    <Select
      {...control}
      {...(status ? { status } : {})}
      style={{ width: '100%' }}
      allowClear
      placeholder="请选择"
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
  return (
    <Radio.Group
      aria-labelledby={fieldIds(field).label}
      name={fieldIds(field).id}
      disabled={field.pattern !== 'editable'}
      options={useChoices().map(({ value, label }) => ({ value, label }))}
      value={field.value ?? null}
      onChange={(event) => set(field, event.target.value)}
    />
  );
});

export const YesNo = observer(function YesNo() {
  const field = useField<Field>();
  return (
    <Radio.Group
      aria-labelledby={fieldIds(field).label}
      name={fieldIds(field).id}
      disabled={field.pattern !== 'editable'}
      options={[
        { value: true, label: '是' },
        { value: false, label: '否' },
      ]}
      value={field.value ?? null}
      onChange={(event) => set(field, event.target.value)}
    />
  );
});
