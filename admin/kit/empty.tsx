import type { ReactNode } from 'react';

/** What an empty page says: why there is nothing, and the first step. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="tc-empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}
