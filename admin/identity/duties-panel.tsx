import { Button } from 'antd';
import { useState } from 'react';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { Panel } from '../kit/panel';
import { DUTIES, END_DUTY, type ListedDuty } from './appointment-queries';
import { DutyDialog } from './duty-dialog';
import { EndDialog } from './end-dialog';
import { ListState } from './list-state';
import { wordSpan } from './span-words';
import { useAct } from './use-act';
import { useBodies } from './use-bodies';
import { useList } from './use-list';

/** Which post holds which body of the regime. */
export function DutiesPanel({ past }: { readonly past: boolean }) {
  const [creating, setCreating] = useState(false);
  const [ending, setEnding] = useState<ListedDuty | null>(null);
  const { bodies } = useBodies();
  const end = useAct(END_DUTY, () => setEnding(null));
  const { list, rows } = useList(
    ['duties', past],
    async (after, signal) =>
      (await request(DUTIES, { where: { current: !past }, ...(after === null ? {} : { after }) }, signal)).duties,
  );
  return (
    <Panel
      title={t('分工')}
      extra={
        <Button size="small" onClick={() => setCreating(true)}>
          {t('设定分工')}
        </Button>
      }
    >
      <ListState list={list} count={rows.length} empty={past ? t('没有已终止的分工') : t('还没有分工')}>
        <table className="tc-table tc-roomy">
          <thead>
            <tr>
              <th scope="col">{t('制度主体')}</th>
              <th scope="col">{t('职务')}</th>
              <th scope="col">{t('范围')}</th>
              <th scope="col">{t('期间')}</th>
              <th scope="col">{t('操作')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((duty) => (
              <tr key={duty.id}>
                <td>{bodies.get(duty.body) ?? duty.body}</td>
                <td data-label={t('职务')}>
                  {t('{{organisation}} · {{post}}', {
                    organisation: duty.post?.organisation?.title ?? '',
                    post: duty.post?.title ?? '',
                  })}
                </td>
                <td data-label={t('范围')}>{duty.organisation?.title ?? t('不限')}</td>
                <td data-label={t('期间')} className="numeric">
                  {wordSpan(duty)}
                </td>
                <td data-label={t('操作')}>
                  {!past && (
                    <Button
                      size="small"
                      aria-label={t('终止{{title}}', { title: bodies.get(duty.body) ?? duty.body })}
                      onClick={() => setEnding(duty)}
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
      {creating && <DutyDialog onClose={() => setCreating(false)} />}
      {ending && (
        <EndDialog
          title={t('终止分工')}
          explained={t('该职务即刻不再代表这一主体；已办的不受影响，未办的须由其他持有者办理。')}
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
