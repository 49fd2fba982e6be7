import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { request } from '../graphql/request';
import { refusalOf } from '../graphql/refusal';
import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { Loading } from '../kit/loading';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { CASE_PAPERS, ISSUE_PAPER, type IssuedPaper, type PaperKind } from './paper-queries';
import { PaperRow } from './paper-row';
import '../kit/rows.css';
import './papers.css';

/** The papers of a case: what has been issued, what can be issued now, and why what cannot. */
export function CasePapers({ applicationId }: { readonly applicationId: string }) {
  const papers = useQuery({
    queryKey: ['papers', applicationId],
    queryFn: async ({ signal }) => (await request(CASE_PAPERS, { id: applicationId }, signal)).application,
  });
  if (papers.isPending) return <Loading rows={3} />;
  if (papers.isError) return <Problem error={papers.error} onRetry={() => void papers.refetch()} />;
  const { papers: issued, paperKinds } = papers.data;
  if (issued.length + paperKinds.length === 0) return null;
  const now = new Set(paperKinds.map((kind) => kind.issued?.id));
  const earlier = issued.filter(({ id }) => !now.has(id));
  return (
    <Panel
      title={t('文书')}
      extra={<span className="tc-muted">{t('已出具 {{count}} 份', { count: issued.length })}</span>}
      className="tc-papers"
    >
      <ul className="tc-rows">
        {paperKinds.map((kind) => (
          <Kind
            key={kind.code}
            kind={kind}
            applicationId={applicationId}
            issued={issued.find(({ id }) => id === kind.issued?.id) ?? null}
          />
        ))}
        {earlier.map((paper) => (
          <PaperRow key={paper.id} paper={paper} />
        ))}
      </ul>
    </Panel>
  );
}

interface KindProps {
  readonly kind: PaperKind;
  readonly applicationId: string;
  readonly issued: IssuedPaper | null;
}

function Kind({ kind, applicationId, issued }: KindProps) {
  const client = useQueryClient();
  const issue = useMutation({
    mutationFn: async () => {
      const { issuePaper } = await request(ISSUE_PAPER, { input: { applicationId, paper: kind.code } });
      const refusal = refusalOf(issuePaper);
      if (refusal) throw new Error(refusal.message);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['papers'] }),
  });
  if (issued) return <PaperRow paper={issued} />;
  const [why] = kind.findings;
  return (
    <li>
      <span className="tc-rows-title">
        {kind.title} <ClauseChip article={kind.article} />
      </span>
      {why ? (
        <span className="tc-muted tc-papers-why">{why.message}</span>
      ) : (
        <Button type="primary" size="small" loading={issue.isPending} onClick={() => issue.mutate()}>
          {t('出具{{title}}', { title: kind.title })}
        </Button>
      )}
      {kind.draftUrl && (
        <a href={kind.draftUrl} className="tc-papers-link">
          {t('打印草稿（PDF）')}
        </a>
      )}
      {issue.isError && <Alert type="error" showIcon message={issue.error.message} />}
    </li>
  );
}
