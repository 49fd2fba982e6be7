import { minuteOf } from '../kit/time';
import { VERDICT, word } from '../kit/words';
import type { OpenApplication } from './application-queries';
import './timeline.css';

/** Everything that happened to a case, oldest first: who, for which body, when, what, in which words. */
export function Timeline({ events }: { readonly events: OpenApplication['events'] }) {
  if (events.length === 0) return <p className="tc-muted">还没有办理记录。</p>;
  return (
    <ol className="tc-timeline">
      {events.map((event) => (
        <li key={event.seq}>
          <div className="tc-timeline-head">
            <strong>{headline(event)}</strong>
            <span className="tc-muted numeric">{minuteOf(event.at)}</span>
          </div>
          <div className="tc-muted">
            {[event.bodies.map(({ title }) => title).join('、'), event.person?.name].filter(Boolean).join(' · ')}
            {event.recordedBy && `（${event.recordedBy.name}代录）`}
          </div>
          {event.opinion && <p className="tc-timeline-text">意见：{event.opinion}</p>}
          {event.minutes && <p className="tc-timeline-text">会议纪要：{event.minutes}</p>}
          {event.reason && <p className="tc-timeline-text">原因：{event.reason}</p>}
        </li>
      ))}
    </ol>
  );
}

const TYPE = { file: '提交', withdraw: '撤回', 'list-decided': '清单已决定' } as const;

function headline(event: OpenApplication['events'][number]): string {
  const act = event.verdict
    ? word(VERDICT, event.verdict.toLowerCase())
    : Object.hasOwn(TYPE, event.type)
      ? TYPE[event.type as keyof typeof TYPE]
      : event.type;
  return event.stageTitle ? `${event.stageTitle}：${act}` : act;
}
