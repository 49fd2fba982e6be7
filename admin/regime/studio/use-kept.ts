import { useCallback, useRef, useState } from 'react';
import { RequestError } from '../../graphql/request';
import { t } from '../../i18n/t';
import type { SavedWorkspace } from '../workspace/use-saved-workspace';
import { withKept } from './local-state';
import { saveDraftKept } from './studio-queries';

export interface Kept {
  readonly keys: readonly string[];
  readonly put: (keys: readonly string[], on: boolean) => void;
  readonly problem: unknown;
  /** Waits until what was confirmed is on the server; whether it is. */
  readonly stored: () => Promise<boolean>;
}

/** What is confirmed to be kept as the higher government has it: shown at once, stored one request after the other. */
export function useKept(id: string, given: readonly string[], desk: SavedWorkspace): Kept {
  const [keys, setKeys] = useState(given);
  const [problem, setProblem] = useState<unknown>(null);
  const wanted = useRef(given);
  const onServer = useRef(given);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef(desk);
  latest.current = desk;

  const put = useCallback(
    (changed: readonly string[], on: boolean): void => {
      wanted.current = withKept(wanted.current, changed, on);
      setKeys(wanted.current);
      queue.current = queue.current.then(async () => {
        const now = wanted.current;
        if (now === onServer.current) return;
        try {
          await store(id, now, latest);
          onServer.current = now;
          setProblem(null);
        } catch (error) {
          setProblem(error);
        }
      });
    },
    [id],
  );
  const stored = useCallback(async () => {
    await queue.current;
    return wanted.current === onServer.current;
  }, []);
  return { keys, put, problem, stored };
}

/** Once more where one's own files were saved in between. */
async function store(
  id: string,
  keys: readonly string[],
  desk: { readonly current: SavedWorkspace },
  again = true,
): Promise<void> {
  if (!(await desk.current.flush())) throw new Error(t('改动还没有全部存到服务器，请先解决保存问题'));
  try {
    desk.current.onVersion(await saveDraftKept(id, keys, desk.current.expectedVersion()));
  } catch (error) {
    if (!again || !(error instanceof RequestError) || error.code !== 'CONFLICT') throw error;
    await store(id, keys, desk, false);
  }
}
