import type { InputProps } from 'antd';
import { readDayText } from './day-text';
import { DateBox } from './date-box';

type DayFilterProps = Pick<InputProps, 'id' | 'aria-label' | 'disabled'> & {
  /** `YYYY-MM-DD`; empty: none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
};

/** A day that a list is filtered by, at once: what cannot be read (yet) filters nothing and is said beside it. */
export function DayFilter({ value, onChange, ...rest }: DayFilterProps) {
  return (
    <DateBox
      {...rest}
      value={value}
      onChange={(given) => {
        const { fine, day } = readDayText(given ?? '');
        if (fine && (day ?? '') !== value) onChange(day ?? '');
      }}
    />
  );
}
