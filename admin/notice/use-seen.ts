import { useEffect } from 'react';
import { request } from '../graphql/request';
import { NOTICES, useMarkRead } from './notice-queries';

/** Whoever looks at a case has read what they were told about it. */
export function useSeen(application: string | null | undefined): void {
  const { mutate } = useMarkRead();
  useEffect(() => {
    if (!application) return;
    const stopped = new AbortController();
    request(NOTICES, { unread: true }, stopped.signal).then(
      ({ myNotices }) => {
        const ids = myNotices.nodes.filter((notice) => notice.applicationId === application).map(({ id }) => id);
        if (ids.length > 0) mutate(ids);
      },
      () => {
        // They stay unread, which is no harm.
      },
    );
    return () => stopped.abort();
  }, [application, mutate]);
}
