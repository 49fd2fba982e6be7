import { useQuery } from '@tanstack/react-query';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { CasePapers } from './case-papers';
import { PROJECT_PAPERS } from './paper-queries';
import { PaperRow } from './paper-row';

interface ProjectPapersProps {
  readonly project: string;
  /** The main case. */
  readonly application: string;
}

/** The papers of a project: of its main case, and what was issued beside it. */
export function ProjectPapers({ project, application }: ProjectPapersProps) {
  const papers = useQuery({
    queryKey: ['papers', project],
    queryFn: async ({ signal }) => (await request(PROJECT_PAPERS, { id: project }, signal)).project.papers,
  });
  const beside = (papers.data ?? []).filter((paper) => paper.application?.id !== application);
  return (
    <>
      <CasePapers applicationId={application} />
      {papers.isError && <Problem error={papers.error} onRetry={() => void papers.refetch()} />}
      {beside.length > 0 && (
        <Panel title={t('另行办理的文书')}>
          <ul className="tc-rows">
            {beside.map((paper) => (
              <PaperRow key={paper.id} paper={paper} note={paper.application?.title ?? ''} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
