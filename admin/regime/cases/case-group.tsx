import { useEffect, useState } from 'react';
import type { CaseWords } from '../../../form-schemas/formats/case-words';
import { t } from '../../i18n/t';
import { CommentsHere } from '../studio/comment-thread';
import { CaseCard } from './case-card';
import type { CaseGroup } from './read-cases';
import type { CasesDesk } from './use-cases';

interface CaseGroupProps {
  readonly group: CaseGroup;
  /** Whether the filter or the address asks for its cases. */
  readonly open: boolean;
  readonly desk: CasesDesk;
  readonly words: CaseWords;
  readonly editing: ReadonlySet<string>;
  readonly onEdit: (code: string, open: boolean) => void;
  readonly onDone: (said: string) => void;
}

/** One file of cases; drawn only while it is unfolded. */
export function CaseGroupView({ group, open: asked, desk, words, editing, onEdit, onDone }: CaseGroupProps) {
  const bad = group.cases.filter(({ state }) => state === 'fails').length;
  const [open, setOpen] = useState(asked || bad > 0);
  useEffect(() => {
    if (asked) setOpen(true);
  }, [asked]);
  return (
    <details className="tc-panel tc-case-group" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{group.title}</h2>
        <span className="tc-muted">{t('{{count}} 个案例', { count: group.cases.length })}</span>
        {bad > 0 && <span className="tc-bad-mark">{t('✗ {{count}} 个不符', { count: bad })}</span>}
      </summary>
      {open && (
        <ul className="tc-cases">
          {group.cases.map((one) => (
            <CaseCard
              key={one.worked.code}
              one={one}
              desk={desk}
              words={words}
              editing={editing.has(one.worked.code)}
              onEdit={(next) => onEdit(one.worked.code, next)}
              onDone={onDone}
            />
          ))}
        </ul>
      )}
      {open && <CommentsHere place={group.path} title={t('案例“{{title}}”', { title: group.title })} />}
    </details>
  );
}
