import { lazy, Suspense, useRef, useState } from 'react';
import type { OpenApplication } from '../application/application-queries';
import { t } from '../i18n/t';
import { Disclosure } from '../kit/disclosure';
import { verbChoices, type VerbChoice } from './verb-choices';
import './verb-menu.css';

/** With its boxes and choices it is heavier than the page. */
const VerbDialog = lazy(async () => ({ default: (await import('./verb-dialog')).VerbDialog }));

/** What can be done with a case besides deciding it; what cannot be done today says why. */
export function VerbMenu({ application }: { readonly application: OpenApplication }) {
  const [chosen, choose] = useState<VerbChoice | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const choices = verbChoices(application);
  const close = (): void => {
    // The dialog goes at once: whoever works by keyboard goes on where they were.
    box.current?.querySelector('button')?.focus();
    choose(null);
  };
  if (choices.length === 0 && !chosen) return null;
  return (
    <div ref={box}>
      <Disclosure
        className="tc-verb-menu"
        label={t('其他办理：转办、加签、催办、抄送等')}
        shown={<span>{t('其他办理')}</span>}
      >
        <ul>
          {choices.map((choice) => (
            <li key={`${choice.verb} ${choice.task?.id ?? ''}`}>
              {choice.refusal === null ? (
                <button type="button" data-closes onClick={() => choose(choice)}>
                  {choice.label}
                </button>
              ) : (
                <p>
                  {choice.label}
                  <span>{choice.refusal}</span>
                </p>
              )}
            </li>
          ))}
        </ul>
      </Disclosure>
      {chosen && (
        <Suspense fallback={null}>
          <VerbDialog application={application} choice={chosen} onClose={close} />
        </Suspense>
      )}
    </div>
  );
}
