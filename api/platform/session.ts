import type { Right, Role } from './rights';

/** A body of the regime that a post holds; `organisation`: only for filings of that one. */
export interface HeldBody {
  readonly body: string;
  readonly organisation: string | null;
}

/** Somebody in whose place another acts, and the post that they hold. */
export interface StoodFor {
  readonly principal: string;
  readonly post: string;
}

/**
 * Who acts, in which office, for which government. One session acts as one appointment.
 *
 * Ids are the database's (uuid), not global ones.
 */
export interface Session {
  /** `service-account`: acts as the appointment of the person who answers for it. `system`: seeds and jobs. */
  readonly kind: 'person' | 'service-account' | 'system';
  readonly person: { readonly id: string; readonly name: string };
  /** Null before one has been chosen, and for the system. */
  readonly appointment: Appointed | null;
  /** The tenant; null until an appointment has been chosen. */
  readonly government: string | null;
  /** Governments that this one may read, itself first. */
  readonly visible: readonly string[];
  readonly roles: readonly Role[];
  /** Of a service account: the only rights it has. */
  readonly scopes: readonly Right[] | null;
  /** Database id of the service account that acts; absent or null: a person acts. */
  readonly program?: string | null;
  readonly held: readonly HeldBody[];
  /** In whose place the session acts today, and in which of their posts (委托); only as a person who decides. */
  readonly standsFor: readonly StoodFor[];
  /** SHA-256 of the token, to end this very session; null for the system. */
  readonly digest: string | null;
}

export interface Appointed {
  readonly id: string;
  readonly title: string;
  readonly post: string;
  readonly organisation: string;
}

/** The body codes that the session holds for a filing of an organisation (uuid). */
export function bodiesFor(session: Session, organisation: string): readonly string[] {
  return [
    ...new Set(
      session.held
        .filter((held) => held.organisation === null || held.organisation === organisation)
        .map((held) => held.body),
    ),
  ];
}
