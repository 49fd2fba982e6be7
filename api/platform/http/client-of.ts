import type { BlockList } from 'node:net';
import type { Request, Response } from 'express';
import { RateLimiterRes, type RateLimiterMemory } from 'rate-limiter-flexible';
import type { Client } from '../context';
import { ApiError } from '../errors';
import { addressKey, clientAddress } from './client-address';

const COOKIE = 'tongchou_session';
const BEARER = /^Bearer +(\S+)$/i;
const TOKEN = /^[A-Za-z0-9_-]{20,100}$/;

/** The token of a request: `Authorization: Bearer` goes before the cookie. */
export function tokenOf(request: Pick<Request, 'headers'>): string | null {
  const { authorization } = request.headers;
  const isBearer = authorization !== undefined && BEARER.test(authorization);
  return isBearer ? tokenIn(authorization) : sound(cookieOf(request));
}

/** The token of an `Authorization: Bearer …`; null where it is none. */
export function tokenIn(authorization: string): string | null {
  return sound(BEARER.exec(authorization)?.[1] ?? null);
}

function sound(token: string | null): string | null {
  return token !== null && TOKEN.test(token) ? token : null;
}

function cookieOf(request: Pick<Request, 'headers'>): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === COOKIE && value !== undefined) return value;
  }
  return null;
}

export interface ClientOptions {
  readonly secure: boolean;
  readonly logins: RateLimiterMemory;
  readonly proxies: BlockList;
}

export function clientOf(request: Request, response: Response, { secure, logins, proxies }: ClientOptions): Client {
  const key = request.headers['idempotency-key'];
  const address = clientAddress(request, proxies);
  return {
    address,
    idempotencyKey: typeof key === 'string' ? key : null,
    countLogin: async () => {
      try {
        await logins.consume(addressKey(address));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw new ApiError('RATE_LIMITED', `登录过于频繁，请 ${Math.ceil(error.msBeforeNext / 1000)} 秒后再试`);
      }
    },
    setSessionCookie: (token, lastsMs) => {
      // The session cookie: unreadable for scripts, never sent along from another site. It lasts from when it comes, whatever time the browser has.
      response.cookie(COOKIE, token ?? '', {
        httpOnly: true,
        sameSite: 'strict',
        secure,
        path: '/',
        maxAge: token === null ? 0 : lastsMs,
      });
    },
  };
}
