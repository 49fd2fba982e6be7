import { useEffect, useRef, type ReactNode } from 'react';
import { t } from '../i18n/t';

interface PageTitleProps {
  readonly title: string;
  /** Buttons that belong to the whole page. */
  readonly extra?: ReactNode;
  readonly children?: ReactNode;
}

/** The heading of a page. It takes the focus when the page opens, so that a screen reader says where one is. */
export function PageTitle({ title, extra, children }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t('{{page}} · 统筹', { page: title });
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="tc-title">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children && <div className="tc-subtitle">{children}</div>}
      </div>
      {extra && <div className="tc-title-extra">{extra}</div>}
    </div>
  );
}
