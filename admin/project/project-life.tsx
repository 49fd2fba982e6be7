import { useQuery } from '@tanstack/react-query';
import { SuspendedNote } from '../application/suspended-note';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { Loading } from '../kit/loading';
import { Problem } from '../kit/problem';
import { ClocksPanel } from './clocks-panel';
import { projectLife, SIDES_TO_START } from './life-query';
import type { ProjectCase } from './project-query';
import { SideCasesPanel } from './side-cases-panel';
import { isOpen, StartSidesPanel } from './start-sides-panel';
import './life.css';

function useLife(project: string) {
  return useQuery({
    queryKey: ['project-life', project],
    queryFn: ({ signal }) => projectLife(project, signal),
  });
}

function useStartable(project: string) {
  return useQuery({
    queryKey: ['project-sides', project],
    queryFn: async ({ signal }) => (await request(SIDES_TO_START, { id: project }, signal)).project.sideProcedures,
  });
}

/** That a project stands still, since when and what would set it going again. */
export function ProjectStands({
  project,
  application,
}: {
  readonly project: string;
  readonly application: ProjectCase;
}) {
  const startable = useStartable(project);
  const { suspendedOn, suspendedBy } = application;
  return (
    <SuspendedNote
      since={suspendedOn}
      by={suspendedBy && { id: suspendedBy.id, title: suspendedBy.procedureTitle }}
      lifts={startable.data?.filter(isOpen).map(({ title }) => title) ?? []}
    />
  );
}

/** What is due by law. */
export function ProjectClocks({ project }: { readonly project: string }) {
  const life = useLife(project);
  if (life.isPending) return <Loading rows={4} />;
  if (life.isError) return <Problem error={life.error} onRetry={() => void life.refetch()} />;
  return <ClocksPanel clocks={life.data.clocks} />;
}

/** What goes on beside the main case, and what may be begun. */
export function ProjectSides({ project }: { readonly project: string }) {
  const life = useLife(project);
  const startable = useStartable(project);
  return (
    <>
      {life.data && <SideCasesPanel sides={life.data.sides} />}
      <div className="no-print">
        {startable.isPending && <Loading rows={4} />}
        {startable.isError && <Problem error={startable.error} onRetry={() => void startable.refetch()} />}
        {startable.data && (
          <StartSidesPanel title={t('可以另行办理的')} place={{ projectId: project }} procedures={startable.data} />
        )}
      </div>
    </>
  );
}
