import { Button } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';
import { word, type Words } from '../kit/words';
import { END_DELEGATION, type ListedDelegation } from './delegation-queries';
import { EndDialog } from './end-dialog';
import { wordSpan } from './span-words';
import { useAct } from './use-act';

const STATE: Words = { COMING: t('尚未开始'), RUNNING: t('进行中'), OVER: t('已结束') };

/** Who acts in whose place, from when to when; those that are not over can be ended. */
export function DelegationTable({ rows }: { readonly rows: readonly ListedDelegation[] }) {
  const [ending, setEnding] = useState<ListedDelegation | null>(null);
  const end = useAct(END_DELEGATION, () => setEnding(null));
  return (
    <>
      <table className="tc-table tc-roomy">
        <thead>
          <tr>
            <th scope="col">{t('委托人')}</th>
            <th scope="col">{t('受托人')}</th>
            <th scope="col">{t('代行的任职')}</th>
            <th scope="col">{t('期间')}</th>
            <th scope="col">{t('状态')}</th>
            <th scope="col">{t('操作')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.principal?.name}</td>
              <td data-label={t('受托人')}>{row.proxy?.name}</td>
              <td data-label={t('代行的任职')}>
                {row.appointment?.title}
                <div className="tc-muted">{row.reason}</div>
              </td>
              <td data-label={t('期间')} className="numeric">
                {wordSpan(row)}
              </td>
              <td data-label={t('状态')}>{word(STATE, row.state)}</td>
              <td data-label={t('操作')}>
                {row.state !== 'OVER' && (
                  <Button size="small" aria-label={labelOf(row)} onClick={() => setEnding(row)}>
                    {t('终止')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ending && (
        <EndDialog
          title={labelOf(ending)}
          explained={t('受托人即刻不再代行；已办的不受影响，未办的由委托人或其他担任者办理。')}
          act={end}
          onEnd={(lastDay) =>
            end.mutate({
              input: { id: ending.id, expectedVersion: ending.version, ...(lastDay === null ? {} : { lastDay }) },
            })
          }
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}

function labelOf({ principal, proxy }: ListedDelegation): string {
  return t('终止{{principal}}对{{proxy}}的委托', { principal: principal?.name ?? '', proxy: proxy?.name ?? '' });
}
