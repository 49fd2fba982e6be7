import { NavLink } from 'react-router';
import { useUnread } from './notice-queries';
import './bell.css';
import { t } from '../i18n/t';

/** The way to one's notices, and how many are unread. */
export function Bell({ enabled }: { readonly enabled: boolean }) {
  const unread = useUnread(enabled);
  return (
    <NavLink
      to="/notices"
      className="tc-bell"
      aria-label={unread > 0 ? t('通知，{{unread}} 条未读', { unread }) : t('通知')}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden fill="none" stroke="currentColor" strokeWidth="1.8">
        <path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15z" strokeLinejoin="round" />
        <path d="M10 20.5a2 2 0 0 0 4 0" strokeLinecap="round" />
      </svg>
      {unread > 0 && <span className="tc-bell-count">{unread > 99 ? '99+' : unread}</span>}
    </NavLink>
  );
}
