import type { CalendarDocument } from '../../form-schemas/engine';
import { calendarChanges } from '../../form-schemas/formats/calendar/calendar-changes';
import { t } from '../i18n/t';
import { wordChanges } from './year-words';

interface ChangesListProps {
  readonly before: CalendarDocument | null;
  readonly after: CalendarDocument;
}

/** What an arrangement changes against the one that counts now. */
export function ChangesList({ before, after }: ChangesListProps) {
  const changes = wordChanges(calendarChanges(before, after));
  const title = before
    ? t('与现行的 {{year}} 年安排相比', { year: after.year })
    : t('{{year}} 年尚无安排，与周一至周五上班相比', { year: after.year });
  return (
    <>
      <h3>{title}</h3>
      {changes.length === 0 ? (
        <p className="tc-muted">{t('没有哪一天不同。')}</p>
      ) : (
        <ul>
          {changes.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </>
  );
}
