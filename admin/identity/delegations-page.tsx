import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { DelegateDialog } from './delegate-dialog';
import { MY_DELEGATIONS, type ListedDelegation } from './delegation-queries';
import { DelegationTable } from './delegation-table';
import { ListState } from './list-state';
import { useAddress } from './use-address';
import { useList } from './use-list';
import '../kit/rows.css';
import './identity.css';

/** Who acts in my place, and in whose place I act. */
export function DelegationsPage() {
  const me = useMe();
  const { get, set } = useAddress();
  const [giving, setGiving] = useState(false);
  const past = get('show') === 'past';
  const { list, rows } = useList(
    ['my-delegations', past],
    async (after, signal) =>
      (await request(MY_DELEGATIONS, { where: { current: !past }, ...(after === null ? {} : { after }) }, signal))
        .myDelegations,
  );
  const [mine, others] = [
    rows.filter(({ principal }) => principal?.id === me.person?.id),
    rows.filter(({ principal }) => principal?.id !== me.person?.id),
  ];
  return (
    <>
      <PageTitle
        title={t('我的委托')}
        extra={
          <Button type="primary" onClick={() => setGiving(true)}>
            {t('委托他人代行')}
          </Button>
        }
      >
        {t('请假、出差时，由您指定的人在一段时间内代行您现在的任职。')}
      </PageTitle>
      <div className="tc-filters">
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
      <ListState list={list} count={rows.length} empty={past ? t('没有已终止的委托') : t('现在没有委托')}>
        <Listed title={t('我委托他人的')} rows={mine} />
        <Listed title={t('他人委托我的')} rows={others} />
      </ListState>
      {giving && <DelegateDialog office={me.appointment?.title ?? ''} onClose={() => setGiving(false)} />}
    </>
  );
}

function Listed({ title, rows }: { readonly title: string; readonly rows: readonly ListedDelegation[] }) {
  if (rows.length === 0) return null;
  return (
    <Panel title={title}>
      <DelegationTable rows={rows} />
    </Panel>
  );
}
