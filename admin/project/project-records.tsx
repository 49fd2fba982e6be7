import { queryOptions, useQuery } from '@tanstack/react-query';
import { Loading } from '../kit/loading';
import { Problem } from '../kit/problem';
import { recordRows } from './life-query';
import { RecordsPanel } from './records-panel';
import './life.css';

/** The rows of a project's records: asked for once, read by the money and by the tables. */
export function projectRecords(project: string) {
  return queryOptions({
    queryKey: ['records', { projectId: project }],
    queryFn: ({ signal }) => recordRows({ projectId: project }, signal),
  });
}

/** The typed records of a project: contracts, supplements, payments. */
export function ProjectRecords({ project }: { readonly project: string }) {
  const records = useQuery(projectRecords(project));
  if (records.isPending) return <Loading rows={3} />;
  if (records.isError) return <Problem error={records.error} onRetry={() => void records.refetch()} />;
  return <RecordsPanel {...records.data} />;
}
