import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { Panel } from '../../kit/panel';
import { todayInBeijing } from '../../kit/time';
import { DateBox } from '../../widgets/date-box';
import { readDayText } from '../../widgets/day-text';
import { findingsOf } from '../studio/refused';
import type { EditionName, EditionOnDesk } from '../studio/studio-queries';
import { publishEdition } from './edition-queries';

interface PublishFormProps {
  readonly edition: EditionOnDesk;
  readonly inForce: EditionName | null;
  /** Why this person may not; null: may. */
  readonly whyNot: string | null;
  /** The other way out, beside the button. */
  readonly aside: ReactNode;
  readonly onPublished: () => void | Promise<void>;
}

/** The day from which it applies, what that means, and the act itself, which asks once more. */
export function PublishForm({ edition, inForce, whyNot, aside, onPublished }: PublishFormProps) {
  const today = todayInBeijing();
  const [day, setDay] = useState(today);
  const [asking, setAsking] = useState(false);
  const publish = useMutation({
    mutationFn: () => publishEdition({ id: edition.id, expectedVersion: edition.version, effectiveFrom: day }),
    onSuccess: onPublished,
    onError: () => setAsking(false),
  });
  const unread = !readDayText(day).fine;
  const wrongDay = unread ? t('施行日读不懂') : day < today ? t('施行日须不早于今天（{{today}}）', { today }) : null;
  const why = whyNot ?? (day === '' ? t('请选定施行日') : wrongDay);
  const { number } = edition;
  return (
    <Panel title={t('发布')}>
      <form
        className="tc-publish"
        onSubmit={(event) => {
          event.preventDefault();
          if (why === null) setAsking(true);
        }}
      >
        <label htmlFor="effective-from">{t('自哪一天起施行')}</label>
        <span className="tc-publish-day">
          <DateBox
            id="effective-from"
            value={day}
            aria-invalid={wrongDay !== null}
            aria-describedby="publish-why"
            disabled={whyNot !== null}
            onChange={(given) => setDay(given ?? '')}
          />
        </span>
        <Button type="primary" htmlType="submit" disabled={why !== null} aria-describedby="publish-why">
          {t('发布第 {{number}} 版…', { number })}
        </Button>
        {aside}
        <span id="publish-why" className={why === null ? 'tc-muted' : 'tc-mind'} role="status">
          {why ?? wordEffect(day, today, inForce)}
        </span>
      </form>
      {publish.isError && <FindingList findings={findingsOf(publish.error)} />}
      <Modal
        open={asking}
        title={t('发布《{{title}}》第 {{number}} 版？', { title: edition.title, number })}
        okText={t('确认发布')}
        cancelText={t('再看看')}
        okButtonProps={{ loading: publish.isPending }}
        onOk={() => publish.mutate()}
        onCancel={() => setAsking(false)}
      >
        <dl className="tc-pairs">
          <dt>{t('何时起')}</dt>
          <dd>{day === today ? t('今天（{{day}}）起', { day }) : t('{{day}} 起', { day })}</dd>
          <dt>{t('对谁')}</dt>
          <dd>
            {t('{{government}}各单位从这一天起的新申报；已在办理的案件按原版本办完。', {
              government: edition.governmentTitle,
            })}
          </dd>
          <dt>{t('代替')}</dt>
          <dd>{inForce ? t('第 {{number}} 版', { number: inForce.number }) : t('没有：这是第一个施行的版本')}</dd>
          <dt>{t('编制')}</dt>
          <dd>{edition.editors.map(({ name }) => name).join(t('、')) || edition.preparedBy?.name}</dd>
        </dl>
        <p className="tc-muted">{t('发布后内容不能再改，只能以新的一版代替。')}</p>
      </Modal>
    </Panel>
  );
}

function wordEffect(day: string, today: string, inForce: EditionName | null): string {
  const until = inForce
    ? day === today
      ? t('从现在起的新申报用这一版，不再用第 {{number}} 版。', { number: inForce.number })
      : t('{{day}} 之前的新申报仍用第 {{number}} 版，从这一天起用这一版。', { day, number: inForce.number })
    : t('{{day}} 起的新申报用这一版。', { day });
  return t('{{until}}已在办理的案件不受影响，按原版本办完。', { until });
}
