import { useId, type ReactNode } from 'react';
import './panel.css';

interface PanelProps {
  readonly title: string;
  /** Beside the title: an article, a count. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A titled part of a page. */
export function Panel({ title, extra, children, className }: PanelProps) {
  const id = useId();
  return (
    <section className={`tc-panel${className ? ` ${className}` : ''}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {extra}
      </header>
      {children}
    </section>
  );
}
