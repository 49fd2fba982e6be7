import { Button, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { minuteOf } from '../kit/time';
import { joined, word } from '../kit/words';
import { ActDialog } from './act-dialog';
import { CopyButton } from './copy-button';
import { ListState } from './list-state';
import { SCOPE } from './right-words';
import { ServiceAccountDialog } from './service-account-dialog';
import { REVOKE_SERVICE_ACCOUNT, SERVICE_ACCOUNTS, type ListedServiceAccount } from './service-account-queries';
import { useAct } from './use-act';
import { useList } from './use-list';
import '../kit/rows.css';
import './identity.css';

/** Programs that act for the government, each with somebody who answers for it. */
export function ServiceAccountsPage() {
  const [creating, setCreating] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<ListedServiceAccount | null>(null);
  const revoke = useAct(REVOKE_SERVICE_ACCOUNT, () => setRevoking(null));
  const { list, rows } = useList(
    ['service-accounts'],
    async (after, signal) => (await request(SERVICE_ACCOUNTS, after === null ? {} : { after }, signal)).serviceAccounts,
  );
  return (
    <>
      <PageTitle
        title={t('服务账号')}
        extra={
          <Button type="primary" onClick={() => setCreating(true)}>
            {t('创建服务账号')}
          </Button>
        }
      >
        {t('供其他系统经接口存取；以一项任职行事，权限不超过它。')}
      </PageTitle>
      <Panel title={t('服务账号')}>
        <ListState list={list} count={rows.length} empty={t('还没有服务账号')}>
          <table className="tc-table tc-roomy">
            <thead>
              <tr>
                <th scope="col">{t('用途')}</th>
                <th scope="col">{t('任职')}</th>
                <th scope="col">{t('权限')}</th>
                <th scope="col">{t('状态')}</th>
                <th scope="col">{t('最近使用')}</th>
                <th scope="col">{t('操作')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{row.title}</td>
                  <td data-label={t('任职')}>
                    {t('{{person}}（{{office}}）', {
                      person: row.person?.name ?? '',
                      office: row.appointment?.title ?? '',
                    })}
                  </td>
                  <td data-label={t('权限')}>{joined(row.scopes.map((scope) => word(SCOPE, scope)))}</td>
                  <td data-label={t('状态')}>{stateOf(row)}</td>
                  <td data-label={t('最近使用')}>{row.lastUsedAt ? minuteOf(row.lastUsedAt) : t('从未使用')}</td>
                  <td data-label={t('操作')}>
                    {row.revokedAt === null && (
                      <Button
                        size="small"
                        aria-label={t('吊销{{title}}', { title: row.title })}
                        onClick={() => setRevoking(row)}
                      >
                        {t('吊销')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ListState>
      </Panel>
      {creating && (
        <ServiceAccountDialog
          onCreated={(made) => {
            setCreating(false);
            setToken(made);
          }}
          onClose={() => setCreating(false)}
        />
      )}
      {token !== null && <TokenDialog token={token} onClose={() => setToken(null)} />}
      {revoking && (
        <ActDialog
          title={t('吊销{{title}}', { title: revoking.title })}
          action={t('吊销')}
          danger
          act={revoke}
          onAct={() => revoke.mutate({ input: { id: revoking.id } })}
          onClose={() => setRevoking(null)}
        >
          <p>{t('令牌即刻失效，不能恢复；使用它的系统随即无法存取。')}</p>
        </ActDialog>
      )}
    </>
  );
}

/** The token, this once. */
function TokenDialog({ token, onClose }: { readonly token: string; readonly onClose: () => void }) {
  return (
    <Modal open title={t('令牌只显示这一次')} onCancel={onClose} footer={null} maskClosable={false}>
      <div className="tc-form">
        <p>{t('请立即复制并妥善保存，关闭之后任何人都无法再看到。')}</p>
        <code className="tc-token">{token}</code>
        <div className="tc-form-actions">
          <CopyButton text={token} />
          <Button type="primary" onClick={onClose}>
            {t('已保存，关闭')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function stateOf({ revokedAt, expiresAt }: ListedServiceAccount): string {
  if (revokedAt !== null) return t('{{at}} 吊销', { at: minuteOf(revokedAt) });
  return Date.parse(expiresAt) <= Date.now()
    ? t('{{at}} 已到期', { at: minuteOf(expiresAt) })
    : t('有效至 {{at}}', { at: minuteOf(expiresAt) });
}
