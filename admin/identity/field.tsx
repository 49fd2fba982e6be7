import { useId, type ReactNode } from 'react';

interface FieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  /** Given the id that the label points at. */
  readonly children: (id: string) => ReactNode;
}

/** A label, what it is for, and the explanation below. */
export function Field({ label, help, children }: FieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help && <div className="tc-muted">{help}</div>}
    </div>
  );
}
