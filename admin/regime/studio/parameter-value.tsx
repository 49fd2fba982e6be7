import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { ParameterDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { readMoneyText } from '../../widgets/money-text';
import { wordParameter } from './compare';

type Given = ParameterDocument['value'];

interface ParameterValueProps {
  readonly parameter: ParameterDocument;
  readonly readOnly: boolean;
  readonly onChange: (value: Given) => void;
}

/** A parameter's value in the box that fits its type; says what it understood. */
export function ParameterValue(props: ParameterValueProps) {
  const { parameter, readOnly, onChange } = props;
  const { type, value, options, title } = parameter;
  if (readOnly) return <strong className="tc-parameter-value">{wordParameter(parameter, value) ?? t('未定')}</strong>;
  if (type === 'enum' || type === 'boolean') {
    const choices =
      type === 'boolean'
        ? [
            { value: 'true', label: t('是') },
            { value: 'false', label: t('否') },
          ]
        : (options ?? []).map((option) => ({ value: option.value, label: option.title }));
    return (
      <Select
        aria-label={t('“{{title}}”的取值', { title })}
        style={{ width: '100%' }}
        allowClear
        placeholder={t('未定')}
        value={value === null ? null : String(value)}
        options={choices}
        onChange={(given?: string) =>
          onChange(given === undefined ? null : type === 'boolean' ? given === 'true' : given)
        }
      />
    );
  }
  return <Typed {...props} />;
}

/** Typed as text; what cannot be read yet stays in the box and is not stored. */
function Typed({ parameter, onChange }: ParameterValueProps) {
  const { type, value, title } = parameter;
  const shown = value === null ? '' : String(value);
  const [text, setText] = useState(shown);
  const read = readTyped(type, text);
  useEffect(() => {
    // Undo, or another's change: what is stored is shown, unless it is what the box already means.
    if (read.ok && JSON.stringify(read.value) === JSON.stringify(value)) return;
    if (read.ok) setText(shown);
    // Only when the stored value changes; typing alone must not be overwritten.
  }, [shown]);
  return (
    <div>
      <Input
        aria-label={t('“{{title}}”的取值', { title })}
        aria-invalid={!read.ok}
        {...(read.ok ? {} : { status: 'error' as const })}
        value={text}
        placeholder={t('未定')}
        addonAfter={type === 'money' ? t('元') : undefined}
        onChange={(event) => {
          const typed = event.target.value;
          setText(typed);
          const now = readTyped(type, typed);
          if (now.ok) onChange(now.value);
        }}
      />
      <div className="tc-typed-says" role="status">
        {!read.ok ? (
          <span className="tc-bad">
            {read.problem}{' '}
            <Button size="small" type="link" onClick={() => setText(shown)}>
              {t('恢复为已存的')}
            </Button>
          </span>
        ) : (
          type === 'money' && <span className="tc-muted">{readMoneyText(text).echo}</span>
        )}
      </div>
    </div>
  );
}

type Read = { readonly ok: true; readonly value: Given } | { readonly ok: false; readonly problem: string };

function readTyped(type: ParameterDocument['type'], typed: string): Read {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return { ok: true, value: null };
  if (type === 'text') return { ok: true, value: typed };
  if (type === 'money') {
    const { fine, yuan, echo } = readMoneyText(text);
    return fine ? { ok: true, value: yuan } : { ok: false, problem: echo };
  }
  if (type === 'integer') {
    return /^-?\d{1,15}$/.test(text)
      ? { ok: true, value: Number(text) }
      : { ok: false, problem: t('须为整数，所给为“{{text}}”', { text: typed }) };
  }
  return /^-?\d{1,12}(?:\.\d{1,9})?$/.test(text)
    ? { ok: true, value: text }
    : { ok: false, problem: t('须为数，如 0.15，所给为“{{text}}”', { text: typed }) };
}
