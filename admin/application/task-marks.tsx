import { t } from '../i18n/t';
import './task-marks.css';

interface TaskMarksProps {
  readonly task: {
    readonly assignee?: { readonly name: string } | null;
    readonly addedBy: { readonly title: string } | null;
    readonly onBehalfOf?: { readonly name: string } | null;
    readonly reminders: number;
    readonly remindedOn: string | null;
  };
}

/** What was done about a task besides deciding it: handed over, asked besides, reminded, held in somebody's place. */
export function TaskMarks({ task: { assignee, addedBy, onBehalfOf, reminders, remindedOn } }: TaskMarksProps) {
  const marks = [
    ...(onBehalfOf ? [t('代 {{name}} 办理', { name: onBehalfOf.name })] : []),
    ...(assignee ? [t('已转给 {{name}}', { name: assignee.name })] : []),
    ...(addedBy ? [t('{{body}}请加签', { body: addedBy.title })] : []),
  ];
  if (marks.length === 0 && reminders === 0) return null;
  return (
    <div className="tc-task-marks">
      {marks.map((mark) => (
        <span key={mark}>{mark}</span>
      ))}
      {reminders > 0 && (
        <span className="tc-task-reminded">
          {t('已催办 {{count}} 次，最近 {{day}}', { count: reminders, day: remindedOn ?? '' })}
        </span>
      )}
    </div>
  );
}
