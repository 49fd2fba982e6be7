import { Input } from 'antd';
import { useId } from 'react';
import { t } from '../../i18n/t';

interface TextEditProps {
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly onChange: (value: string) => void;
  /** Only read by screen readers, where the place says what it is. */
  readonly quiet?: boolean;
}

/** A text of the regime, edited in place. */
export function TextEdit({ label, value, readOnly, onChange, quiet = false }: TextEditProps) {
  const id = useId();
  if (readOnly) {
    return (
      <p className="tc-prose">
        {!quiet && <span className="tc-muted">{t('{{label}}：', { label })}</span>}
        {value || '—'}
      </p>
    );
  }
  return (
    <div className="tc-text-edit">
      <label htmlFor={id} className={quiet ? 'tc-sr' : 'tc-muted'}>
        {label}
      </label>
      <Input.TextArea
        id={id}
        value={value}
        autoSize={{ minRows: 1, maxRows: 6 }}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
