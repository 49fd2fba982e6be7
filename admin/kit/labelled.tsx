import { useId, type ReactNode } from 'react';

interface LabelledProps {
  readonly title: string;
  readonly children: (id: string) => ReactNode;
}

/** A filter with its name above. */
export function Labelled({ title, children }: LabelledProps) {
  const id = useId();
  return (
    <div className="tc-filter-field">
      <label htmlFor={id}>{title}</label>
      {children(id)}
    </div>
  );
}
