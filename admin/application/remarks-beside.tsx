import type { ReactNode } from 'react';
import { t } from '../i18n/t';
import type { OpenApplication } from './application-queries';

/** What was asked to be mended, each beside the answer that it is about; only while it is still to be mended. */
export function remarksBeside(
  application: Pick<OpenApplication, 'returnRemarks' | 'filings'>,
): (form: string) => ((path: string) => ReactNode) | undefined {
  const filed = application.filings.at(-1)?.form;
  return (form) =>
    form === filed && application.returnRemarks.length > 0
      ? (path) =>
          application.returnRemarks
            .filter((remark) => remark.path === path)
            .map(({ text }) => (
              <p key={text} className="tc-remark-left">
                {t('须补正：{{text}}', { text })}
              </p>
            ))
      : undefined;
}
