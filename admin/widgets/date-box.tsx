import { Button, Input, Space, type InputProps } from 'antd';
import { useId, useRef, useState } from 'react';
import { t } from '../i18n/t';
import { readDayText } from './day-text';
import './widgets.css';

type DateBoxProps = Omit<InputProps, 'value' | 'onChange' | 'suffix'> & {
  /** `YYYY-MM-DD`, or what could not be read. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Somebody else says what is wrong: the box then only echoes what it understood. */
  readonly quiet?: boolean;
};

/** A day, typed or pasted in any usual way, or taken from the browser's own calendar; says what it understood. */
export function DateBox({ value, onChange, quiet = false, ...rest }: DateBoxProps) {
  const echoId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const shown = typed ?? value ?? '';
  const reading = readDayText(shown);
  const described = rest['aria-describedby'];
  return (
    <>
      <Space.Compact block>
        <Input
          {...rest}
          aria-describedby={described ? `${echoId} ${described}` : echoId}
          autoComplete="off"
          placeholder={t('年-月-日')}
          value={shown}
          {...(reading.fine ? {} : { status: 'error' as const })}
          onChange={({ target }) => {
            setTyped(target.value);
            const read = readDayText(target.value);
            // What cannot be read is handed on as it is: the engine refuses it, and no earlier day is filed by mistake.
            onChange(read.fine ? read.day : target.value);
          }}
          onBlur={() => {
            if (reading.fine) setTyped(null);
          }}
        />
        {!rest.disabled && (
          <Button
            aria-label={t('从日历中选')}
            onClick={() => {
              const box = calendar.current;
              if (box && 'showPicker' in box) box.showPicker();
            }}
          >
            {t('日历')}
          </Button>
        )}
      </Space.Compact>
      <input
        ref={calendar}
        type="date"
        className="tc-calendar"
        tabIndex={-1}
        aria-hidden
        value={reading.day ?? ''}
        onChange={({ target }) => {
          setTyped(null);
          onChange(target.value === '' ? null : target.value);
        }}
      />
      <div id={echoId} className={reading.fine ? 'tc-echo' : 'tc-errors'} aria-live="polite">
        {reading.fine || !quiet ? reading.echo : ''}
      </div>
    </>
  );
}
