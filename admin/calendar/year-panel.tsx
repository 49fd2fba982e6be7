import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { ActDialog } from '../identity/act-dialog';
import { ActProblem } from '../identity/act-problem';
import { Field } from '../identity/field';
import { useAct } from '../identity/use-act';
import { useAddress } from '../identity/use-address';
import { fromApi } from '../kit/api-finding';
import { FindingList, type ShownFinding } from '../kit/finding-list';
import { Panel } from '../kit/panel';
import { judgeCalendar } from '../../form-schemas/formats/calendar/judge-calendar';
import { documentOf, PUBLISH_YEAR, WITHDRAW_YEAR, type CalendarYear } from './calendar-queries';
import { ChangesList } from './changes-list';
import { YearChart } from './year-chart';
import { wordSpan, YearStatus } from './year-words';

interface YearPanelProps {
  readonly year: CalendarYear;
  readonly years: readonly CalendarYear[];
}

/** One arrangement: where it stands, its days, and, while it waits, what it would change and who may publish it. */
export function YearPanel({ year, years }: YearPanelProps) {
  const document = documentOf(year);
  const inForce = years.filter((other) => other.inForce);
  const current = inForce.find((other) => other.year === year.year);
  const isWaiting = year.status === 'SUBMITTED';
  const [told, setTold] = useState<readonly ShownFinding[]>([]);
  return (
    <Panel title={t('{{year}} 年', { year: year.year })} extra={<YearStatus year={year} />}>
      <div>
        {year.sourceUrl === null ? (
          year.sourceTitle
        ) : (
          <a href={year.sourceUrl} target="_blank" rel="noreferrer">
            {year.sourceTitle}
          </a>
        )}
      </div>
      <p className="tc-muted">
        {year.sourceNumber} · {year.sourceIssued}
      </p>
      {!year.announced && (
        <Alert
          type="warning"
          showIcon
          message={t('放假安排尚未公布：跨到这一年的期限都是暂定的，公布后重算并告知办理的人。')}
        />
      )}
      {year.note !== '' && <p className="tc-muted">{year.note}</p>}
      {isWaiting && (
        <>
          <ChangesList before={current ? documentOf(current) : null} after={document} />
          <FindingList findings={judgeCalendar(document, inForce.map(documentOf))} />
          <Decide year={year} onTold={setTold} />
        </>
      )}
      <FindingList findings={told} />
      <YearChart document={document} />
      <h3>{t('放假')}</h3>
      <ul>
        {year.holidays.map(({ title, from, to }) => (
          <li key={title + from}>
            {title} <span className="tc-muted numeric">{wordSpan(from, to)}</span>
          </li>
        ))}
      </ul>
      <h3>{t('调休上班的周末')}</h3>
      <p>{year.workdays.length === 0 ? t('没有') : year.workdays.join(t('、'))}</p>
    </Panel>
  );
}

interface DecideProps {
  readonly year: CalendarYear;
  /** What publishing came to. */
  readonly onTold: (findings: readonly ShownFinding[]) => void;
}

/** Publishing by another person than whoever imported it; taking it back by either. */
function Decide({ year, onTold }: DecideProps) {
  const me = useMe();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const address = useAddress();
  const publish = useAct(PUBLISH_YEAR, ({ publishCalendarYear }) => {
    onTold(fromApi(publishCalendarYear.findings));
    // It was shown because it waited; it stays.
    address.set({ id: year.id });
  });
  const isOwn = year.preparedBy?.id === me.person?.id;
  if (!me.rights.includes('calendar:publish')) return null;
  return (
    <>
      <ActProblem error={publish.error} />
      {isOwn && <p className="tc-muted">{t('这份安排由您导入，须由另一人核对后发布。')}</p>}
      <p className="tc-row-actions">
        <Button
          type="primary"
          disabled={isOwn}
          loading={publish.isPending}
          onClick={() => publish.mutate({ input: { id: year.id, expectedVersion: year.version } })}
        >
          {t('核对无误，发布')}
        </Button>
        <Button onClick={() => setWithdrawing(true)}>{t('撤回')}</Button>
      </p>
      {isWithdrawing && <WithdrawDialog year={year} onClose={() => setWithdrawing(false)} />}
    </>
  );
}

function WithdrawDialog({ year, onClose }: { readonly year: CalendarYear; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const act = useAct(WITHDRAW_YEAR, onClose);
  const { id, version: expectedVersion } = year;
  return (
    <ActDialog
      title={t('撤回 {{year}} 年的安排', { year: year.year })}
      action={t('撤回')}
      danger
      act={act}
      onAct={() =>
        act.mutate({ input: { id, expectedVersion, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) } })
      }
      onClose={onClose}
    >
      <Field label={t('为什么（可不填，随通知告诉导入的人）')}>
        {(box) => (
          <Input.TextArea
            id={box}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
