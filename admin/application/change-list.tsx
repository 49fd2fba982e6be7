import { t } from '../i18n/t';
import type { Change } from './changes';
import './change-list.css';

interface ChangeListProps {
  readonly changes: readonly Change[];
  /** Jumps to the field that changed. */
  readonly onJump?: (path: string) => void;
}

/** What was, and what is now, field by field. */
export function ChangeList({ changes, onJump }: ChangeListProps) {
  return (
    <ul className="tc-changes">
      {changes.map(({ path, title, before, after }) => (
        <li key={path}>
          {onJump ? (
            <button type="button" className="tc-link" onClick={() => onJump(path)}>
              {title}
            </button>
          ) : (
            <strong>{title}</strong>
          )}
          <del>
            <span className="tc-sr">{t('原为：')}</span>
            {before || t('未填')}
          </del>
          <ins>
            <span className="tc-sr">{t('现为：')}</span>
            {after || t('未填')}
          </ins>
        </li>
      ))}
    </ul>
  );
}
