import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link, Navigate, Outlet, useLocation, useNavigation } from 'react-router';
import { SESSION_KEY, useSession, type Me } from '../graphql/session';
import { onSessionLost } from '../graphql/session-lost';
import { t } from '../i18n/t';
import { Loading } from '../kit/loading';
import { Problem } from '../kit/problem';
import { Bell } from '../notice/bell';
import { ChangedElsewhere } from './changed-elsewhere';
import { IdentityMenu } from './identity-menu';
import { areasFor } from './navigation';
import { NavigationList } from './navigation-list';
import { NoOffice } from './no-office';
import { PhoneMenu } from './phone-menu';
import { SignInAgain } from './sign-in-again';
import './shell.css';

const PasswordPage = lazy(async () => ({ default: (await import('../identity/password-page')).PasswordPage }));

/** Behind the sign-in: asks who is there, and keeps the page standing when that changes under it. */
export function Shell() {
  const session = useSession();
  const { pathname, search } = useLocation();
  const [began, setBegan] = useState<Me | null>(null);
  const client = useQueryClient();
  useEffect(() => onSessionLost(() => void client.invalidateQueries({ queryKey: SESSION_KEY })), [client]);
  const me = session.data ?? null;
  if (me && !began) setBegan(me);
  if (began) {
    const changed = me !== null && (me.person?.id !== began.person?.id || me.appointment?.id !== began.appointment?.id);
    return (
      <>
        <Frame me={changed || !me ? began : me} changed={changed ? me : null} />
        {!me && session.isSuccess && <SignInAgain me={began} />}
      </>
    );
  }
  if (session.isError)
    return (
      <main className="page">
        <Problem page error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  if (session.isSuccess && !me) return <Navigate to="/sign-in" state={{ from: pathname + search }} replace />;
  return <EmptyFrame />;
}

interface FrameProps {
  readonly me: Me;
  readonly changed: Me | null;
}

/** The frame of every page: where one can go, who one is, in which office. */
function Frame({ me, changed }: FrameProps) {
  const areas = areasFor(me.rights);
  const loading = useNavigation().state === 'loading';
  const { pathname } = useLocation();
  return (
    <div className="tc-shell">
      <a className="skip-link" href="#content">
        {t('跳到正文')}
      </a>
      <header className="tc-header">
        <PhoneMenu areas={areas} />
        <Link to="/" className="tc-brand">
          {t('统筹')}
        </Link>
        <span className="tc-header-gap" />
        <Bell enabled={me.government !== null} />
        <IdentityMenu me={me} />
      </header>
      <aside className="tc-side">
        <NavigationList areas={areas} />
      </aside>
      <main id="content" className="page" tabIndex={-1} aria-busy={loading}>
        {loading && <div className="tc-progress" role="progressbar" aria-label={t('正在载入')} />}
        {changed && <ChangedElsewhere now={changed} />}
        <Suspense fallback={<Loading />}>
          {me.mustChangePassword ? (
            <PasswordPage />
          ) : me.appointment || pathname === '/password' ? (
            <Outlet />
          ) : (
            <NoOffice me={me} />
          )}
        </Suspense>
      </main>
    </div>
  );
}

/** The frame before it is known who is there, and before the first page has come: nothing jumps when they do. */
export function EmptyFrame() {
  return (
    <div className="tc-shell">
      <header className="tc-header">
        <span className="tc-brand">{t('统筹')}</span>
      </header>
      <aside className="tc-side" />
      <main className="page">
        <Loading rows={8} />
      </main>
    </div>
  );
}
