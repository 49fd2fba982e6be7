import type { CompiledForm } from '../../form-schemas/engine';
import { t } from '../i18n/t';
import type { Change } from './changes';
import { inFormOrder, titleAt, type Remark } from './remarks';
import './remarks.css';

interface RemarksAnsweredProps {
  readonly form: CompiledForm;
  readonly remarks: readonly Remark[];
  /** What has been changed since the filing that they are about. */
  readonly changes: readonly Change[];
  /** Jumps to a field. */
  readonly onJump?: (path: string) => void;
}

/** What was found wanting, field by field, each with whether something has been done about it. */
export function RemarksAnswered({ form, remarks, changes, onJump }: RemarksAnsweredProps) {
  if (remarks.length === 0) return null;
  return (
    <ul className="tc-remarks" aria-label={t('逐项指出的问题')}>
      {inFormOrder(form, remarks).map(({ path, text }, index) => (
        <li key={`${path}:${index}`}>
          {onJump && path !== '' ? (
            <button type="button" className="tc-link" onClick={() => onJump(path)}>
              {titleAt(form, path)}
            </button>
          ) : (
            <strong>{titleAt(form, path)}</strong>
          )}
          <span className="tc-came-back">{text}</span>
          {path !== '' && (
            <span className={isTouched(changes, path) ? 'tc-remark-done' : 'tc-remark-left'}>
              {isTouched(changes, path) ? t('✓ 已修改') : t('尚未修改')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A change of the field itself, of a cell or row of it, or of the row that it stands in. */
function isTouched(changes: readonly Change[], path: string): boolean {
  return changes.some(
    (change) =>
      change.path === path ||
      change.path.startsWith(`${path}[`) ||
      change.path.startsWith(`${path}.`) ||
      path.startsWith(`${change.path}.`),
  );
}
