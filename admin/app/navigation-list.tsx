import { NavLink } from 'react-router';
import { t } from '../i18n/t';
import type { NavigationArea } from './navigation';

interface NavigationListProps {
  readonly areas: readonly NavigationArea[];
  /** A page was chosen. */
  readonly onGo?: () => void;
}

/** The pages one may open, by area. */
export function NavigationList({ areas, onGo }: NavigationListProps) {
  return (
    <nav aria-label={t('主导航')} className="tc-nav">
      {areas.map(({ title, places }) => (
        <div key={title} role="group" aria-label={title}>
          <span className="tc-nav-area" aria-hidden>
            {title}
          </span>
          {places.map((place) => (
            <NavLink key={place.to} to={place.to} onClick={onGo}>
              {place.title}
            </NavLink>
          ))}
        </div>
      ))}
    </nav>
  );
}
