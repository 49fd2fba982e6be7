import { Extensions } from 'type-graphql';
import type { Context } from './context';
import { ApiError } from './errors';
import { RIGHTS, ROLES, type Right, type Role } from './rights';
import type { Session } from './session';

/** `anyone`: without signing in. `signed-in`: any session, even before an appointment has been chosen. */
export type Requirement = Right | 'anyone' | 'signed-in';

/** Says what a root field requires. Each has to: the schema is refused at start when one does not. */
export function Requires(requirement: Requirement): MethodDecorator {
  return Extensions({ requires: requirement }) as MethodDecorator;
}

/** Marks a mutation that opens its transactions itself (`ctx.separately`), e.g. signing in, whose failures must be kept. */
export function OwnTransactions(): MethodDecorator {
  return Extensions({ ownTransactions: true }) as MethodDecorator;
}

/** Marks a mutation whose answer holds a secret: it is never stored for a replay, so it takes no idempotency key. */
export function AnswersSecret(): MethodDecorator {
  return Extensions({ answersSecret: true }) as MethodDecorator;
}

export function signedIn(ctx: Context): Session {
  if (!ctx.session) throw new ApiError('UNAUTHENTICATED');
  return ctx.session;
}

export function may(session: Session, right: Right): boolean {
  if (session.kind === 'system') return true;
  if (session.scopes !== null && !session.scopes.includes(right)) return false;
  const roles: readonly Role[] = RIGHTS[right];
  return roles.some((role) => session.roles.includes(role));
}

/** @throws ApiError UNAUTHENTICATED without a session in an office, FORBIDDEN naming who may. */
export function authorise(ctx: Context, requirement: Requirement): void {
  if (requirement === 'anyone') return;
  const session = signedIn(ctx);
  if (requirement === 'signed-in' || may(session, requirement)) return;
  const roles: readonly Role[] = RIGHTS[requirement];
  throw new ApiError(
    'FORBIDDEN',
    roles.length === 0
      ? `“${requirement}”只能由系统执行`
      : `该操作（${requirement}）须由${roles.map((role) => ROLES[role]).join('或')}进行`,
    { right: requirement },
  );
}
