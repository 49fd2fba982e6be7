import type { Request, Response } from 'express';
import { RateLimiterRes, type RateLimiterMemory } from 'rate-limiter-flexible';
import type { Client } from '../context';
import { ApiError } from '../errors';

const COOKIE = 'tongchou_session';
const TOKEN = /^[A-Za-z0-9_-]{20,100}$/;

/** The token of a request: `Authorization: Bearer` goes before the cookie. */
export function tokenOf(request: Request): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer ?? cookieOf(request);
  return token !== null && token !== undefined && TOKEN.test(token) ? token : null;
}

function cookieOf(request: Request): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === COOKIE && value !== undefined) return value;
  }
  return null;
}

export interface ClientOptions {
  readonly secure: boolean;
  readonly logins: RateLimiterMemory;
}

export function clientOf(request: Request, response: Response, { secure, logins }: ClientOptions): Client {
  const key = request.headers['idempotency-key'];
  const address = request.socket.remoteAddress ?? '';
  return {
    address,
    idempotencyKey: typeof key === 'string' ? key : null,
    countLogin: async () => {
      try {
        await logins.consume(address);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw new ApiError('RATE_LIMITED', `登录过于频繁，请 ${Math.ceil(error.msBeforeNext / 1000)} 秒后再试`);
      }
    },
    setSessionCookie: (token, expires) => {
      // The session cookie: unreadable for scripts, never sent along from another site.
      response.cookie(COOKIE, token ?? '', {
        httpOnly: true,
        sameSite: 'strict',
        secure,
        path: '/',
        expires: expires ?? new Date(0),
      });
    },
  };
}
