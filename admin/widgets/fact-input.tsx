import { Checkbox, Input, Radio, Select } from 'antd';
import { useId } from 'react';
import type { Fact } from '../../form-schemas/engine/model/fact';
import type { Json } from '../../form-schemas/engine/value';
import { DateBox } from './date-box';
import { MoneyBox } from './money-box';
import './widgets.css';
import { t } from '../i18n/t';

interface FactInputProps {
  readonly fact: Fact;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  /** Instead of the fact's title: the question as it is asked. */
  readonly label?: string;
  readonly help?: string | undefined;
  readonly errors?: readonly string[];
}

/** A labelled control for one fact, by the fact's type; values in the JSON form that the engine and the API read. */
export function FactInput({ fact, value, onChange, label, help, errors = [] }: FactInputProps) {
  const id = useId();
  const labelId = `${id}-label`;
  const grouped =
    fact.type === 'boolean' || fact.type === 'list' || (fact.type === 'enum' && (fact.options?.length ?? 0) <= 8);
  return (
    <div className="tc-item">
      <div className="tc-item-head">
        {grouped ? (
          <span id={labelId} className="tc-legend">
            {label ?? fact.title}
          </span>
        ) : (
          <label id={labelId} htmlFor={id}>
            {label ?? fact.title}
          </label>
        )}
      </div>
      <Control fact={fact} value={value} onChange={onChange} id={id} labelId={labelId} helpId={`${id}-help`} />
      <div id={`${id}-help`} className="tc-help">
        {help}
      </div>
      <div className="tc-errors" aria-live="polite">
        {errors.map((message) => (
          <div key={message}>{message}</div>
        ))}
      </div>
    </div>
  );
}

interface ControlProps extends Pick<FactInputProps, 'fact' | 'value' | 'onChange'> {
  readonly id: string;
  readonly labelId: string;
  readonly helpId: string;
}

const YES_NO = [
  { value: true, label: t('是') },
  { value: false, label: t('否') },
];

function Control({ fact, value, onChange, id, labelId, helpId }: ControlProps) {
  const described = { id, 'aria-describedby': helpId };
  const options = (fact.options ?? []).map((option) => ({ value: option.value, label: option.title }));
  switch (fact.type) {
    case 'boolean':
      return (
        <div role="radiogroup" aria-labelledby={labelId} aria-describedby={helpId}>
          <Radio.Group
            name={id}
            options={YES_NO}
            value={value}
            onChange={(event) => onChange(event.target.value as boolean)}
          />
        </div>
      );
    case 'money':
      return <MoneyBox {...described} value={typeof value === 'string' ? value : null} onChange={onChange} />;
    case 'enum':
      return options.length <= 8 ? (
        <div role="radiogroup" aria-labelledby={labelId} aria-describedby={helpId}>
          <Radio.Group
            name={id}
            className="tc-choices"
            options={options}
            value={value}
            onChange={(event) => onChange(event.target.value as string)}
          />
        </div>
      ) : (
        <Select
          {...described}
          style={{ width: '100%' }}
          placeholder={t('请选择')}
          allowClear
          options={options}
          value={value as string | null}
          onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
        />
      );
    case 'list':
      return (
        <div role="group" aria-labelledby={labelId} aria-describedby={helpId}>
          <Checkbox.Group
            className="tc-choices"
            options={options}
            value={Array.isArray(value) ? (value as string[]) : []}
            onChange={(chosen) => onChange(chosen.length === 0 ? null : chosen)}
          />
        </div>
      );
    case 'date':
      return <DateBox {...described} value={typeof value === 'string' ? value : null} onChange={onChange} />;
    case 'integer':
      return (
        <Input
          {...described}
          inputMode="numeric"
          suffix={fact.unit}
          value={value === null ? '' : String(value)}
          onChange={(event) => {
            const text = event.target.value.normalize('NFKC').trim();
            onChange(text === '' ? null : /^-?\d{1,15}$/.test(text) ? Number(text) : text);
          }}
        />
      );
    default:
      return (
        <Input
          {...described}
          suffix={fact.unit}
          value={value === null ? '' : String(value)}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
      );
  }
}
