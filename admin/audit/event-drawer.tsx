import { Drawer } from 'antd';
import { t } from '../i18n/t';
import { minuteOf } from '../kit/time';
import { word } from '../kit/words';
import type { ListedEvent } from './audit-queries';
import { actorOf, SUBJECT, VERB } from './verb-words';

interface EventDrawerProps {
  readonly event: ListedEvent;
  readonly onFilter: (changes: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}

/** One event in full. */
export function EventDrawer({ event, onFilter, onClose }: EventDrawerProps) {
  const parts: readonly (readonly [string, string])[] = [
    [t('时刻'), `${minuteOf(event.at)}:${event.at.slice(17, 19)}`],
    [t('人员'), actorOf(event)],
    [t('任职'), event.appointment?.title ?? '—'],
    ...(event.serviceAccountTitle ? [[t('服务账号'), event.serviceAccountTitle] as const] : []),
    [t('动作'), `${word(VERB, event.verb)} · ${event.verb}`],
    [t('对象'), `${word(SUBJECT, event.subjectType)} ${event.subjectTitle ?? ''}`],
    [t('对象标识'), event.subjectId],
    [t('请求编号'), event.request],
    [t('前一条摘要'), event.previous || '—'],
    [t('本条摘要'), event.hash],
  ];
  return (
    <Drawer open width="min(560px, 100vw)" title={t('第 {{seq}} 条', { seq: event.seq })} onClose={onClose}>
      <dl className="tc-event">
        {parts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <h3>{t('详情')}</h3>
      <pre className="tc-token">{JSON.stringify(event.details, null, 2)}</pre>
      <p className="tc-row-actions">
        <button
          type="button"
          className="tc-choice"
          onClick={() => onFilter({ subjectId: event.subjectId, subjectType: event.subjectType })}
        >
          {t('只看这一对象的记录')}
        </button>
        {event.person && (
          <button type="button" className="tc-choice" onClick={() => onFilter({ person: event.person?.id ?? '' })}>
            {t('只看此人的记录')}
          </button>
        )}
      </p>
    </Drawer>
  );
}
