import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { fromApi } from '../kit/api-finding';
import { FindingList } from '../kit/finding-list';
import { wordAimed, wordBy, wordHappened, wordSaid } from '../kit/event-words';
import { minuteOf } from '../kit/time';
import { ACTION, joined, word } from '../kit/words';
import { courseOf, isBeside, type Happening } from './course';
import type { Course, CourseEvent } from './project-query';

/** A course longer than this shows its latest part first. */
const LONG = 12;
const LATEST = 8;

/**
 * Everything that happened, oldest first: where, in whose name, who, when, what, in which words, on what grounds. Of a long
 * course the earlier part is a click away; on paper all of it stands.
 */
export function CoursePanel({ course }: { readonly course: Course }) {
  const happened = courseOf(course);
  const [all, setAll] = useState(false);
  const earlier = happened.length > LONG ? happened.length - LATEST : 0;
  if (happened.length === 0) return <p className="tc-muted">{t('还没有办理记录。')}</p>;
  return (
    <>
      {earlier > 0 && (
        <Button className="tc-course-all no-print" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('只看最近 {{count}} 步', { count: LATEST }) : t('展开更早的 {{count}} 步', { count: earlier })}
        </Button>
      )}
      <ol className="tc-course">
        {happened.map((one, index) => (
          <li key={one.key} className={`${lookOf(one)}${!all && index < earlier ? ' tc-course-earlier' : ''}`}>
            <Entry happening={one} />
          </li>
        ))}
      </ol>
    </>
  );
}

function lookOf(happening: Happening): string {
  const { list, event } = happening;
  const beside = isBeside(happening);
  const against = event.verdict === 'reject' || event.verdict === 'return' || event.type === 'withdraw';
  return `${list ? 'tc-course-list' : ''}${beside ? ' tc-course-side' : ''}${against ? ' tc-course-against' : ''}`;
}

function Entry({ happening: { event, list, own } }: { readonly happening: Happening }) {
  return (
    <>
      <div className="tc-course-head">
        <strong>{wordHappened(event)}</strong>
        {event.round !== null && event.round > 1 && <span>{t('第 {{round}} 次到此环节', { round: event.round })}</span>}
        <ClauseChip article={event.article} />
        <span className="tc-muted numeric">{minuteOf(event.at)}</span>
      </div>
      <div className="tc-muted">
        {wordBy(event)}
        {event.action && event.action !== 'file' && ` · ${word(ACTION, event.action)}`}
      </div>
      {own?.application?.kind === 'SIDE' && (
        <div>
          {t('另行办理：')}
          <Link to={`/applications/${own.application.id}`}>{own.application.procedureTitle}</Link>
        </div>
      )}
      {list && (
        <div>
          {t('清单：')}
          <Link to={`/applications/${list.id}`}>{list.title}</Link>
        </div>
      )}
      {wordAimed(event) && <p className="tc-course-text">{wordAimed(event)}</p>}
      {event.text && <p className="tc-course-text">{wordSaid({ ...event, text: event.text })}</p>}
      {event.minutes.length > 0 && (
        <p className="tc-course-text">{t('会议纪要：{{numbers}}', { numbers: joined(event.minutes) })}</p>
      )}
      {own && <Consequences event={own} />}
    </>
  );
}

function Consequences({ event }: { readonly event: CourseEvent }) {
  const findings = fromApi(event.findings);
  return (
    <>
      {event.overrides.map((taken) => (
        <p key={taken.rule} className="tc-course-override">
          {t('准予例外：{{rule}}', { rule: taken.ruleTitle })} <ClauseChip article={taken.article} /> {taken.body.title}{' '}
          · {taken.person?.name}
          {taken.reason && <span>{t('。理由：{{reason}}', { reason: taken.reason })}</span>}
          {taken.citation && <span>{t('。依据：{{citation}}', { citation: taken.citation })}</span>}
        </p>
      ))}
      {findings.length > 0 && (
        <details className="tc-course-findings">
          <summary>{t('当时的提示 {{count}} 条', { count: findings.length })}</summary>
          <FindingList findings={findings} />
        </details>
      )}
      {event.toTitle && <div className="tc-course-to">{t('→ 转到“{{stage}}”', { stage: event.toTitle })}</div>}
    </>
  );
}
