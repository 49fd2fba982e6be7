import { Button } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';
import { wordAimed, wordBy, wordHappened, wordSaid } from '../kit/event-words';
import { minuteOf } from '../kit/time';
import type { OpenApplication } from './application-queries';
import { stretchesOf, type StageStretch } from './timeline-stages';
import './timeline.css';

type Event = OpenApplication['events'][number];

/**
 * Everything that happened to a case, oldest first: who, for which body, when, what, in which words. In a long life stages that
 * are done with are a line each, to be opened.
 */
export function Timeline({ application }: { readonly application: OpenApplication }) {
  const [opened, open] = useState<ReadonlySet<number>>(new Set());
  const { events } = application;
  if (events.length === 0) return <p className="tc-muted">{t('还没有办理记录。')}</p>;
  const stretches = stretchesOf(events);
  const folded = stretches.filter(({ isFolded }) => isFolded);
  const isAllOpen = folded.every(({ key }) => opened.has(key));
  const put = (key: number, isOpen: boolean): void => {
    if (opened.has(key) === isOpen) return;
    open(new Set(isOpen ? [...opened, key] : [...opened].filter((one) => one !== key)));
  };
  return (
    <>
      {folded.length > 0 && (
        <p className="tc-timeline-fold">
          <span className="tc-muted">
            {t('共 {{count}} 项；已走过的 {{stages}} 段收起，每段一行。', {
              count: events.length,
              stages: folded.length,
            })}
          </span>
          <Button
            size="small"
            aria-expanded={isAllOpen}
            onClick={() => open(new Set(isAllOpen ? [] : folded.map(({ key }) => key)))}
          >
            {isAllOpen ? t('全部收起') : t('全部展开')}
          </Button>
        </p>
      )}
      <ol className="tc-timeline">
        {stretches.map((stretch) =>
          stretch.isFolded ? (
            <li key={stretch.key}>
              <details open={opened.has(stretch.key)} onToggle={(event) => put(stretch.key, event.currentTarget.open)}>
                <summary>
                  <StretchLine stretch={stretch} />
                </summary>
                <ol className="tc-timeline">
                  {stretch.events.map((event) => (
                    <EventItem key={event.seq} event={event} />
                  ))}
                </ol>
              </details>
            </li>
          ) : (
            stretch.events.map((event) => <EventItem key={event.seq} event={event} />)
          ),
        )}
      </ol>
    </>
  );
}

/** `初审入库 · 3 项 · 2024-03-01 至 2024-03-08`. */
function StretchLine({ stretch: { title, events } }: { readonly stretch: StageStretch<Event> }) {
  const [from = '', to = ''] = [events[0], events.at(-1)].map((event) =>
    event ? minuteOf(event.at).slice(0, 10) : '',
  );
  return (
    <>
      <strong>{title ?? t('经过')}</strong>
      <span className="tc-muted">{t('{{count}} 项办理', { count: events.length })}</span>
      <span className="tc-muted numeric">{from === to ? from : t('{{from}} 至 {{to}}', { from, to })}</span>
    </>
  );
}

function EventItem({ event }: { readonly event: Event }) {
  return (
    <li>
      <div className="tc-timeline-head">
        <strong>{wordHappened(event)}</strong>
        <span className="tc-muted numeric">{minuteOf(event.at)}</span>
      </div>
      <div className="tc-muted">{wordBy(event)}</div>
      {wordAimed(event) && <p className="tc-timeline-text">{wordAimed(event)}</p>}
      {event.text && <p className="tc-timeline-text">{wordSaid({ ...event, text: event.text })}</p>}
      {event.minutes.length > 0 && (
        <p className="tc-timeline-text">{t('会议纪要：{{numbers}}', { numbers: event.minutes.join(t('、')) })}</p>
      )}
    </li>
  );
}
