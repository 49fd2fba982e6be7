import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useAddressLater } from './use-address-later';

interface LaterTextProps {
  readonly id: string;
  /** What is asked for, as it stands in the address. */
  readonly value: string;
  /** Trimmed. */
  readonly onChange: (text: string) => void;
  /** How long the typing pauses before it is asked. */
  readonly pauseMs: number;
}

/** A text to look for: asked when the typing pauses, at once with Enter. */
export function LaterText({ id, value, onChange, pauseMs }: LaterTextProps) {
  const [typed, setTyped] = useState(value);
  const later = useAddressLater(pauseMs);
  useEffect(() => setTyped(value), [value]);
  const ask = (text: string, wait?: number) => later(() => onChange(text.trim()), wait);
  return (
    <Input
      id={id}
      allowClear
      maxLength={100}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        ask(target.value);
      }}
      onPressEnter={() => ask(typed, 0)}
    />
  );
}
