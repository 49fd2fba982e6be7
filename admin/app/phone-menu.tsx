import { useRef } from 'react';
import { t } from '../i18n/t';
import type { NavigationArea } from './navigation';
import { NavigationList } from './navigation-list';

/** The navigation on a phone: a modal dialog of the browser's own, which keeps the focus inside and closes on Escape. */
export function PhoneMenu({ areas }: { readonly areas: readonly NavigationArea[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => dialog.current?.close();
  return (
    <>
      <button
        type="button"
        className="tc-menu-button"
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden stroke="currentColor" strokeWidth="2">
          <path d="M4 7h16M4 12h16M4 17h16" strokeLinecap="round" />
        </svg>
        <span className="tc-sr">{t('打开菜单')}</span>
      </button>
      <dialog
        ref={dialog}
        className="tc-drawer"
        aria-label={t('菜单')}
        onClick={({ target, currentTarget }) => target === currentTarget && close()}
      >
        <div>
          <button type="button" className="tc-drawer-close" onClick={close}>
            {t('关闭菜单')}
          </button>
          <NavigationList areas={areas} onGo={close} />
        </div>
      </dialog>
    </>
  );
}
