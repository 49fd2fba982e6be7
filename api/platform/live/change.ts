/** That a case has changed: ids, nothing else. */
export interface CaseChange {
  readonly kind: 'case';
  readonly government: string;
  /** Database ids. */
  readonly application: string;
  readonly project: string | null;
}

/** That a session has ended or acts in another office. */
export interface SessionChange {
  readonly kind: 'session';
  readonly digest: string;
}

/** That something may not have been heard: whoever waits for news looks for himself. */
export interface Gap {
  readonly kind: 'gap';
}

export type Change = CaseChange | SessionChange | Gap;

/** Reads what the database tells. What cannot be read, which no version of the software writes, is a gap. */
export function readChange(payload: string | null): Change {
  if (payload === null) return { kind: 'gap' };
  try {
    const { kind, government, application, project, digest } = JSON.parse(payload) as Readonly<Record<string, unknown>>;
    if (kind === 'session' && typeof digest === 'string') return { kind, digest };
    if (kind === 'case' && typeof government === 'string' && typeof application === 'string')
      return { kind, government, application, project: typeof project === 'string' ? project : null };
  } catch {
    // Told below.
  }
  return { kind: 'gap' };
}
