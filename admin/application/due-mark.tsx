import { ClauseChip } from '../kit/clause-chip';
import { todayInBeijing } from '../kit/time';
import { wordDue, type Waiting } from './due';
import './due-mark.css';

interface DueMarkProps {
  readonly task: Omit<Waiting, 'since'> & { readonly openedAt: string; readonly dueArticle: string | null };
}

/** How long an open task has waited, or until when it may, with the article that says so. */
export function DueMark({ task }: DueMarkProps) {
  const { tone, word, until } = wordDue({ ...task, since: task.openedAt }, todayInBeijing());
  return (
    <span className="tc-due">
      <span className={`tc-due-word tc-due-${tone}`}>{word}</span> <span className="tc-muted">{until}</span>{' '}
      <ClauseChip article={task.dueArticle} />
    </span>
  );
}
