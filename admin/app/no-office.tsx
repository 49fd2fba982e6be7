import type { Me } from '../graphql/session';
import { t } from '../i18n/t';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { OfficeList } from './office-list';

/** Signed in, but in no office: the one just used has ended, or there is none. */
export function NoOffice({ me }: { readonly me: Me }) {
  return (
    <>
      <PageTitle title={me.appointments.length > 0 ? t('请选择任职') : t('没有现行任职')} />
      <Panel title={t('以何任职操作')}>
        {me.appointments.length > 0 ? (
          <OfficeList me={me} />
        ) : (
          <p>{t('您目前没有任职，因此看不到任何事项。任职由本级政府的安全管理员登记。')}</p>
        )}
      </Panel>
    </>
  );
}
