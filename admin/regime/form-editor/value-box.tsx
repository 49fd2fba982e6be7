import { Input, Select } from 'antd';
import type { Json } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { DateBox } from '../../widgets/date-box';
import { MoneyBox } from '../../widgets/money-box';

export type ValueKind = 'money' | 'integer' | 'number' | 'date' | 'boolean' | 'text' | 'choice';

interface ValueBoxProps {
  readonly kind: ValueKind;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly value: Json | undefined;
  /** JSON form of the kind; what cannot be read is handed on as it was typed, so that it is refused and not lost. */
  readonly onChange: (value: Json) => void;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-describedby'?: string;
}

/** A control for one value in the unit of its kind: yuan with its reading in 万元, full-width digits taken as digits. */
export function ValueBox({ kind, options = [], value, onChange, ...names }: ValueBoxProps) {
  const text = value === null || value === undefined ? '' : String(value as string | number | boolean);
  switch (kind) {
    case 'money':
      return <MoneyBox {...names} value={text === '' ? null : text} onChange={onChange} />;
    case 'date':
      return <DateBox {...names} value={text === '' ? null : text} onChange={onChange} />;
    case 'boolean':
      return (
        <Select
          {...names}
          style={{ width: '100%' }}
          allowClear
          placeholder={t('请选择')}
          options={[
            { value: 'true', label: t('是') },
            { value: 'false', label: t('否') },
          ]}
          value={text === '' ? null : text}
          onChange={(chosen: string | null | undefined) => onChange(chosen ? chosen === 'true' : null)}
        />
      );
    case 'choice':
      return (
        <Select
          {...names}
          style={{ width: '100%' }}
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={t('请选择')}
          options={[...options]}
          value={text === '' ? null : text}
          onChange={(chosen: string | null | undefined) => onChange(chosen ?? null)}
        />
      );
    default:
      return (
        <Input
          {...names}
          autoComplete="off"
          inputMode={kind === 'text' ? 'text' : 'decimal'}
          value={text}
          onChange={(event) => onChange(readTyped(kind, event.target.value))}
        />
      );
  }
}

function readTyped(kind: ValueKind, typed: string): Json {
  if (kind === 'text') return typed === '' ? null : typed;
  const text = typed.normalize('NFKC').replace(/[\s,]/g, '');
  if (text === '') return null;
  return kind === 'integer' && /^-?(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}
