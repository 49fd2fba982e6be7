import { Button } from 'antd';
import { useId, useState } from 'react';
import { t } from '../../i18n/t';
import { isWithin } from '../workspace/remarks';
import { Comment, CommentBox } from './comment-thread';
import { useStudio } from './studio-context';
import './comment-at.css';

interface CommentAtProps {
  /** `forms/application.json#/schema/properties/basics` */
  readonly place: string;
  readonly title: string;
}

/** The comments on one place, folded into a small button that says how many are open. */
export function CommentAt({ place, title }: CommentAtProps) {
  const { comments, mayComment } = useStudio();
  const [open, setOpen] = useState(false);
  const id = useId();
  const here = comments.filter((comment) => isWithin(comment.place, place));
  const unresolved = here.filter(({ resolvedAt }) => resolvedAt === null).length;
  if (here.length === 0 && !mayComment) return null;
  return (
    <div className="tc-comment-at">
      <Button
        size="small"
        className={unresolved > 0 ? 'tc-comment-open' : ''}
        aria-expanded={open}
        aria-controls={id}
        title={t('对“{{title}}”的批注', { title })}
        onClick={() => setOpen(!open)}
      >
        {unresolved > 0 ? t('批注（{{count}} 条未处理）', { count: unresolved }) : t('批注')}
      </Button>
      <div id={id} className="tc-comment-at-thread" hidden={!open}>
        {open && (
          <>
            {here.map((comment) => (
              <Comment key={comment.id} comment={comment} />
            ))}
            <CommentBox place={place} label={t('对“{{title}}”写批注', { title })} />
          </>
        )}
      </div>
    </div>
  );
}
