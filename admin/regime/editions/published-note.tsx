import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { t } from '../../i18n/t';
import { todayInBeijing } from '../../kit/time';
import type { EditionName, EditionOnDesk } from '../studio/studio-queries';

interface PublishedNoteProps {
  readonly edition: EditionOnDesk;
  /** In force when the page was opened. */
  readonly before: EditionName | null;
  /** It has just happened. */
  readonly fresh: boolean;
}

/** What has become of an edition that nobody can publish any more; comes into view and into focus when it has just happened. */
export function PublishedNote({ edition, before, fresh }: PublishedNoteProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!fresh) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'center' });
  }, []);
  const { number, adoptedFrom } = edition;
  const day = adoptedFrom ?? '';
  const later = day > todayInBeijing();
  return (
    <div ref={box} tabIndex={-1} style={{ marginBottom: 16 }}>
      {edition.status === 'PUBLISHED' ? (
        <Alert
          type="success"
          showIcon
          message={
            later
              ? t('第 {{number}} 版已发布，自 {{day}} 起生效', { number, day })
              : t('第 {{number}} 版已发布，自 {{day}} 起施行', { number, day })
          }
          description={
            later && before && before.id !== edition.id
              ? t('在此之前的申报仍用第 {{number}} 版；已在办理的案件一律按原版本办完。', { number: before.number })
              : t('从这一天起的新申报用这一版；已在办理的案件一律按原版本办完。')
          }
        />
      ) : (
        <Alert
          type="info"
          showIcon
          message={
            edition.status === 'WITHDRAWN'
              ? t('第 {{number}} 版已退回或撤回，不再发布', { number })
              : t('这一版不在待发布之列')
          }
        />
      )}
    </div>
  );
}
