import { useQuery } from '@tanstack/react-query';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { LinkButton } from '../kit/link-button';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { FindingTable } from '../supervision/findings-page';
import { DUE_FINDINGS } from '../supervision/supervision-queries';
import '../supervision/supervision.css';

/** What supervision has asked units to rectify and they have not reported yet, what is due first; nothing where there is none. */
export function Rectifications({ late }: { readonly late: boolean }) {
  const { rights } = useMe();
  const mayRead = rights.includes('supervision:read');
  const findings = useQuery({
    queryKey: ['administration', 'due-findings', late],
    enabled: mayRead,
    queryFn: async ({ signal }) =>
      (await request(DUE_FINDINGS, { where: { status: ['RECTIFYING'], ...(late && { overdue: true }) } }, signal))
        .supervisionFindings,
  });
  if (findings.isError) return <Problem error={findings.error} onRetry={() => void findings.refetch()} />;
  if (!findings.data || findings.data.nodes.length === 0) return null;
  const { totalCount, nodes } = findings.data;
  return (
    <Panel title={t('限期整改')} extra={<span className="tc-muted">{t('{{count}} 个', { count: totalCount })}</span>}>
      <FindingTable rows={nodes} />
      {totalCount > nodes.length && (
        <LinkButton to="/supervision?status=RECTIFYING">{t('全部限期整改的问题')}</LinkButton>
      )}
    </Panel>
  );
}
