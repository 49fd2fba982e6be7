import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { request } from '../graphql/request';
import { CopyButton } from '../identity/copy-button';
import { t } from '../i18n/t';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { VERIFY_AUDIT } from './audit-queries';

/** Recomputes the chain and shows its head, to be published where nobody who edits the database can reach. */
export function ChainPanel() {
  const verify = useMutation({ mutationFn: async () => (await request(VERIFY_AUDIT, {})).verifyAudit });
  return (
    <Panel
      title={t('审计链')}
      extra={
        <Button size="small" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('核验全部记录')}
        </Button>
      }
    >
      <div role="status">
        {verify.isError && <Problem error={verify.error} onRetry={() => verify.mutate()} />}
        {verify.data && (
          <div className="tc-form">
            {verify.data.flaws.length === 0 ? (
              <Alert
                type="success"
                showIcon
                message={t('{{count}} 条记录首尾相连，未见改动。', { count: verify.data.events })}
              />
            ) : (
              <Alert
                type="error"
                showIcon
                message={t('发现 {{count}} 处破损', { count: verify.data.flaws.length })}
                description={
                  <ul>
                    {verify.data.flaws.slice(0, 50).map((flaw, index) => (
                      <li key={index}>{flaw.message}</li>
                    ))}
                  </ul>
                }
              />
            )}
            {verify.data.headHash && (
              <div>
                {t('链首摘要：公布在本系统之外，日后即可证明此前的记录未被整体改写。')}
                <code className="tc-token">
                  {verify.data.headHash} <CopyButton text={verify.data.headHash} />
                </code>
              </div>
            )}
          </div>
        )}
        {!verify.data && !verify.isError && (
          <p className="tc-muted">{t('每条记录都含前一条的摘要，删改任何一条都会被发现。')}</p>
        )}
      </div>
    </Panel>
  );
}
