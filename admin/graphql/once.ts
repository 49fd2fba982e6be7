/**
 * Idempotency keys that outlive a lost answer, a reload and a crash: the same act with the same content is sent
 * under the same key until its answer has come, so that the server does it once however often it is tried.
 */
export class OnceKeys {
  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {}

  /** @param act what is done, e.g. `file:<draft>`; @param content everything that is sent along */
  keyFor(act: string, content: unknown): string {
    const name = `tongchou.once.${act}`;
    const text = JSON.stringify(content);
    const kept = readKept(this.storage.getItem(name));
    if (kept && kept.content === text) return kept.key;
    const key = randomKey();
    try {
      this.storage.setItem(name, JSON.stringify({ key, content: text }));
    } catch {
      // Storage full or forbidden: the key still serves the retries of this page.
    }
    return key;
  }

  /** The answer has come: the next act of this kind is a new one. */
  done(act: string): void {
    this.storage.removeItem(`tongchou.once.${act}`);
  }
}

function readKept(text: string | null): { readonly key: string; readonly content: string } | null {
  try {
    const kept = JSON.parse(text ?? 'null') as { readonly key?: unknown; readonly content?: unknown } | null;
    return typeof kept?.key === 'string' && typeof kept.content === 'string'
      ? { key: kept.key, content: kept.content }
      : null;
  } catch {
    return null;
  }
}

/** 128 random bits in hex; `crypto.randomUUID` is missing where the page is served without TLS. */
function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
