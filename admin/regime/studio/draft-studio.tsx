import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useMe } from '../../graphql/session';
import { t } from '../../i18n/t';
import { Empty } from '../../kit/empty';
import { Loading } from '../../kit/loading';
import { PageTitle } from '../../kit/page-title';
import { Problem } from '../../kit/problem';
import { DraftDesk } from './draft-desk';
import { openDraft } from './open-draft';

/** One draft: opened with whatever came last, on the server or on this device. */
export function DraftStudio() {
  const { id = '' } = useParams();
  const me = useMe();
  const person = me.person?.id ?? 'nobody';
  const opening = useQuery({
    queryKey: ['regime-draft', id, person],
    // The desk is the truth while it is open; nothing may reload it under one's hands, not even a sign-in after a lost session.
    staleTime: 'static',
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    structuralSharing: false,
    queryFn: ({ signal }) => openDraft(id, person, signal),
  });
  if (opening.isPending) return <Loading rows={14} />;
  if (opening.isError) return <Problem page error={opening.error} onRetry={() => void opening.refetch()} />;
  if (!opening.data) {
    return (
      <>
        <PageTitle title={t('没有这份制度草稿')} />
        <Empty title={t('它可能属于别的政府，或者您现在的任职不是制度管理员')} />
      </>
    );
  }
  return (
    <DraftDesk opened={opening.data} onReopen={() => void opening.refetch()} key={`${id}:${opening.data.opening}`} />
  );
}
