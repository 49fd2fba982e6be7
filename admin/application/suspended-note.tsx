import { Alert } from 'antd';
import { Link } from 'react-router';
import { t } from '../i18n/t';

interface SuspendedNoteProps {
  readonly since: string | null;
  readonly by: { readonly id: string; readonly title: string } | null;
  /** What may be begun now that would lift it, by title; empty: nothing that is known of. */
  readonly lifts?: readonly string[];
}

/** A project stands still: since when, by what, and what sets it going again. */
export function SuspendedNote({ since, by, lifts = [] }: SuspendedNoteProps) {
  if (since === null) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      message={t('已中止：自 {{day}} 起不能办理', { day: since })}
      description={
        <>
          {by && (
            <div>
              {t('由此中止：')}
              <Link to={`/applications/${by.id}`}>{by.title}</Link>
            </div>
          )}
          <div>
            {lifts.length > 0
              ? t('中止期间仍可办理：{{titles}}；恢复后从原环节继续。', { titles: lifts.join(t('、')) })
              : t('有权恢复的主体办理恢复之后，从原环节继续。')}
          </div>
        </>
      }
    />
  );
}
