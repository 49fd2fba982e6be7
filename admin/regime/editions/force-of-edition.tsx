import { useQuery } from '@tanstack/react-query';
import { Problem } from '../../kit/problem';
import { loadForce } from './confirmation-queries';
import { ForceNote } from './force-note';

interface ForceOfEditionProps {
  readonly id: string;
  readonly person: string | null;
  readonly mayConfirm: boolean;
}

/** Says of the edition that applies today when what it rests on is only a draft or has lapsed; nothing where it is in force. */
export function ForceOfEdition({ id, person, mayConfirm }: ForceOfEditionProps) {
  const force = useQuery({ queryKey: ['edition-force', id], queryFn: ({ signal }) => loadForce(id, signal) });
  if (force.isError) return <Problem error={force.error} onRetry={() => void force.refetch()} />;
  if (!force.data || force.data.force.length === 0) return null;
  return (
    <div className="tc-force">
      <ForceNote edition={force.data} person={person} mayConfirm={mayConfirm} />
    </div>
  );
}
