import { Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { t } from '../i18n/t';
import { readMoneyText } from './money-text';

interface MoneyBoundProps {
  /** Decimal text of yuan; empty where none is set. */
  readonly value: string;
  readonly title: string;
  readonly onChange: (yuan: string) => void;
}

/** One bound of a range of amounts: yuan and 万元 are both understood, and it is said what was. Asked when it is left or entered. */
export function MoneyBound({ value, title, onChange }: MoneyBoundProps) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const reading = readMoneyText(typed);
  const ask = (): void => {
    if (reading.fine && (reading.yuan ?? '') !== value) onChange(reading.yuan ?? '');
  };
  return (
    <>
      <Input
        value={typed}
        aria-label={title}
        aria-describedby={id}
        placeholder={t('如 500万')}
        {...(reading.fine ? {} : { status: 'error' as const })}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={ask}
        onPressEnter={ask}
      />
      <span id={id} className={reading.fine ? 'tc-muted' : 'tc-filter-wrong'} aria-live="polite">
        {reading.echo}
      </span>
    </>
  );
}
