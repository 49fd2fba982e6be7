import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { Panel } from '../kit/panel';
import { DELEGATIONS } from './delegation-queries';
import { DelegationTable } from './delegation-table';
import { ListState } from './list-state';
import { useList } from './use-list';

/** Who acts in whose place in the government: seen and ended by the security administrator. */
export function DelegationsPanel({ past }: { readonly past: boolean }) {
  const { list, rows } = useList(
    ['delegations', past],
    async (after, signal) =>
      (await request(DELEGATIONS, { where: { current: !past }, ...(after === null ? {} : { after }) }, signal))
        .delegations,
  );
  return (
    <Panel title={t('委托代行')}>
      <ListState list={list} count={rows.length} empty={past ? t('没有已终止的委托') : t('现在没有委托')}>
        <DelegationTable rows={rows} />
      </ListState>
    </Panel>
  );
}
