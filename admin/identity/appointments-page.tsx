import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { joined, word } from '../kit/words';
import { AppointDialog } from './appoint-dialog';
import { APPOINTMENTS, END_APPOINTMENT, type ListedAppointment } from './appointment-queries';
import { DelegationsPanel } from './delegations-panel';
import { DutiesPanel } from './duties-panel';
import { EndDialog } from './end-dialog';
import { ListState } from './list-state';
import { ROLE } from './role-words';
import { SearchBox } from './search-box';
import { wordSpan } from './span-words';
import { useAct } from './use-act';
import { useAddress } from './use-address';
import { useList } from './use-list';
import '../kit/rows.css';
import './identity.css';

/** Who serves in which post, and which post speaks for which body; past ones on request. */
export function AppointmentsPage() {
  const { get, set } = useAddress();
  const past = get('show') === 'past';
  return (
    <>
      <PageTitle title={t('任职与分工')}>{t('谁任何职，哪个职务代表制度中的哪个主体。')}</PageTitle>
      <div className="tc-filters">
        <SearchBox label={t('任职名称或姓名')} />
        <Segmented
          aria-label={t('显示哪些')}
          value={past ? 'past' : 'current'}
          options={[
            { value: 'current', label: t('现行') },
            { value: 'past', label: t('已终止') },
          ]}
          onChange={(value) => set({ show: value === 'past' ? 'past' : '' })}
        />
      </div>
      <AppointmentsPanel past={past} text={get('text')} />
      <DutiesPanel past={past} />
      <DelegationsPanel past={past} />
    </>
  );
}

function AppointmentsPanel({ past, text }: { readonly past: boolean; readonly text: string }) {
  const [creating, setCreating] = useState(false);
  const [ending, setEnding] = useState<ListedAppointment | null>(null);
  const end = useAct(END_APPOINTMENT, () => setEnding(null));
  const { list, rows } = useList(
    ['appointments', past, text],
    async (after, signal) =>
      (
        await request(
          APPOINTMENTS,
          { where: { current: !past, ...(text ? { text } : {}) }, ...(after === null ? {} : { after }) },
          signal,
        )
      ).appointments,
  );
  return (
    <Panel
      title={t('任职名单')}
      extra={
        <Button size="small" type="primary" onClick={() => setCreating(true)}>
          {t('任命')}
        </Button>
      }
    >
      <ListState
        list={list}
        count={rows.length}
        empty={text ? t('没有符合的任职') : past ? t('没有已终止的任职') : t('还没有任职')}
      >
        <table className="tc-table tc-roomy">
          <thead>
            <tr>
              <th scope="col">{t('姓名')}</th>
              <th scope="col">{t('任职')}</th>
              <th scope="col">{t('角色')}</th>
              <th scope="col">{t('期间')}</th>
              <th scope="col">{t('操作')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{row.person?.name}</td>
                <td data-label={t('任职')}>{row.title}</td>
                <td data-label={t('角色')}>{joined((row.post?.roles ?? []).map((role) => word(ROLE, role)))}</td>
                <td data-label={t('期间')} className="numeric">
                  {wordSpan(row)}
                </td>
                <td data-label={t('操作')}>
                  {!past && (
                    <Button
                      size="small"
                      aria-label={t('终止{{title}}', { title: row.title })}
                      onClick={() => setEnding(row)}
                    >
                      {t('终止')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ListState>
      {creating && <AppointDialog onClose={() => setCreating(false)} />}
      {ending && (
        <EndDialog
          title={t('终止{{name}}的任职：{{title}}', { name: ending.person?.name ?? '', title: ending.title })}
          explained={t('即刻失去这一任职的权限，以它登录的立即退出。')}
          act={end}
          onEnd={(lastDay) =>
            end.mutate({
              input: { id: ending.id, expectedVersion: ending.version, ...(lastDay === null ? {} : { lastDay }) },
            })
          }
          onClose={() => setEnding(null)}
        />
      )}
    </Panel>
  );
}
