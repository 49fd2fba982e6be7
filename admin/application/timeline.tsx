import { minuteOf } from '../kit/time';
import { VERDICT, word } from '../kit/words';
import type { OpenApplication } from './application-queries';
import './timeline.css';

/** Everything that happened to a case, oldest first: who, for which body, when, what, in which words. */
export function Timeline({ application }: { readonly application: OpenApplication }) {
  const { events } = application;
  if (events.length === 0) return <p className="tc-muted">还没有办理记录。</p>;
  return (
    <ol className="tc-timeline">
      {events.map((event) => (
        <li key={event.seq}>
          <div className="tc-timeline-head">
            <strong>{headline(application, event)}</strong>
            <span className="tc-muted numeric">{minuteOf(event.at)}</span>
          </div>
          <div className="tc-muted">
            {[
              signed(application, event)
                .map(({ body }) => body.title)
                .join('、'),
              event.person?.name,
            ]
              .filter(Boolean)
              .join(' · ')}
            {event.recordedBy && `（${event.recordedBy.name}代录）`}
          </div>
          {event.text && (
            <p className="tc-timeline-text">
              {event.type === 'withdraw' ? '原因' : '意见'}：{event.text}
            </p>
          )}
          {event.minutes.length > 0 && <p className="tc-timeline-text">会议纪要：{event.minutes.join('、')}</p>}
        </li>
      ))}
    </ol>
  );
}

const TYPE = { file: '提交', withdraw: '撤回', 'list-decided': '清单已决定' } as const;

type Event = OpenApplication['events'][number];

/** The slots that one signature filled: written at the same instant as the event. */
function signed(application: OpenApplication, event: Event) {
  const acts = event.type === 'file' || event.type === 'decide';
  return acts ? application.tasks.filter(({ decidedAt }) => decidedAt === event.at) : [];
}

function headline(application: OpenApplication, event: Event): string {
  const known = Object.hasOwn(TYPE, event.type) ? TYPE[event.type as keyof typeof TYPE] : event.type;
  const act = event.verdict ? word(VERDICT, event.verdict.toLowerCase()) : known;
  const stage = signed(application, event)[0]?.stageTitle;
  if (event.type === 'list-decided') return event.verdict ? `${known}：${act}` : known;
  return stage ? `${stage}：${act}` : act;
}
