import type { IncomingMessage } from 'node:http';

/**
 * Whether a socket is asked for by a page of this server. Browsers send the cookie with a socket whatever page opens it, and
 * ask nobody before; programs send no origin and no cookie that they were not given.
 */
export function isSameOrigin({ headers: { origin, host } }: Pick<IncomingMessage, 'headers'>): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase();
}
