import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { request } from '../graphql/request';
import { ActProblem } from '../identity/act-problem';
import { ListState } from '../identity/list-state';
import { useAddress } from '../identity/use-address';
import { useList } from '../identity/use-list';
import { t } from '../i18n/t';
import { download } from '../kit/download';
import { useFeedback } from '../kit/feedback';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { minuteOf } from '../kit/time';
import { word } from '../kit/words';
import { exportUrl, whereOf } from './audit-filter';
import { AuditFilters } from './audit-filters';
import { AUDIT_EVENTS, type ListedEvent } from './audit-queries';
import { ChainPanel } from './chain-panel';
import { EventDrawer } from './event-drawer';
import { actorOf, SUBJECT, VERB } from './verb-words';
import '../kit/rows.css';
import '../identity/identity.css';
import './audit.css';

/** Who did what: the audit of the own government, newest first. */
export function AuditPage() {
  const { get, set } = useAddress();
  const { message } = useFeedback();
  const [open, setOpen] = useState<ListedEvent | null>(null);
  const where = whereOf(get);
  const { list, rows } = useList(
    ['audit', where],
    async (after, signal) =>
      (await request(AUDIT_EVENTS, { where, ...(after === null ? {} : { after }) }, signal)).auditEvents,
  );
  const take = useMutation({
    mutationFn: () => download(exportUrl(where)),
    onSuccess: ({ headers }) =>
      void message.success(t('已导出 {{count}} 条', { count: Number(headers.get('x-events') ?? 0) })),
  });
  return (
    <>
      <PageTitle
        title={t('审计记录')}
        extra={
          <Button loading={take.isPending} disabled={rows.length === 0} onClick={() => take.mutate()}>
            {t('导出所筛选的')}
          </Button>
        }
      >
        {t('只可查看，任何人都不能更改；导出本身也记入审计。')}
      </PageTitle>
      <AuditFilters />
      <ActProblem error={take.error} />
      <Panel title={t('记录')}>
        <ListState list={list} count={rows.length} empty={t('没有符合的记录')}>
          <table className="tc-table tc-audit tc-roomy">
            <thead>
              <tr>
                <th scope="col">{t('做了什么')}</th>
                <th scope="col">{t('对象')}</th>
                <th scope="col">{t('人员')}</th>
                <th scope="col">{t('任职')}</th>
                <th scope="col">{t('时刻')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((event) => (
                <tr key={event.id}>
                  <td>
                    <button type="button" className="tc-choice" onClick={() => setOpen(event)}>
                      {word(VERB, event.verb)}
                    </button>
                  </td>
                  <td data-label={t('对象')}>
                    <span className="tc-audit-subject" title={event.subjectTitle ?? undefined}>
                      <span className="tc-muted">{word(SUBJECT, event.subjectType)}</span>{' '}
                      <bdi>{event.subjectTitle}</bdi>
                    </span>
                  </td>
                  <td data-label={t('人员')}>{actorOf(event)}</td>
                  <td data-label={t('任职')} className="tc-audit-office">
                    {event.appointment?.title ?? '—'}
                  </td>
                  <td data-label={t('时刻')} className="numeric">
                    {minuteOf(event.at)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ListState>
      </Panel>
      <ChainPanel />
      {open && (
        <EventDrawer
          event={open}
          onClose={() => setOpen(null)}
          onFilter={(changes) => {
            setOpen(null);
            set(changes);
          }}
        />
      )}
    </>
  );
}
