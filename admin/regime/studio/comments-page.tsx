import { Link } from 'react-router';
import { t } from '../../i18n/t';
import { Panel } from '../../kit/panel';
import { useWorkspace } from '../workspace/workspace';
import { Comment, CommentBox } from './comment-thread';
import { placeOf } from './places';
import { useStudio } from './studio-context';
import { wordPlace } from './titles';

/** All comments, the open ones first, each with a way to its place. */
export function CommentsPage() {
  const { comments, root } = useStudio();
  const { lastCompiled } = useWorkspace();
  const sorted = [...comments].sort(
    (a, b) => Number(a.resolvedAt !== null) - Number(b.resolvedAt !== null) || (a.createdAt < b.createdAt ? -1 : 1),
  );
  return (
    <Panel title={t('意见与批注')}>
      {sorted.length === 0 && (
        <p className="tc-muted">{t('还没有意见。对某一张表单、某一行矩阵的意见，可以在那一页上写。')}</p>
      )}
      <ul className="tc-comment-list">
        {sorted.map((comment) => (
          <li key={comment.id}>
            {comment.place === '' ? (
              <span className="tc-muted">{t('对整部制度')}</span>
            ) : (
              <Link to={`${root}/${placeOf(comment.place).to}`}>
                {wordPlace(comment.place, lastCompiled?.regime ?? null)}
              </Link>
            )}
            <Comment comment={comment} />
          </li>
        ))}
      </ul>
      <CommentBox place="" label={t('对整部制度写意见')} />
    </Panel>
  );
}
