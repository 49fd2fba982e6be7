import type { Field } from '@formily/core';
import { observer, useField } from '@formily/react';
import { toJS } from '@formily/reactive';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { FILE_KINDS, TEXT_FORMATS, type FormComponent, type Json } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { fieldIds } from '../../widgets/item';
import { wordFormat } from './kinds';
import { usePanel } from './panel-context';
import { listValue, tied } from './panel-fields';
import { ValueBox, type ValueKind } from './value-box';

/** A count of characters, rows, choices or files. */
export const CountBox = observer(function CountBox() {
  const field = useField<Field>();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (field.value === undefined || field.value === null ? '' : String(field.value));
  const digits = text.normalize('NFKC').trim();
  const fine = digits === '' || /^\d{1,9}$/.test(digits);
  return (
    <>
      <Input
        {...tied(field)}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        {...(fine ? {} : { status: 'error' as const })}
        onBlur={() => fine && setTyped(null)}
        onChange={(event) => {
          const next = event.target.value.normalize('NFKC').trim();
          setTyped(event.target.value);
          if (next === '') void field.onInput(null);
          else if (/^\d{1,9}$/.test(next)) void field.onInput(Number(next));
        }}
      />
      {!fine && (
        <div className="tc-errors" role="alert">
          {t('须为 0 以上的整数；所给“{{text}}”未写入', { text })}
        </div>
      )}
    </>
  );
});

/** Kinds of files that a field takes; none chosen means all. */
export const FileKindsBox = observer(function FileKindsBox() {
  const field = useField<Field>();
  return (
    <Select
      {...tied(field)}
      style={{ width: '100%' }}
      mode="multiple"
      allowClear
      placeholder={t('凡可上传的都收')}
      options={FILE_KINDS.map((kind) => ({ value: kind, label: kind }))}
      value={[...listValue(field)]}
      onChange={(kinds: readonly string[]) => void field.onInput(kinds.length === 0 ? null : [...kinds])}
    />
  );
});

/** How a text is written; none chosen means any text. */
export const FormatBox = observer(function FormatBox() {
  const field = useField<Field>();
  return (
    <Select
      {...tied(field)}
      style={{ width: '100%' }}
      allowClear
      placeholder={t('任意文字')}
      options={TEXT_FORMATS.map((value) => ({ value, label: wordFormat(value) }))}
      value={(field.value as string | undefined) ?? null}
      onChange={(format: string | null) => void field.onInput(format ?? null)}
    />
  );
});

const BOX: Readonly<Partial<Record<FormComponent, ValueKind>>> = {
  Money: 'money',
  Integer: 'integer',
  Number: 'number',
  Date: 'date',
  YesNo: 'boolean',
  Select: 'choice',
  Radio: 'choice',
};

/** A bound or default in the field's own unit. */
const InUnit = observer(function InUnit() {
  const field = useField<Field>();
  const { node } = usePanel();
  const kind = BOX[node['x-component']] ?? 'text';
  const ids = fieldIds(field);
  return (
    <ValueBox
      key={kind}
      id={ids.id}
      aria-labelledby={ids.label}
      aria-describedby={`${ids.help} ${ids.errors}`}
      kind={kind}
      options={node.enum ?? []}
      value={toJS(field.value) as Json | undefined}
      onChange={(value) => void field.onInput(value)}
    />
  );
});

export const BoundBox = InUnit;
export const DefaultBox = InUnit;
