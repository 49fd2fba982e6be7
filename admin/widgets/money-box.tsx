import { Input, type InputProps } from 'antd';
import { useId, useState } from 'react';
import { readMoneyText } from './money-text';
import { t } from '../i18n/t';

type MoneyBoxProps = Omit<InputProps, 'value' | 'onChange' | 'suffix'> & {
  /** A decimal string of yuan, or what could not be read. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Somebody else says what is wrong: the box then only echoes what it understood. */
  readonly quiet?: boolean;
};

/** Accepts yuan and 万元 and says what it understood; what cannot be read stays in the box with its error. */
export function MoneyBox({ value, onChange, quiet = false, ...rest }: MoneyBoxProps) {
  const echoId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value ?? '';
  const reading = readMoneyText(shown);
  const described = rest['aria-describedby'];
  return (
    <>
      <Input
        {...rest}
        aria-describedby={described ? `${echoId} ${described}` : echoId}
        inputMode="decimal"
        autoComplete="off"
        suffix={t('元')}
        value={shown}
        {...(reading.fine ? {} : { status: 'error' as const })}
        onChange={(event) => {
          setTyped(event.target.value);
          const read = readMoneyText(event.target.value);
          // An unreadable amount is handed on as it is: the engine refuses it, and nobody files an old figure by mistake.
          onChange(read.fine ? read.yuan : event.target.value);
        }}
        onBlur={() => {
          if (reading.fine) setTyped(null);
        }}
      />
      <div id={echoId} className={reading.fine ? 'tc-echo' : 'tc-errors'} aria-live="polite">
        {reading.fine || !quiet ? reading.echo : ''}
      </div>
    </>
  );
}
