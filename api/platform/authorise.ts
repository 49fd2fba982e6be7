import { Extensions } from 'type-graphql';
import type { Context } from './context';
import { ApiError } from './errors';
import { RIGHT_WORDS } from './right-words';
import { isForPrograms, RIGHTS, ROLES, type Right, type Role } from './rights';
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
  if (session.scopes !== null && (!session.scopes.includes(right) || !isForPrograms(right))) return false;
  const roles: readonly Role[] = RIGHTS[right];
  return roles.some((role) => session.roles.includes(role));
}

/** @throws ApiError UNAUTHENTICATED without a session in an office, FORBIDDEN naming what was tried and who may. */
export function authorise(ctx: Context, requirement: Requirement): void {
  if (requirement === 'anyone') return;
  const session = signedIn(ctx);
  if (requirement === 'signed-in' || may(session, requirement)) return;
  throw forbidden(session, [requirement]);
}

/** For what any one of several rights is enough. @throws as {@link authorise}; names all of them */
export function authoriseOneOf(ctx: Context, rights: readonly [Right, ...Right[]]): void {
  const session = signedIn(ctx);
  if (!rights.some((right) => may(session, right))) throw forbidden(session, rights);
}

function forbidden(session: Session, rights: readonly [Right, ...Right[]]): ApiError {
  const what = rights.map((right) => `“${RIGHT_WORDS[right]}”`).join('或');
  const roles = [...new Set(rights.flatMap((right): readonly Role[] => RIGHTS[right]))];
  const whose = roles.map((role) => ROLES[role]).join('或');
  const message =
    roles.length === 0
      ? `${what}只能由系统执行`
      : session.scopes === null
        ? `${what}须由${whose}进行`
        : rights.some(isForPrograms)
          ? `服务账号没有${what}的权限：其任职须为${whose}，且创建时给了这项权限`
          : `${what}须由${whose}本人进行，服务账号不能`;
  return new ApiError('FORBIDDEN', message, { right: rights[0] });
}
