import { DateBox } from '../widgets/date-box';
import './identity.css';

interface DayBoxProps {
  readonly id: string;
  readonly value: string;
  /** With the day, or with what could not be read: the server refuses it, and no other day is taken by mistake. */
  readonly onChange: (day: string) => void;
}

/** A calendar day in a form. Empty: none. */
export function DayBox({ id, value, onChange }: DayBoxProps) {
  return (
    <div className="tc-day">
      <DateBox id={id} value={value} onChange={(day) => onChange(day ?? '')} />
    </div>
  );
}
