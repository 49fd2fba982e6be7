import { print } from '@0no-co/graphql.web';
import type { TadaDocumentNode } from 'gql.tada';
import type { Client } from 'graphql-ws';

/** What a page hears of one subscription. */
export interface Listener<T> {
  readonly onNews: (news: T) => void;
  /** Whether news arrive now; while they do not, the page asks by itself. */
  readonly onState: (isLive: boolean) => void;
}

/** After the server has refused or gone: the time until it is tried anew. */
const AGAIN_MS = 60_000;
const LONGEST_WAIT_MS = 30_000;

let client: Promise<Client> | null = null;

/** One socket for the whole console: opened with the first subscription, closed soon after the last. */
function connection(): Promise<Client> {
  client ??= import('graphql-ws').then(({ createClient }) =>
    createClient({
      url: `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/graphql`,
      lazyCloseTimeout: 2_000,
      keepAlive: 20_000,
      retryAttempts: Number.MAX_SAFE_INTEGER,
      // A server that starts again is not asked by everybody at once.
      retryWait: (retries) => pause(Math.min(1_000 * 2 ** retries, LONGEST_WAIT_MS) * (0.5 + Math.random())),
      shouldRetry: () => true,
    }),
  );
  return client;
}

/** Listens until the answer is called. Who is signed in is known by the cookie; what is refused is tried again later. */
export function listen<T, V extends Readonly<Record<string, unknown>>>(
  document: TadaDocumentNode<T, V>,
  variables: V,
  { onNews, onState }: Listener<T>,
): () => void {
  let isOver = false;
  let leave: () => void = () => undefined;
  let timer: number | undefined;
  const query = print(document as Parameters<typeof print>[0]);
  const later = (): void => {
    onState(false);
    if (!isOver) timer = window.setTimeout(begin, AGAIN_MS);
  };
  const begin = (): void => {
    void connection().then((live) => {
      if (isOver) return;
      const unlisten = live.on('closed', () => onState(false));
      const stop = live.subscribe<T & Record<string, unknown>>(
        { query, variables: { ...variables } },
        {
          next: ({ data }) => {
            if (isOver || !data) return;
            onState(true);
            onNews(data);
          },
          error: () => {
            unlisten();
            later();
          },
          complete: unlisten,
        },
      );
      leave = () => {
        unlisten();
        stop();
      };
    }, later);
  };
  begin();
  return () => {
    isOver = true;
    window.clearTimeout(timer);
    leave();
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, ms));
}
