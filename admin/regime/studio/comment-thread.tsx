import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { minuteOf } from '../../kit/time';
import { stablePlace } from '../workspace/stable-place';
import { useWorkspace } from '../workspace/workspace';
import { placeOf } from './places';
import { findingsOf } from './refused';
import { useStudio } from './studio-context';
import { addComment, resolveComment, type RegimeComment } from './studio-queries';
import { wordPlace } from './titles';

/** Writes a comment on a place, or on the whole where `place` is empty. */
export function CommentBox({ place, label }: { readonly place: string; readonly label: string }) {
  const studio = useStudio();
  const { files } = useWorkspace();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  if (!studio.mayComment) return null;
  async function send(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const on = studio.kind === 'draft' ? { draft: studio.id } : { edition: studio.id };
      studio.onComment(await addComment({ ...on, place: stablePlace(place, files), text: text.trim() }));
      setText('');
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className="tc-comment-box">
      <Input.TextArea
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={4000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={(event) => setText(event.target.value)}
      />
      {problem !== null && <FindingList findings={findingsOf(problem)} />}
      <Button
        onClick={() => void send()}
        loading={busy}
        disabled={text.trim() === ''}
        title={text.trim() === '' ? t('先写下意见') : undefined}
      >
        {t('提意见')}
      </Button>
    </div>
  );
}

/** One comment: who, when, what, and whether it is dealt with. */
export function Comment({ comment }: { readonly comment: RegimeComment }) {
  const studio = useStudio();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  async function resolve(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      studio.onComment(await resolveComment({ id: comment.id, expectedVersion: comment.version }));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className={comment.resolvedAt ? 'tc-comment tc-comment-done' : 'tc-comment'}>
      <div className="tc-comment-head">
        <strong>{comment.author?.name ?? t('（已不可见）')}</strong>
        <span className="tc-muted">{minuteOf(comment.createdAt)}</span>
        {comment.resolvedAt ? (
          <span className="tc-muted">
            {t('✓ 已处理（{{name}}，{{at}}）', {
              name: comment.resolvedBy?.name ?? '',
              at: minuteOf(comment.resolvedAt),
            })}
          </span>
        ) : (
          studio.mayComment && (
            <Button size="small" loading={busy} onClick={() => void resolve()}>
              {t('标为已处理')}
            </Button>
          )
        )}
      </div>
      <p className="tc-prose">{comment.text}</p>
      {problem !== null && <FindingList findings={findingsOf(problem)} />}
    </div>
  );
}

/** The comments on one document and a box for another, folded away until wanted. */
export function CommentsHere({ place, title }: { readonly place: string; readonly title: string }) {
  const { comments, mayComment, root } = useStudio();
  const { lastCompiled } = useWorkspace();
  const here = comments.filter((comment) => comment.place === place || comment.place.startsWith(`${place}#`));
  const open = here.filter(({ resolvedAt }) => resolvedAt === null).length;
  if (here.length === 0 && !mayComment) return null;
  return (
    <details className="tc-panel tc-comments-here" open={open > 0}>
      <summary>
        {open > 0
          ? t('对{{title}}的意见（{{count}} 条未处理）', { title, count: open })
          : t('对{{title}}的意见', { title })}
      </summary>
      {here.map((comment) => (
        <div key={comment.id}>
          {comment.place !== place && (
            <Link to={`${root}/${placeOf(comment.place).to}`}>
              {wordPlace(comment.place, lastCompiled?.regime ?? null)}
            </Link>
          )}
          <Comment comment={comment} />
        </div>
      ))}
      <CommentBox place={place} label={t('对{{title}}写意见', { title })} />
    </details>
  );
}
