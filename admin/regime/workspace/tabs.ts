const NAMED = 'tongchou.tab';

/** How long to wait for other tabs to answer, ms. */
const PATIENCE = 200;

interface Hello {
  readonly kind: 'hello' | 'here';
  readonly draft: string;
  readonly tab: string;
  /** Tells pages apart even where a tab was duplicated with its name. */
  readonly page: string;
}

/** This tab among all of this browser that have one draft open. */
export interface Presence {
  readonly tab: string;
  readonly live: ReadonlySet<string>;
  /** Calls back whenever another tab opens the draft; @returns how to leave. */
  onCompany(tell: () => void): () => void;
}

/** Asks the browser's other tabs which of them have this draft open, and answers their questions from now on. */
export async function enterDraft(draft: string): Promise<Presence> {
  const page = randomName();
  let tab = sessionStorage.getItem(NAMED) ?? randomName();
  const live = new Set<string>();
  const listeners = new Set<() => void>();
  if (typeof BroadcastChannel === 'function') {
    const channel = new BroadcastChannel('tongchou.regime-drafts');
    const say = (kind: Hello['kind']): void => channel.postMessage({ kind, draft, tab, page } satisfies Hello);
    let named = false;
    channel.onmessage = ({ data }: MessageEvent<Hello>): void => {
      if (data.draft !== draft || data.page === page) return;
      if (data.kind === 'hello') {
        if (named) say('here');
        for (const tell of listeners) tell();
      } else if (!named) live.add(data.tab);
    };
    say('hello');
    await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    // A duplicated tab comes with its origin's name; what that one holds is not this one's.
    if (live.has(tab)) tab = randomName();
    named = true;
    sessionStorage.setItem(NAMED, tab);
    return {
      tab,
      live,
      onCompany: (tell) => {
        listeners.add(tell);
        return () => {
          listeners.delete(tell);
          channel.close();
        };
      },
    };
  }
  sessionStorage.setItem(NAMED, tab);
  return { tab, live, onCompany: () => () => undefined };
}

function randomName(): string {
  return [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
