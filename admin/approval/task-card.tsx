import { Tag } from 'antd';
import { Link } from 'react-router';
import { TaskMarks } from '../application/task-marks';
import { ClauseChip } from '../kit/clause-chip';
import { wordActing } from '../kit/event-words';
import { Money } from '../kit/money';
import { VERDICT, word, wordStep } from '../kit/words';
import { t } from '../i18n/t';
import { DueMark } from '../application/due-mark';
import type { ListedTask } from './task-queries';

/** One task: what and whose it is, in which office one acts, until when. */
export function TaskCard({ task }: { readonly task: ListedTask }) {
  const { application } = task;
  const project = application?.project;
  const total = project?.arguedTotal ?? project?.declaredTotal;
  const also = task.alsoFor.map(({ title }) => title).join(t('、'));
  return (
    <article className="tc-task">
      <div className="tc-task-main">
        <Link to={placeOf(task)} className="tc-task-title">
          {application?.title ?? t('（案件不可见）')}
        </Link>
        {application?.kind === 'LIST' && (
          <Tag style={{ marginLeft: 8 }}>{t('清单，{{count}} 个项目', { count: application.lines.length })}</Tag>
        )}
        <div className="tc-muted">
          {[task.organisation?.title, task.stageTitle].filter(Boolean).join(' · ')}
          {project && (
            <>
              {' · '}
              <Link className="tc-task-project" to={`/projects/${project.id}`}>
                {project.code}
              </Link>
            </>
          )}
        </div>
        <TaskMarks task={task} />
        {also && <div className="tc-task-also">{t('一次签署同时计入：{{bodies}}', { bodies: also })}</div>}
      </div>
      <div className="tc-task-side">
        <span className="tc-task-action">{wordStep(task)}</span>
        <span className="tc-muted">{task.body.title}</span>
        <ClauseChip article={task.article} />
      </div>
      <div className="tc-task-figures">
        {total && <Money yuan={total} />}
        {task.status === 'OPEN' ? (
          <DueMark task={task} />
        ) : (
          <span className="tc-muted">
            {word(VERDICT, task.verdict?.toLowerCase())} · {task.decidedAt?.slice(0, 10)}
            {task.decidedFor && ` · ${wordActing(task.decidedBy, [task.decidedFor])}`}
          </span>
        )}
      </div>
    </article>
  );
}

/** What is handed in is filled in its draft. */
function placeOf({ id, draft }: ListedTask): string {
  return draft ? `/filings/${draft.id}` : `/tasks/${id}`;
}
