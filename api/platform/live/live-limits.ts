/** What one client, one person and all together may hold open. */
export const LIVE_LIMITS = {
  /** Sockets on one server. */
  sockets: 500,
  /** Sockets of one person (or program), on one server. */
  ofPerson: 10,
  /** Subscriptions on one socket. */
  subscriptions: 20,
  /** Bytes of one message. */
  messageBytes: 16 * 1024,
  /** Messages of one socket within {@link LIVE_TIMES.messagesMs}. */
  messages: 100,
} as const;

/** Milliseconds; the tests give shorter ones. */
export interface LiveTimes {
  /** Until a client has said who it is. */
  readonly init: number;
  /** How long changes are gathered before anybody is told of them. */
  readonly gather: number;
  /** How often it is asked whether a session still stands, if nothing is told of it before. */
  readonly recheck: number;
  /** How often a silent client is asked for a sign of life. */
  readonly ping: number;
  readonly messagesMs: number;
}

export const LIVE_TIMES: LiveTimes = { init: 5_000, gather: 150, recheck: 60_000, ping: 15_000, messagesMs: 10_000 };

/** Why a socket was closed; below 4400 and 4403 a client may try again. */
export const CLOSED = {
  /** Nobody is signed in, or the session has ended. A client does not try again by itself. */
  unauthenticated: { code: 4401, reason: 'Unauthorized' },
  /** The session acts in another office now: come again. */
  changed: { code: 4403, reason: 'Session changed' },
  /** As the protocol has it for what is too much. */
  tooMany: { code: 4429, reason: 'Too many' },
  goingAway: { code: 1001, reason: 'Going away' },
} as const;
