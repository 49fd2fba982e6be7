import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { SESSION_KEY, type Me } from '../graphql/session';
import { t } from '../i18n/t';
import { SignInForm } from './sign-in-form';
import './sign-in.css';

/** The session was lost while a page was open: signing in over the page, which stays as it is with all that was typed. */
export function SignInAgain({ me }: { readonly me: Me }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const client = useQueryClient();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="tc-dialog"
      aria-labelledby="sign-in-again"
      // There is nothing behind it that could be used without signing in.
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="sign-in-again">{t('登录已过期')}</h2>
      <p className="tc-muted">
        {t('页面和已填内容都还在。请以 {{name}} 重新登录，然后接着办。', { name: me.person?.name ?? '' })}
      </p>
      <SignInForm
        onSignedIn={async (person) => {
          // Somebody else: what stands here is not theirs.
          if (person !== me.person?.id) return window.location.assign('/');
          await client.refetchQueries({ queryKey: SESSION_KEY });
          await client.invalidateQueries();
        }}
      />
    </dialog>
  );
}
